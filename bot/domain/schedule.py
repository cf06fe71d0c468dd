"""When a group meets and saves: small rules such as `monthly:10`, `weekly:mon`, `lunar:purnima`."""

from calendar import monthrange
from datetime import date, timedelta

from bot.domain import moon
from bot.domain.groups import Cycle

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def next_day(rule: str, after: date) -> date:
    """The first day later than `after` on which `rule` falls.

    Rules: `weekly:mon`; `fortnightly:2026-11-02` (every 14 days from that day);
    `monthly:10` (the last day in shorter months); `monthly:1-mon` (first Monday);
    `monthly:last-sat`; `lunar:purnima`, `lunar:11`, `lunar:krishna-4` (see `bot.domain.moon`).
    Raises ValueError for anything else.
    """
    kind, _, when = rule.partition(":")
    if kind == "lunar":
        return moon.next_day(when, after)
    if kind == "weekly":
        return after + timedelta((DAYS.index(when) - after.weekday() - 1) % 7 + 1)
    if kind == "fortnightly":
        return after + timedelta(14 - (after - date.fromisoformat(when)).days % 14)
    if kind != "monthly":
        raise ValueError(f"no such meeting rule: {rule}")
    day = _in_month(when, after.year, after.month)
    if day > after:
        return day
    following = after.replace(day=1) + timedelta(days=32)
    return _in_month(when, following.year, following.month)


def next_days(rule: str, after: date, count: int) -> tuple[date, ...]:
    """The first `count` days later than `after` on which `rule` falls."""
    days: list[date] = []
    while len(days) < count:
        days.append(next_day(rule, days[-1] if days else after))
    return tuple(days)


def is_lunar(rule: str) -> bool:
    """Whether it goes by the moon, so that almanacs may differ from it by a day."""
    return rule.startswith("lunar:")


def _in_month(when: str, year: int, month: int) -> date:
    length = monthrange(year, month)[1]
    if when.isdigit():
        return date(year, month, min(max(int(when), 1), length))
    nth, _, name = when.partition("-")
    first = date(year, month, 1)
    days = [
        d for d in (first + timedelta(n) for n in range(length)) if d.weekday() == DAYS.index(name)
    ]
    if nth == "last":
        return days[-1]
    return days[min(int(nth), len(days)) - 1]


def cycle_start(cycle: Cycle, anchor: date, day: date) -> date:
    """The first day of the saving cycle of `day`: the 1st, or counted by 7 or 14 from `anchor`."""
    if cycle is Cycle.MONTHLY:
        return day.replace(day=1)
    length = 7 if cycle is Cycle.WEEKLY else 14
    return day - timedelta((day - anchor).days % length)


def next_cycle(cycle: Cycle, anchor: date, day: date) -> date:
    """The first day of the saving cycle after the one that `day` lies in."""
    start = cycle_start(cycle, anchor, day)
    if cycle is Cycle.MONTHLY:
        return (start + timedelta(days=32)).replace(day=1)
    return start + timedelta(7 if cycle is Cycle.WEEKLY else 14)


def cycles_due(cycle: Cycle, first: date, today: date) -> int:
    """How many savings fell due from the cycle of `first` to that of `today`, both counted."""
    if today < first:
        return 0
    if cycle is Cycle.MONTHLY:
        return (today.year - first.year) * 12 + today.month - first.month + 1
    return (today - first).days // (7 if cycle is Cycle.WEEKLY else 14) + 1
