"""The only reader of the time: all else asks here, so that a rehearsal or a test can move it."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from time import monotonic
from zoneinfo import ZoneInfo

INDIA = ZoneInfo("Asia/Kolkata")
_RE_READ = 0.1  # seconds; a rehearsal that moves the clock expects to see it at once


def _system() -> datetime:
    return datetime.now(UTC)


_source: Callable[[], datetime] = _system


def now() -> datetime:
    """The present moment in UTC."""
    return _source()


def today(zone: ZoneInfo = INDIA) -> date:
    """The calendar day of people in `zone`."""
    return now().astimezone(zone).date()


def follow(file: Path | None) -> None:
    """Shift the clock by the seconds written in `file`, read again as it changes; None = true time.

    Only the rehearsal (`make run`) uses it: several processes have to see one moved clock.
    """
    global _source
    _source = _Shifted(file) if file else _system


class _Shifted:
    def __init__(self, file: Path) -> None:
        self._file = file
        self._read_at = -1.0
        self._shift = timedelta()

    def __call__(self) -> datetime:
        if monotonic() - self._read_at > _RE_READ:
            self._read_at = monotonic()
            text = self._file.read_text().strip() if self._file.exists() else ""
            self._shift = timedelta(seconds=float(text or 0))
        return _system() + self._shift
