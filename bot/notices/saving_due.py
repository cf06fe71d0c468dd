"""Who still owes saving is told once a cycle, three days before it has to be there.

The day is that of the cycle's next meeting, where savings are collected: three days are enough to
put the money aside, and too few to forget it again. A group that has planned none is reminded some
days before its month ends (the 25th), or three before its week or fortnight does.
"""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from sqlalchemy import Connection, select

from bot.books import queries
from bot.domain.groups import Cycle, Group
from bot.domain.money import Paise
from bot.domain.schedule import cycle_start, next_cycle
from bot.i18n import money
from bot.notices.base import Notice, awake, by_phone, message
from bot.notices.listed import listed
from bot.outbox import Message
from bot.outbox.quiet import EVENING
from bot.outbox.reach import Reach, reach
from bot.store import tables
from bot.wording.notes.base import day_of

NAME = "saving_due"
_AHEAD = timedelta(days=3)
_MONTHLY_DAY = 25
_FROM = time(10)
_GROUPS = select(tables.Group.id, tables.Group.timezone).where(
    tables.Group.dues_from.is_not(None), tables.Group.saving > 0
)


class _Due(NamedTuple):
    cycle: date  # its first day
    until: date


def _due(connection: Connection, at: datetime) -> Iterator[Message]:
    for group_id, local in awake(connection, _GROUPS, at, _FROM):
        group = queries.group(connection, group_id)
        if due := _is_time(connection, group, local):
            yield from _remind(connection, group, due, local)


def _is_time(connection: Connection, group: Group, local: datetime) -> _Due | None:
    today = local.date()
    if group.dues_from is None or today < group.dues_from:
        return None
    start = cycle_start(group.cycle, group.dues_from, today)
    end = next_cycle(group.cycle, group.dues_from, today) - timedelta(days=1)
    meeting = queries.next_meeting(connection, group.id, local)
    day = meeting.starts_at.astimezone(local.tzinfo).date() if meeting else None
    if day and day <= end:
        return _Due(start, day) if day - _AHEAD <= today <= day else None
    first = end.replace(day=_MONTHLY_DAY) if group.cycle is Cycle.MONTHLY else end - _AHEAD
    return _Due(start, end) if today >= first else None


def _remind(connection: Connection, group: Group, due: _Due, local: datetime) -> Iterator[Message]:
    today = local.date()
    owing = {n: owed for n, owed in queries.all_dues(connection, group, today).items() if owed}
    if not owing:
        return
    ways = reach(connection, group.id, owing)
    names = {member.number: member.name for member in queries.members(connection, group.id, today)}
    expires = datetime.combine(due.until, EVENING, local.tzinfo)
    for members in by_phone(ways):
        way, who = ways[members[0]], [names[member] for member in members]
        yield _message(group.id, way, members, who, owing[members[0]], due, expires)


def _message(
    group_id: int,
    way: Reach,
    members: list[int],
    names: list[str],
    owed: Paise,
    due: _Due,
    expires: datetime,
) -> Message:
    """On a phone of several no sum is named: whoever holds it would read another woman's."""
    kind = "saving_due_shared" if way.shared else NAME
    return message(
        kind,
        way,
        {"amount": money(owed), "names": listed(names), "day": day_of(due.until)},
        group_id=group_id,
        member=None if way.shared else members[0],
        expires_at=expires,
        once=f"{NAME}:{group_id}:{due.cycle}:{way.address_id}",
        cause=f"saving:{group_id}:"
        + (f"phone:{way.address_id}" if way.shared else str(members[0])),
    )


NOTICE = Notice(NAME, _due, every=timedelta(minutes=10))
