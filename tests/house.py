"""The whole product as real processes, for tests that kill, restart and race them."""

import os
import signal
import subprocess
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any, TypeVar

import requests

from bot import clock
from bot.cli import child, programs

T = TypeVar("T")

ACCOUNT = "AC" + "0" * 32
TOKEN = "a-token-of-this-test"


class House:
    """Simulator, web, worker and clock over one database and one Redis, on free ports.

    `start()` starts all; `start("web")` one; `kill("worker")` is a `kill -9`.
    """

    def __init__(self, folder: Path, database_url: str, redis_url: str) -> None:
        self.folder = folder
        self.server = "granian"
        self.web_port, self.simulator_port = child.free_port(), child.free_port()
        self.web_url = f"http://127.0.0.1:{self.web_port}"
        self.simulator_url = f"http://127.0.0.1:{self.simulator_port}"
        self.clock_file = folder / "clock"
        self.env = {
            **os.environ,
            "DATABASE_URL": database_url,
            "REDIS_URL": redis_url,
            "PUBLIC_URL": self.web_url,
            "TWILIO_ACCOUNT_SID": ACCOUNT,
            "TWILIO_AUTH_TOKEN": TOKEN,
            "TWILIO_WHATSAPP_FROM": "+14155238886",
            "TWILIO_SMS_FROM": "+15005550006",
            "SMS_RATE": "80",
            "TWILIO_API_URL": self.simulator_url,
            "CLOCK_OFFSET_FILE": str(self.clock_file),
            # Then every answer is in the webhook's response, where most tests look for it.
            "ANSWER_BUTTONS": "false",
            "PYTHONPATH": str(programs.ROOT),
            "SPOOL_FOLDER": str(folder / "spool"),
        }
        self._running: dict[str, subprocess.Popen[bytes]] = {}

    def start(self, *names: str) -> None:
        """Start these programs (all, when none is named) and wait until they answer."""
        for name in names or ("simulator", "web", "worker", "clock"):
            self._running[name] = child.start(
                self._command(name), log=self.folder / f"{name}.log", env=self.env,
                folder=programs.ROOT,
            )  # fmt: skip
            if name == "web":
                self._until_answers(name, f"{self.web_url}/health/live")
            if name == "simulator":
                self._until_answers(name, f"{self.simulator_url}/simulator/health")

    def start_another(self, name: str) -> None:
        """Start a second worker or clock; it is known as "another …" from then on."""
        self._running[f"another {name}"] = child.start(
            self._command(name), log=self.folder / f"another {name}.log", env=self.env,
            folder=programs.ROOT,
        )  # fmt: skip

    def runs(self, name: str) -> bool:
        """Whether it was started, and neither stopped nor killed by us."""
        return name in self._running

    def stop(self, *names: str) -> None:
        """End these programs (all, when none is named) as a shutdown does."""
        for name in names or tuple(reversed(self._running)):
            child.stop(self._running.pop(name))

    def kill(self, name: str) -> None:
        """`kill -9`, the program's own children included."""
        process = self._running.pop(name)
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()

    def log(self, name: str) -> str:
        """All that the program has written."""
        return (self.folder / f"{name}.log").read_text()

    def say(self, phone: str, words: str, channel: str = "whatsapp") -> dict[str, Any]:
        """A person writes to the bot; returns the simulator's {"sid", "status", "replies"}."""
        said = {"from": phone, "channel": channel, "body": words}
        answer = requests.post(f"{self.simulator_url}/simulator/say", json=said, timeout=30)
        answer.raise_for_status()
        return answer.json()

    def order(self, **fault: Any) -> None:
        """A fault of the provider."""
        url = f"{self.simulator_url}/simulator/faults"
        requests.post(url, json=fault, timeout=10).raise_for_status()

    def messages(self, phone: str, after: int = 0) -> list[dict[str, Any]]:
        """What has arrived on this phone and was written from it, later than index `after`."""
        url = f"{self.simulator_url}/simulator/phones/{phone}?after={after}"
        answer = requests.get(url, timeout=10)
        answer.raise_for_status()
        return answer.json()["messages"]

    def move_clock(self, **by: float) -> None:
        """Move the clock of all processes away from true time, as `timedelta(**by)` says."""
        clock.move(self.clock_file, timedelta(**by))

    def until(self, what: Callable[[], T], patience: float = 30.0) -> T:
        """Ask again and again until the answer is truthy; returns it."""
        end = time.monotonic() + patience
        while not (result := what()):
            if time.monotonic() > end:
                raise TimeoutError("\n".join(f"{n}:\n{self.log(n)}" for n in self._running))
            time.sleep(0.05)
        return result

    def _command(self, name: str) -> list[str]:
        if name == "web":
            return programs.web(self.web_port, self.server)
        if name == "simulator":
            return programs.simulator(self.simulator_port)
        return {"worker": programs.worker, "clock": programs.clock}[name]()

    def _until_answers(self, name: str, url: str) -> None:
        def answers() -> bool:
            if self._running[name].poll() is not None:
                raise RuntimeError(f"{name} ended at its start:\n{self.log(name)}")
            try:
                return requests.get(url, timeout=5).status_code < 500
            except (requests.ConnectionError, requests.Timeout):  # a busy machine loads slowly
                return False

        self.until(answers)
