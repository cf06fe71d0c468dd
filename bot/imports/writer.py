"""A draft becomes a group: register, offices, phones, opening balances and the first meeting."""

from collections.abc import Iterable
from datetime import date, datetime

from sqlalchemy import Connection, insert, select

from bot import clock
from bot.books.carry_out import Actor, carry_out
from bot.domain import accounts
from bot.domain.commands import OpenBooks, Opening, PlanNextMeeting
from bot.domain.entries import GENESIS
from bot.domain.groups import Cycle, Role
from bot.domain.money import Paise
from bot.domain.schedule import next_day
from bot.imports.draft import Draft, Fault, MemberDraft
from bot.store.tables import Address, AddressMember, Group, Member, OfficeHeld

CHANNELS = ("whatsapp", "sms")  # in the order in which a member is tried


def already_there(connection: Connection, draft: Draft) -> tuple[Fault, ...]:
    """What stands against writing `draft` into these books."""
    taken = connection.execute(select(Group.id).where(Group.code == draft.code)).first()
    if taken is None:
        return ()
    return (Fault("group", 0, f"there is a group with the code {draft.code} already"),)


def write(connection: Connection, draft: Draft, at: datetime) -> int:
    """Write `draft` as of `at`; returns the group's id. Raises DomainError."""
    day = at.astimezone(clock.INDIA).date()
    group_id = _group(connection, draft, day, at)
    _register(connection, group_id, draft.members, day)
    _phones(connection, group_id, draft.members, at)
    by = Actor(group_id, None)
    if balances := _openings(draft):
        command = OpenBooks(day, tuple(balances))
        carry_out(connection, by, command, f"import:{draft.code}:opening", at)
    if draft.meeting_rule:
        carry_out(connection, by, PlanNextMeeting(), f"import:{draft.code}:meeting", at)
    return group_id


def _group(connection: Connection, draft: Draft, day: date, at: datetime) -> int:
    treasurer = draft.with_office(Role.TREASURER)
    new = insert(Group).values(
        code=draft.code,
        name=draft.name,
        programme=draft.programme,
        place=draft.place,
        cycle=draft.cycle,
        saving=draft.saving,
        language=draft.language,
        timezone=clock.INDIA.key,
        dues_from=draft.dues_from or _first_due(draft, day),
        meeting_rule=draft.meeting_rule,
        meeting_time=draft.meeting_time,
        meeting_place=draft.meeting_place,
        bylaws={},
        holder=treasurer.number if treasurer else None,
        head=GENESIS,
        entries=0,
        created_at=at,
    )
    group_id: int = connection.execute(new.returning(Group.id)).scalar_one()
    return group_id


def _first_due(draft: Draft, day: date) -> date:
    """The cycle of the first meeting: what was due before is in the opening balances."""
    first = next_day(draft.meeting_rule, day) if draft.meeting_rule else next_day("monthly:1", day)
    return first.replace(day=1) if draft.cycle is Cycle.MONTHLY else first


def _register(
    connection: Connection, group_id: int, members: Iterable[MemberDraft], day: date
) -> None:
    connection.execute(
        insert(Member),
        [
            {
                "group_id": group_id,
                "number": member.number,
                "name": member.name,
                "relation": member.relation,
                "language": member.language,
                "joined_on": day,
            }
            for member in members
        ],
    )
    offices = [
        {"group_id": group_id, "role": member.role, "since": day, "member": member.number}
        for member in members
        if member.role
    ]
    if offices:
        connection.execute(insert(OfficeHeld), offices)


def _phones(
    connection: Connection, group_id: int, members: Iterable[MemberDraft], at: datetime
) -> None:
    """Both channels of each phone; a phone that several share, or that is known, is one address."""
    links = [
        {
            "group_id": group_id,
            "member": member.number,
            "address_id": _address(connection, channel, member.phone, at),
            "rank": rank,
        }
        for member in members
        if member.phone
        for rank, channel in enumerate(CHANNELS)
    ]
    if links:
        connection.execute(insert(AddressMember), links)


def _address(connection: Connection, channel: str, phone: str, at: datetime) -> int:
    known = connection.execute(
        select(Address.id).where(Address.channel == channel, Address.phone == phone)
    ).scalar()
    if known is not None:
        return int(known)
    new = insert(Address).values(
        channel=channel, phone=phone, language="", script="", created_at=at
    )
    address_id: int = connection.execute(new.returning(Address.id)).scalar_one()
    return address_id


def _openings(draft: Draft) -> list[Opening]:
    """What each woman has saved, and the fund; `OpenBooks` sets the rest against 3090."""
    openings = [
        Opening(accounts.SAVING, str(member.number), Paise(-member.opening))
        for member in draft.members
        if member.opening
    ]
    if draft.revolving_fund:
        openings += [
            Opening(accounts.BANK, "", draft.revolving_fund),
            Opening(accounts.REVOLVING_FUND, "", Paise(-draft.revolving_fund)),
        ]
    return openings
