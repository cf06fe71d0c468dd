"""Senders killed at every step and at any time; `make faults` does it a thousand times."""

import os
import subprocess
import sys

import pytest

from bot.cli import programs

KILLS = 60
SEED = 20261122


@pytest.mark.skipif(os.environ.get("FAULTS") == "all", reason="`make faults` kills 1,000 beside")
def test_nothing_is_lost_and_nothing_double(pytestconfig: pytest.Config) -> None:
    """In a process of its own: only one without threads can be forked again and again."""
    command = [
        sys.executable, "-m", "tests.faults.kills", "--kills", str(KILLS), "--seed", str(SEED),
        "--database", pytestconfig.option.database,
    ]  # fmt: skip
    done = subprocess.run(command, cwd=programs.ROOT, capture_output=True, text=True)
    sys.stdout.write(done.stdout)
    assert done.returncode == 0, done.stdout + done.stderr
    assert f"kills {KILLS} " in done.stdout
    assert "lost 0, double 0, states back 0, senders that failed 0" in done.stdout
