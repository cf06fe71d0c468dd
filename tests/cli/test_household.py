"""The supervisor of `make run`: what dies comes back, what is broken is told, all end together."""

import os
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.cli import child
from bot.cli.household import Household, WillNotRunError
from bot.cli.local_redis import LocalRedis

SLEEPS = [sys.executable, "-c", "import time, os; print(os.getpid(), flush=True); time.sleep(60)"]
FAILS = [sys.executable, "-c", "raise SystemExit('the roof is leaking')"]


@pytest.fixture
def told() -> list[str]:
    return []


@pytest.fixture
def household(tmp_path: Path, told: list[str]) -> Iterator[Household]:
    with LocalRedis(tmp_path / "redis") as redis:
        household = Household(redis, os.environ, tmp_path, told.append)
        yield household
        household.stop()


def test_a_program_that_is_killed_is_started_again(
    household: Household, told: list[str], tmp_path: Path
) -> None:
    household.start("web", SLEEPS)
    (first,) = _pids(tmp_path / "web.log", 1)
    os.kill(first, signal.SIGKILL)
    _tend_until(household, lambda: told)
    assert told == ["web ended (code -9); starting it again."]
    assert len(set(_pids(tmp_path / "web.log", 2))) == 2


def test_a_program_that_cannot_run_is_given_up_with_its_last_words(household: Household) -> None:
    household.start("web", FAILS)
    with pytest.raises(WillNotRunError, match="the roof is leaking"):
        _tend_until(household, lambda: False)


def test_a_redis_that_dies_comes_back(tmp_path: Path, told: list[str]) -> None:
    with LocalRedis(tmp_path / "redis") as redis:
        redis.kill()
        Household(redis, os.environ, tmp_path, told.append).tend()
        assert not redis.is_down
        assert "Redis ended" in told[0]


def test_stopping_ends_every_program(household: Household, tmp_path: Path) -> None:
    household.start("web", SLEEPS)
    (pid,) = _pids(tmp_path / "web.log", 1)
    household.stop()
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


def test_what_never_answers_is_named(household: Household, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.cli.household._READY", 0.3)
    url = f"http://127.0.0.1:{child.free_port()}/health/ready"
    with pytest.raises(WillNotRunError, match="health/ready is not ready: ConnectionError"):
        household.wait_for(url)


def _pids(log: Path, many: int) -> list[int]:
    until = time.monotonic() + 10
    while len(lines := log.read_text().split()) < many:
        assert time.monotonic() < until
        time.sleep(0.02)
    return [int(line) for line in lines]


def _tend_until(household: Household, done: object) -> None:
    until = time.monotonic() + 20
    while not done():  # type: ignore[operator]
        assert time.monotonic() < until
        household.tend()
        time.sleep(0.02)
