"""An instalment is near, due today, or late: told three days before, on the day, then weekly.

Money that comes meanwhile withdraws it (`dispatch/finishing.py`); a phone that several women use
gets one message, which says neither "loan" nor a sum.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sqlalchemy import Connection, select

from bot.books import queries
from bot.domain.groups import Group
from bot.domain.loans import Standing
from bot.i18n import money, short_day
from bot.notices.base import Notice, awake, by_phone, message
from bot.notices.listed import listed
from bot.outbox import Message
from bot.outbox.quiet import EVENING
from bot.outbox.reach import Reach, reach
from bot.store import tables
from bot.wording.notes.base import day_of

NAME = "instalment_due"
_AHEAD = timedelta(days=3)
_FROM = time(10)
_WEEK = 7
_GROUPS = (
    select(tables.Group.id, tables.Group.timezone)
    .join(tables.Loan, tables.Loan.group_id == tables.Group.id)
    .where(tables.Loan.state == "paid")
    .distinct()
    .order_by(tables.Group.id)
)


@dataclass(frozen=True)
class _Due:
    """What a member is told: `said` makes it once; of several loans the latest one counts."""

    kind: str
    member: int
    loan: int
    paise: int
    day: date  # by which, or since when
    said: str
    days_late: int = 0


def _due(connection: Connection, at: datetime) -> Iterator[Message]:
    for group_id, local in awake(connection, _GROUPS, at, _FROM):
        group = queries.group(connection, group_id)
        yield from _remind(connection, group, _dues(connection, group, local.date()), local)


def _dues(connection: Connection, group: Group, today: date) -> dict[int, _Due]:
    """By member: the loan that is latest, of those that are equally late the first."""
    there = {member.number for member in queries.members(connection, group.id, today)}
    whose = {
        line.number: line.member
        for line in queries.loans(connection, group.id, states=queries.OPEN)
        if line.member in there
    }
    found: dict[int, _Due] = {}
    for loan, its in queries.standings(connection, group, today).items():
        if loan not in whose:
            continue
        due = _of_loan(whose[loan], loan, its, today)
        before = found.get(whose[loan])
        if due and (before is None or due.days_late > before.days_late):
            found[due.member] = due
    return found


def _of_loan(member: int, loan: int, its: Standing, today: date) -> _Due | None:
    if its.overdue:
        since = today - timedelta(its.days_late)
        week = its.days_late // _WEEK
        said = f"late:{loan}:{since}:{week}"
        return _Due("instalment_overdue", member, loan, its.overdue, since, said, its.days_late)
    if its.next_due == today and not its.is_ahead:
        return _Due("instalment_today", member, loan, its.instalment, today, f"on:{loan}:{today}")
    if its.is_ahead and its.next_due and its.next_due - _AHEAD <= today < its.next_due:
        said = f"near:{loan}:{its.next_due}"
        return _Due(NAME, member, loan, its.instalment, its.next_due, said)
    return None


def _remind(
    connection: Connection, group: Group, dues: dict[int, _Due], local: datetime
) -> Iterator[Message]:
    today = local.date()
    ways = reach(connection, group.id, dues)
    names = {member.number: member.name for member in queries.members(connection, group.id, today)}
    tonight = datetime.combine(today, EVENING, local.tzinfo)
    for members in by_phone(ways):
        way, due = ways[members[0]], dues[members[0]]
        who = [names[member] for member in members if member in names]
        yield _message(group.id, way, due, who, tonight)


def _message(group_id: int, way: Reach, due: _Due, names: list[str], expires: datetime) -> Message:
    kind = "instalment_due_shared" if way.shared else due.kind
    day = short_day(due.day) if kind == "instalment_overdue" else day_of(due.day)
    whose = f"phone:{way.address_id}" if way.shared else str(due.member)
    return message(
        kind,
        way,
        {"amount": money(due.paise), "names": listed(names), "day": day},
        group_id=group_id,
        member=None if way.shared else due.member,
        expires_at=expires,
        once=f"{NAME}:{group_id}:{due.said}:{way.address_id}",
        cause=f"instalment:{group_id}:{whose}",
    )


NOTICE = Notice(NAME, _due, every=timedelta(minutes=30))
