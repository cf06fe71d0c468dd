"""The rehearsal's clock, which several processes and all their threads follow."""

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot import clock

WEEK = timedelta(days=7)
_ALMOST = timedelta(minutes=1)


@pytest.fixture
def file(tmp_path: Path) -> Iterator[Path]:
    """True time again afterwards."""
    yield tmp_path / "clock"
    clock.follow(None)


def _shift(now: datetime) -> timedelta:
    return now - datetime.now(UTC)


def test_it_is_followed_as_it_moves(file: Path) -> None:
    clock.follow(file)
    assert abs(_shift(clock.now())) < _ALMOST
    for shift in (WEEK, 2 * WEEK, timedelta(), -WEEK):
        clock.move(file, shift)
        assert abs(_shift(clock.now()) - shift) < _ALMOST
    file.unlink()
    assert abs(_shift(clock.now())) < _ALMOST


def test_no_thread_sees_true_time_while_another_reads(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A message that came in the first moment was once due a day late for it."""
    clock.move(file, WEEK)
    read = Path.read_text

    def slowly(path: Path) -> str:
        time.sleep(0.05)
        return read(path)

    monkeypatch.setattr(Path, "read_text", slowly)
    clock.follow(file)
    with ThreadPoolExecutor(8) as pool:
        seen = list(pool.map(lambda delay: (time.sleep(delay), clock.now())[1], [0, 0.02] * 4))
    assert all(abs(_shift(now) - WEEK) < _ALMOST for now in seen)


def test_nobody_reads_half_a_shift(file: Path) -> None:
    clock.move(file, WEEK)
    clock.follow(file)
    with ThreadPoolExecutor(2) as pool:
        moving = pool.submit(lambda: [clock.move(file, WEEK) for _ in range(500)])
        while not moving.done():
            assert abs(_shift(clock.now()) - WEEK) < _ALMOST
    moving.result()
