"""Quiet hours: nothing unasked goes out at night, it waits for the morning."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

MORNING, EVENING = time(8), time(20)  # of reminders
# When each kind of message may go, on the clocks of its group, by its lane (`bot.outbox.queue`).
# A receipt reaches her while the cash of an evening's meeting is still on the table; advertising
# has the narrowest hours (TRAI, TWILIO §7). Answers have none: she is awake, she just wrote.
_HOURS = {1: (time(7), time(21)), 2: (MORNING, EVENING), 3: (time(10), time(20))}
_SPREAD = 900  # seconds; all that waited for the morning must not go out in its first one
_SCATTER = 2_654_435_761  # Knuth's multiplier: neighbours in the table are far apart in time


def is_quiet(at: datetime, zone: ZoneInfo, lane: int = 2) -> bool:
    """Whether messages of this lane rest at this time on the clocks of `zone`."""
    begins, ends = _HOURS.get(lane, (MORNING, EVENING))
    return not begins <= at.astimezone(zone).time() < ends


def awake(at: datetime, zone: ZoneInfo, lane: int = 2) -> datetime:
    """`at`, or the beginning of the next day's hours where `at` is in the quiet ones."""
    if not is_quiet(at, zone, lane):
        return at
    begins, ends = _HOURS.get(lane, (MORNING, EVENING))
    wall = at.astimezone(zone)
    day = wall.date() + timedelta(days=1) if wall.time() >= ends else wall.date()
    return datetime.combine(day, begins, zone)


def allowed(at: datetime, zone: ZoneInfo, address_id: int, lane: int = 2) -> datetime:
    """`at`, or some minute of the next hours that is the address's own where `at` is in quiet ones.

    Two messages to one phone are spread alike, so that they keep their order.
    """
    if not is_quiet(at, zone, lane):
        return at
    return awake(at, zone, lane) + timedelta(seconds=address_id * _SCATTER % _SPREAD)
