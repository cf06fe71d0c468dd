"""`make run` as it is, for tests that look at its room: every process real, nothing on the way."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.cli import child, programs

_PATIENCE = 90.0


@contextmanager
def rehearsal(folder: Path, **settings: str) -> Iterator[str]:
    """The room's address, as soon as `up` says that all is up; the first evening is over."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "rehearsal.played").touch()
    log = folder / "up.log"
    env = {name: value for name, value in os.environ.items() if "TWILIO" not in name} | settings
    command = [sys.executable, "-u", "-m", "flask", "--app", "wsgi", "up", "--folder", str(folder)]
    process = child.start(command, log=log, env=env, folder=programs.ROOT)
    try:
        _wait(process, log)
        yield (folder / "simulator").read_text().strip()
    finally:
        child.stop(process)


def _wait(process: "subprocess.Popen[bytes]", log: Path) -> None:
    end = time.monotonic() + _PATIENCE
    while "The bot answers at" not in log.read_text():
        assert process.poll() is None, log.read_text()
        assert time.monotonic() < end, log.read_text()
        time.sleep(0.05)
