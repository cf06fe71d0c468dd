"""`make run PLAY=once` as it is: every process real, the first evening played to its end."""

import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

from bot.books.check import check
from bot.cli import stage
from bot.cli.programs import ROOT
from bot.cli.up import Run, _rehearsal_env
from bot.config import Settings
from bot.imports.samples.load import load
from bot.store import Store
from tests import make

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


def test_a_rehearsal_never_touches_the_database_of_real_groups(tmp_path: Path) -> None:
    """Its women are invented; on the day of real credentials nobody may hear from them."""
    given = Settings(_env_file=None, database_url=f"sqlite:///{tmp_path}/real.db")
    names = {
        stage.kept(tmp_path).database_url,
        stage.fresh(tmp_path).database_url,
        stage.live(tmp_path, given).database_url,
        stage.live(tmp_path, Settings(_env_file=None)).database_url,
    }
    files = {name.rpartition("/")[2] for name in names}
    assert files == {"rehearsal.db", "evening.db", "real.db", "bachat.db"}


def test_with_real_credentials_sample_groups_stop_the_start(tmp_path: Path) -> None:
    """Before anything is started; a code alone does not make a sample group."""
    url = f"sqlite:///{tmp_path}/real.db"
    here = stage.Stage(url, tmp_path / "clock", tmp_path / "played")
    stage.migrate(here)
    store = Store(url)
    real = store.write(lambda c: make.create_group(c, code="SRISHTI"))
    store.write(lambda c: make.create_address(c, "+919999977777", [(real, 1)]))
    assert stage.sample_groups(here) == []
    store.write(lambda c: list(load(c, datetime(2026, 11, 21, 6, 30, tzinfo=UTC))))
    store.close()
    done = _live(tmp_path, url)
    assert done.returncode == 1
    assert "Nothing was started. The database holds sample groups" in done.stderr
    assert not (tmp_path / "logs").exists()


def _live(folder: Path, url: str) -> subprocess.CompletedProcess[str]:
    env = os.environ | {
        "DATABASE_URL": url,
        "TWILIO_ACCOUNT_SID": "AC" + "1" * 32,
        "TWILIO_AUTH_TOKEN": "a-token",
        "TWILIO_SMS_FROM": "+15005550006",
        "TWILIO_API_URL": "http://127.0.0.1:1",
    }
    return subprocess.run(
        [sys.executable, "-m", "flask", "--app", "wsgi", "up", "--folder", str(folder)],
        cwd=ROOT, env=env, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip


def test_a_rehearsal_sends_nothing_over_a_real_gateway(tmp_path: Path) -> None:
    """Whatever SMS_ROUTES says in the operator's `.env`."""
    run = Run(tmp_path, stage.kept(tmp_path), "http://127.0.0.1:1", "http://127.0.0.1:2", False)
    env = _rehearsal_env(run)
    assert (env["SMS_ROUTES"], env["TWILIO_API_URL"]) == ("*=twilio", "http://127.0.0.1:2")
