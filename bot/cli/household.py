"""The processes of `make run`: started in order, started again when one dies, ended together."""

import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import requests

from bot.cli import child
from bot.cli.local_redis import LocalRedis
from bot.cli.programs import ROOT

_READY = 60.0  # seconds for everything to answer
_TOO_SOON = 5.0  # seconds; what dies sooner than this, three times running, is broken
_TRIES = 3


class WillNotRunError(Exception):
    """A program dies as often as it is started; the message ends with its last lines."""


@dataclass
class _Program:
    name: str
    command: Sequence[str]
    process: subprocess.Popen[bytes]
    started_at: float
    short_lives: int = 0


class Household:
    """`start` them one by one, call `tend` now and then, `stop` at the end."""

    def __init__(
        self,
        redis: LocalRedis,
        env: Mapping[str, str],
        logs: Path,
        tell: Callable[[str], None],
    ) -> None:
        self._redis, self._env, self._logs, self._tell = redis, env, logs, tell
        self._programs: list[_Program] = []
        self._wants_redis_down = False

    def start(self, name: str, command: Sequence[str]) -> None:
        """Start a program; its output goes to a log of its name."""
        self._programs.append(
            _Program(name, command, self._process(name, command), time.monotonic())
        )

    def tend(self) -> None:
        """Start again whatever has died. Raises WillNotRunError."""
        if self._redis.is_down and not self._wants_redis_down:
            self._tell("Redis ended; starting it again. Nothing is lost: the books are in SQL.")
            self._redis.start()
        for program in self._programs:
            if (code := program.process.poll()) is not None:
                self._again(program, code)

    @property
    def redis_state(self) -> str:
        """running | down, of a Redis of our own; "" = one was given, and is not ours to kill."""
        if not self._redis.is_ours:
            return ""
        return "down" if self._redis.is_down else "running"

    def keep_redis(self, *, down: bool) -> None:
        """Kill our own Redis and leave it dead, or let it be started again by `tend`."""
        if down and self.redis_state == "running":
            self._tell("Redis is killed, as the room wishes. The books are in SQL.")
            self._wants_redis_down = True
            self._redis.kill()
        elif not down and self._wants_redis_down:
            self._wants_redis_down = False

    def wait_for(self, url: str) -> None:
        """Until `url` answers 200. Raises WillNotRunError."""
        until = time.monotonic() + _READY
        answer = ""
        while time.monotonic() < until:
            self.tend()
            try:
                response = requests.get(url, timeout=5)
            except requests.RequestException as error:
                answer = type(error).__name__
            else:
                if response.ok:
                    return
                answer = f"HTTP {response.status_code} {response.text[:300]}"
            time.sleep(0.1)
        raise WillNotRunError(f"{url} is not ready: {answer}; logs are in {self._logs}")

    def stop(self) -> None:
        """End them in the opposite order, each after it has finished what it has in hand."""
        for program in reversed(self._programs):
            child.stop(program.process)
        self._programs.clear()

    def _again(self, program: _Program, code: int) -> None:
        lived = time.monotonic() - program.started_at
        program.short_lives = program.short_lives + 1 if lived < _TOO_SOON else 0
        if program.short_lives >= _TRIES:
            raise WillNotRunError(
                f"{program.name} does not stay up:\n{self._last_lines(program.name)}"
            )
        self._tell(f"{program.name} ended (code {code}); starting it again.")
        time.sleep(0.2)
        program.process = self._process(program.name, program.command)
        program.started_at = time.monotonic()

    def _process(self, name: str, command: Sequence[str]) -> subprocess.Popen[bytes]:
        return child.start(command, log=self._logs / f"{name}.log", env=self._env, folder=ROOT)

    def _last_lines(self, name: str) -> str:
        text = (self._logs / f"{name}.log").read_text(errors="replace")
        return "\n".join(text.splitlines()[-15:])
