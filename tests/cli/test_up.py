"""`make run PLAY=once` as it is: every process real, the first evening played to its end."""

import os
import subprocess
import sys
from pathlib import Path

from bot.books.check import check
from bot.cli.programs import ROOT
from bot.store import Store

_MINUTES = 5


def test_the_first_evening(tmp_path: Path) -> None:
    """Twice in one folder: the second evening must find nothing of the first."""
    for _ in range(2):
        done = _up(tmp_path)
        assert done.returncode == 0, done.stdout + done.stderr
        assert "The evening went well." in done.stdout
    store = Store(f"sqlite:///{tmp_path}/evening.db")
    assert store.read(check) == []
    store.close()


def _up(folder: Path) -> subprocess.CompletedProcess[str]:
    env = {name: value for name, value in os.environ.items() if "TWILIO" not in name}
    return subprocess.run(
        [sys.executable, "-m", "flask", "--app", "wsgi", "up", "--play", "once",
         "--folder", str(folder)],
        cwd=ROOT, env=env, capture_output=True, text=True, timeout=_MINUTES * 60, check=False,
    )  # fmt: skip
