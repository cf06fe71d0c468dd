"""Writes women into a register: their lines, their offices, and the phones that reach them."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any, Protocol

from sqlalchemy import Connection, insert, select

from bot import clock
from bot.domain.entries import GENESIS
from bot.domain.groups import Cycle, Role
from bot.domain.schedule import next_day
from bot.store.tables import Address, AddressMember, Group, Member, OfficeHeld

CHANNELS = ("whatsapp", "sms")  # in the order in which a member is tried


class Enrolled(Protocol):
    """A line of the register to be."""

    @property
    def number(self) -> int: ...

    @property
    def name(self) -> str: ...

    @property
    def relation(self) -> str: ...

    @property
    def phone(self) -> str: ...

    @property
    def role(self) -> Role | None: ...

    @property
    def language(self) -> str: ...


def create_group(connection: Connection, at: datetime, **values: Any) -> int:
    """A group without anybody in it yet; returns its id."""
    usual = {
        "place": "",
        "timezone": clock.INDIA.key,
        "bylaws": {},
        "head": GENESIS,
        "entries": 0,
        "created_at": at,
    }
    new = insert(Group).values(usual | values).returning(Group.id)
    return int(connection.execute(new).scalar_one())


def first_due(rule: str, cycle: Cycle, day: date) -> date:
    """The cycle of the first meeting: what was due before is in the opening balances."""
    first = next_day(rule or "monthly:1", day)
    return first.replace(day=1) if cycle is Cycle.MONTHLY else first


def enrol(
    connection: Connection,
    group_id: int,
    members: Sequence[Enrolled],
    day: date,
    source: str = "",
) -> None:
    """Their lines from `day` on, with the offices they hold."""
    lines = [
        {
            "group_id": group_id,
            "number": member.number,
            "name": member.name,
            "relation": member.relation,
            "language": member.language,
            "joined_on": day,
            "source": source,
        }
        for member in members
    ]
    connection.execute(insert(Member), lines)
    offices = [
        {"group_id": group_id, "role": member.role, "since": day, "member": member.number}
        for member in members
        if member.role
    ]
    if offices:
        connection.execute(insert(OfficeHeld), offices)


def give_phones(
    connection: Connection, group_id: int, members: Iterable[Enrolled], at: datetime
) -> None:
    """Both channels of each phone; a phone that several share, or that is known, is one address."""
    for member in members:
        if member.phone:
            link(connection, group_id, member.number, addresses(connection, member.phone, at))


def link(
    connection: Connection, group_id: int, member: int, found: Iterable[int], first: int = 0
) -> None:
    """These addresses reach her, tried in their order; those that do already stay as they are."""
    known = set(_addresses_of(connection, group_id, member))
    rows = [
        {"group_id": group_id, "member": member, "address_id": address, "rank": rank}
        for rank, address in enumerate(found, first)
        if address not in known
    ]
    if rows:
        connection.execute(insert(AddressMember), rows)


def _addresses_of(connection: Connection, group_id: int, member: int) -> Iterable[int]:
    hers = select(AddressMember.address_id).where(
        AddressMember.group_id == group_id, AddressMember.member == member
    )
    return connection.execute(hers).scalars()


def addresses(connection: Connection, phone: str, at: datetime) -> tuple[int, ...]:
    """Of this phone on every channel, made where they are new."""
    return tuple(_address(connection, channel, phone, at) for channel in CHANNELS)


def _address(connection: Connection, channel: str, phone: str, at: datetime) -> int:
    known = connection.execute(
        select(Address.id).where(Address.channel == channel, Address.phone == phone)
    ).scalar()
    if known is not None:
        return int(known)
    new = insert(Address).values(
        channel=channel, phone=phone, language="", script="", created_at=at
    )
    return int(connection.execute(new.returning(Address.id)).scalar_one())
