"""Quiet hours: nothing unasked goes out at night, it waits for the morning."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

EVENING = time(20)
MORNING = time(8)
_SPREAD = 300  # seconds; all that waited for the morning must not go out in its first one


def is_quiet(at: datetime, zone: ZoneInfo) -> bool:
    """Whether it is between 20:00 and 08:00 on the clocks of `zone`."""
    wall = at.astimezone(zone).time()
    return wall >= EVENING or wall < MORNING


def awake(at: datetime, zone: ZoneInfo) -> datetime:
    """`at`, or 08:00 after it where `at` is in the quiet hours."""
    if not is_quiet(at, zone):
        return at
    wall = at.astimezone(zone)
    day = wall.date() + timedelta(days=1) if wall.time() >= EVENING else wall.date()
    return datetime.combine(day, MORNING, zone)


def allowed(at: datetime, zone: ZoneInfo, address_id: int) -> datetime:
    """`at`, or some minute after 08:00 that is the address's own where `at` is in quiet hours.

    Two messages to one phone are spread alike, so that they keep their order.
    """
    if not is_quiet(at, zone):
        return at
    return awake(at, zone) + timedelta(seconds=address_id * 37 % _SPREAD)
