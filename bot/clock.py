"""The only reader of the time: all else asks here, so that a rehearsal or a test can move it."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

INDIA = ZoneInfo("Asia/Kolkata")


def _system() -> datetime:
    return datetime.now(UTC)


_source: Callable[[], datetime] = _system


def now() -> datetime:
    """The present moment in UTC."""
    return _source()


def today(zone: ZoneInfo = INDIA) -> date:
    """The calendar day of people in `zone`."""
    return now().astimezone(zone).date()


def world() -> datetime:
    """The present moment of everybody else, also in a rehearsal: what their devices go by."""
    return _system() if isinstance(_source, _Shifted) else _source()


def follow(file: Path | None) -> None:
    """Shift the clock by the seconds written in `file`, read again as it changes; None = true time.

    Only the rehearsal (`make run`) uses it: several processes have to see one moved clock.
    """
    global _source
    _source = _Shifted(file) if file else _system


def move(file: Path, shift: timedelta) -> None:
    """Tell all that follow `file`; none of them sees half of it."""
    new = file.with_name(f"{file.name}.new")
    new.write_text(str(shift.total_seconds()))
    new.replace(file)


class _Shifted:
    def __init__(self, file: Path) -> None:
        self._file = file
        self._seen: tuple[tuple[int, int], timedelta] = ((0, 0), timedelta())

    def __call__(self) -> datetime:
        try:
            stat = self._file.stat()
        except FileNotFoundError:
            return _system()
        version = stat.st_mtime_ns, stat.st_ino
        seen = self._seen
        if seen[0] != version:  # not read at every call
            seen = version, timedelta(seconds=float(self._file.read_text()))
            self._seen = seen  # both at once: another thread must not take the old shift for it
        return _system() + seen[1]
