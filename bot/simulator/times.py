"""The clock of the rehearsal moved on: by a span, or to a moment that is worth to be seen."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.simulator.world import World

INDIA = ZoneInfo("Asia/Kolkata")
_SPANS = {"minute": timedelta(minutes=1), "hour": timedelta(hours=1), "day": timedelta(days=1)}
_EVE, _MORNING = time(18), time(9)


def goal(world: World, to: str, group: str = "") -> datetime | None:
    """The moment that `to` names; None = there is none ahead. Raises ValueError on its name.

    minute, hour, day; eve (18:00 before the group's next meeting), meeting (its beginning), month
    (the 1st of the next, in the morning).
    """
    now = world.now().astimezone(INDIA)
    if to in _SPANS:
        return now + _SPANS[to]
    if to == "month":
        return datetime.combine(_first_of_next(now), _MORNING, INDIA)
    if to not in {"eve", "meeting"}:
        raise ValueError("to is minute, hour, day, month, eve or meeting")
    told = world.house.meeting_of(group)
    if told is None:
        return None
    meets = datetime.fromisoformat(told).astimezone(INDIA)
    eve = datetime.combine(meets.date() - timedelta(days=1), _EVE, INDIA)
    wanted = eve if to == "eve" else meets
    return wanted if wanted > now else None


def move(world: World, to: datetime) -> None:
    """Put the clock on to `to`; all processes follow where the world has a clock file."""
    by = to - world.now()
    file = world.config.clock_file
    if by <= timedelta():
        return  # never back: what has happened has happened
    if file is None:
        world.offset += by
    else:
        shift = float(file.read_text()) if file.exists() else 0.0
        new = file.with_name(f"{file.name}.room")
        new.write_text(str(shift + by.total_seconds()))
        new.replace(file)  # nobody reads half of it
    world.feed.tell()


def _first_of_next(now: datetime) -> datetime:
    month = now.year * 12 + now.month
    return now.replace(year=month // 12, month=month % 12 + 1, day=1)
