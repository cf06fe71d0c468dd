"""On the first of a month everybody hears how she stands, and officers how the group does.

Figures are those of the evening before. On a phone of several no sum of a member's is named.
"""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from sqlalchemy import Connection, bindparam, select

from bot.books import queries
from bot.books.queries.moves import flows
from bot.books.queries.statements import before, by_account, legs
from bot.domain.accounts import BANK, CASH, LOANS, MEMBER_SAVINGS
from bot.domain.groups import Group, Member
from bot.i18n import money, month_name
from bot.notices.base import Notice, awake, message
from bot.outbox import Message
from bot.outbox.queue import Lane
from bot.outbox.reach import Reach, reach
from bot.store import tables

NAME, SHARED, OF_GROUP = "monthly_statement", "monthly_statement_shared", "group_statement"
_FROM = time(10)
_STALE_AFTER = timedelta(days=3)
_GROUPS = select(tables.Group.id, tables.Group.timezone).where(tables.Group.entries > 0)
_TOLD = select(tables.Outbox.id).where(tables.Outbox.once == bindparam("once"))


class _Stand(NamedTuple):
    """A member in the evening of a month's last day, in paise."""

    saved: int = 0
    loan: int = 0
    due: int = 0


class _Turn(NamedTuple):
    """One group on the first of a month."""

    group: Group
    first: date  # today
    expires: datetime

    @property
    def last_month(self) -> date:
        """Its last day."""
        return self.first - timedelta(days=1)

    def once(self, kind: str, address_id: int) -> str:
        """Said to a phone once a month."""
        return f"{kind}:{self.group.id}:{self.first:%Y-%m}:{address_id}"


def _due(connection: Connection, at: datetime) -> Iterator[Message]:
    for group_id, local in awake(connection, _GROUPS, at, _FROM):
        if local.day == 1:
            group = queries.group(connection, group_id)
            turn = _Turn(group, local.date(), at + _STALE_AFTER)
            yield from _tell(connection, turn)


def _tell(connection: Connection, turn: _Turn) -> Iterator[Message]:
    members = queries.members(connection, turn.group.id, turn.first)
    ways = reach(connection, turn.group.id, [member.number for member in members])
    if not ways or _is_told(connection, turn, ways):
        return
    by_phone: dict[int, list[Member]] = {}
    for member in members:
        if member.number in ways:
            by_phone.setdefault(ways[member.number].address_id, []).append(member)
    stands = _stands(connection, turn)
    for hers in by_phone.values():
        way = ways[hers[0].number]
        if way.shared:
            yield _shared(turn, way, hers)
        else:
            yield _own(turn, way, hers[0].number, stands.get(hers[0].number, _Stand()))
    figures = _of_group(connection, turn)
    for officer in members:
        if officer.is_officer and officer.number in ways:
            yield _to_officer(turn, ways[officer.number], officer.number, figures)


def _is_told(connection: Connection, turn: _Turn, ways: dict[int, Reach]) -> bool:
    """All of a group are told at once: then nothing has to be reckoned again that day."""
    way = next(iter(ways.values()))
    key = turn.once(SHARED if way.shared else NAME, way.address_id)
    return connection.execute(_TOLD, {"once": key}).first() is not None


def _stands(connection: Connection, turn: _Turn) -> dict[int, _Stand]:
    loans = {str(one.number): one.member for one in queries.loans(connection, turn.group.id)}
    dues = queries.all_dues(connection, turn.group, turn.last_month)
    found = {number: _Stand(due=owed) for number, owed in dues.items()}
    for (account, party), paise in before(connection, turn.group.id, turn.first).items():
        if account in MEMBER_SAVINGS:
            old = found.get(int(party), _Stand())
            found[int(party)] = old._replace(saved=old.saved - paise)
        elif account == LOANS and party in loans:
            old = found.get(loans[party], _Stand())
            found[loans[party]] = old._replace(loan=old.loan + paise)
    return found


def _of_group(connection: Connection, turn: _Turn) -> dict[str, int]:
    """What came in and went out last month, and what was left."""
    since = turn.last_month.replace(day=1)
    moved = list(flows(legs(connection, turn.group.id, since, turn.last_month)))
    left = by_account(before(connection, turn.group.id, turn.first))
    return {
        "came": sum(flow.received for flow in moved),
        "went": sum(flow.paid for flow in moved),
        "cash": left.get(CASH, 0),
        "bank": left.get(BANK, 0),
    }


def _own(turn: _Turn, way: Reach, member: int, stand: _Stand) -> Message:
    figures = {name: money(paise) for name, paise in stand._asdict().items()}
    return _message(turn, NAME, way, member, figures)


def _shared(turn: _Turn, way: Reach, hers: list[Member]) -> Message:
    return _message(turn, SHARED, way, None, {"count": str(len(hers))})


def _to_officer(turn: _Turn, way: Reach, officer: int, figures: dict[str, int]) -> Message:
    said = {name: money(paise) for name, paise in figures.items()}
    return _message(turn, OF_GROUP, way, officer, said)


def _message(
    turn: _Turn, kind: str, way: Reach, member: int | None, figures: dict[str, str]
) -> Message:
    return message(
        kind,
        way,
        {"month": lambda: month_name(turn.last_month), **figures},
        lane=Lane.BROADCASTS,
        group_id=turn.group.id,
        member=member,
        expires_at=turn.expires,
        once=turn.once(kind, way.address_id),
    )


NOTICE = Notice(NAME, _due, every=timedelta(minutes=10))
