"""A clock that stands still until a test moves it."""

from datetime import UTC, datetime, timedelta


class Moment:
    """Stands in for the system's time in `bot.clock`; `at` is the present moment, in UTC."""

    def __init__(self) -> None:
        self.at = datetime(2026, 12, 9, 10, tzinfo=UTC)  # a Wednesday, half past three in India

    def __call__(self) -> datetime:
        return self.at

    def set(self, *when: int) -> datetime:
        """Set it to year, month, day, hour, minute in UTC."""
        self.at = datetime(*when, tzinfo=UTC)
        return self.at

    def move(self, **by: float) -> datetime:
        """Move it on, as `timedelta(**by)` says; returns the new moment."""
        self.at += timedelta(**by)
        return self.at
