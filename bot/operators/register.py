"""One group as its operator may see it: women, phones, offices, meetings; balances to be read."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, bindparam, func, select

from bot.books.queries import AccountTotal, trial_balance
from bot.books.queries.register import register
from bot.domain.accounts import MEMBER_SAVINGS
from bot.domain.groups import Member
from bot.outbox.rows import SILENT
from bot.store.tables import Address, AddressMember, Attendance, Balance, Meeting

_MEETINGS_SHOWN = 12


@dataclass(frozen=True)
class Way:
    """An address of a woman. `state`: works | stopped | unusable | silent (never heard of)."""

    id: int
    channel: str
    phone: str
    state: str
    heard_at: datetime | None
    sharers: int


@dataclass(frozen=True)
class Woman:
    """A line of the register with what she has saved, in paise."""

    member: Member
    ways: Sequence[Way]
    saved: int


@dataclass(frozen=True)
class Held:
    """A meeting; `present` = how many were there."""

    number: int
    starts_at: datetime
    state: str
    present: int


@dataclass(frozen=True)
class Sheet:
    """All of a group's page."""

    women: Sequence[Woman]
    meetings: Sequence[Held]
    balances: Sequence[AccountTotal]


_SHARERS = (
    select(func.count())
    .where(AddressMember.address_id == Address.id)
    .correlate(Address)
    .scalar_subquery()
)
_WAYS = (
    select(
        AddressMember.member,
        Address.id,
        Address.channel,
        Address.phone,
        Address.heard_at,
        Address.unusable_since,
        SILENT.label("is_silent"),
        _SHARERS.label("sharers"),
    )
    .join(Address, Address.id == AddressMember.address_id)
    .where(AddressMember.group_id == bindparam("group_id"))
    .order_by(AddressMember.member, AddressMember.rank, Address.channel.desc())
)
_SAVED = (
    select(Balance.party, func.sum(Balance.paise))
    .where(Balance.group_id == bindparam("group_id"), Balance.code.in_(MEMBER_SAVINGS))
    .group_by(Balance.party)
)
_PRESENT = (
    select(func.count())
    .where(
        Attendance.group_id == Meeting.group_id,
        Attendance.meeting == Meeting.number,
        Attendance.present.is_(True),
    )
    .correlate(Meeting)
    .scalar_subquery()
)
_MEETINGS = (
    select(Meeting.number, Meeting.starts_at, Meeting.state, _PRESENT)
    .where(Meeting.group_id == bindparam("group_id"))
    .order_by(Meeting.number.desc())
    .limit(_MEETINGS_SHOWN)
)
_PHONES = (
    select(Address.phone)
    .distinct()
    .join(AddressMember, AddressMember.address_id == Address.id)
    .where(
        AddressMember.group_id == bindparam("group_id"),
        AddressMember.member == bindparam("member"),
        Address.phone.is_not(None),
    )
)


def sheet(connection: Connection, group_id: int, today: date) -> Sheet:
    """Five statements, however many women there are."""
    of_group = {"group_id": group_id}
    ways: dict[int, list[Way]] = defaultdict(list)
    for row in connection.execute(_WAYS, of_group):
        ways[row.member].append(_way(row))
    saved = {party: -int(paise) for party, paise in connection.execute(_SAVED, of_group)}
    women = [
        Woman(one, ways[number], saved.get(str(number), 0))
        for number, one in register(connection, group_id, today).items()
    ]
    meetings = [Held(*row) for row in connection.execute(_MEETINGS, of_group)]
    return Sheet(women, meetings, trial_balance(connection, group_id))


def phones(connection: Connection, group_id: int, member: int) -> Sequence[str]:
    """Her numbers in full: only after it was written down that somebody looked."""
    which = {"group_id": group_id, "member": member}
    return [phone for phone in connection.execute(_PHONES, which).scalars() if phone]


def _way(row: Any) -> Way:
    state = "works" if row.heard_at else "silent"
    if row.unusable_since:
        state = "unusable"
    if row.is_silent:
        state = "stopped"
    return Way(row.id, row.channel, row.phone or "", state, row.heard_at, row.sharers)
