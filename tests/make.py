"""Builders: each writes the few rows a test stands on and gives back what names them."""

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime

from sqlalchemy import Connection, insert

from bot.domain.entries import GENESIS
from bot.domain.groups import Cycle, Programme, Role
from bot.domain.money import Paise, rupees
from bot.store.tables import Address, AddressMember, Group, Member, OfficeHeld
from tests.people import EVERYONE, Person

NOW = datetime(2026, 11, 21, 6, 30, tzinfo=UTC)  # a Saturday, noon in India
TODAY = date(2026, 11, 21)
SINCE = date(2026, 1, 1)


def create_group(
    connection: Connection,
    people: Iterable[Person] = EVERYONE,
    *,
    code: str = "ASHA1",
    name: str = "आशा समूह",
    saving: Paise = rupees(100),
    cycle: Cycle = Cycle.MONTHLY,
    programme: Programme = Programme.NRLM,
    language: str = "hi",
    dues_from: date | None = date(2026, 11, 1),
    holder: int | None = None,
    phones: bool = False,
    **more: object,
) -> int:
    """A group with its register and offices, no entries; returns its id.

    `phones` gives each member her WhatsApp address; `more` sets further columns of the group.
    """
    values = {
        "code": code,
        "name": name,
        "programme": programme,
        "place": "",
        "cycle": cycle,
        "saving": saving,
        "language": language,
        "timezone": "Asia/Kolkata",
        "dues_from": dues_from,
        "meeting_rule": "",
        "meeting_place": "",
        "bylaws": {},
        "holder": holder,
        "head": GENESIS,
        "entries": 0,
        "created_at": NOW,
        **more,
    }
    group_id: int = connection.execute(
        insert(Group).values(values).returning(Group.id)
    ).scalar_one()
    for person in people:
        create_member(connection, group_id, person)
    if phones:
        create_phones(connection, group_id, people)
    return group_id


def create_member(
    connection: Connection,
    group_id: int,
    person: Person,
    *,
    joined_on: date = SINCE,
    left_on: date | None = None,
) -> None:
    """One line of the register, with her office."""
    connection.execute(
        insert(Member).values(
            group_id=group_id,
            number=person.number,
            name=person.name,
            relation=person.relation,
            language="",
            joined_on=joined_on,
            left_on=left_on,
            opening=0,
        )
    )
    if person.role:
        give_role(connection, group_id, person.number, person.role)


def give_role(
    connection: Connection,
    group_id: int,
    member: int,
    role: Role,
    since: date = SINCE,
    until: date | None = None,
) -> None:
    """An office from `since`; with `until` it has ended that day."""
    connection.execute(
        insert(OfficeHeld).values(
            group_id=group_id, role=role, since=since, member=member, until=until
        )
    )


def create_address(
    connection: Connection,
    phone: str,
    members: Sequence[tuple[int, int]] = (),
    *,
    channel: str = "whatsapp",
    language: str = "",
    rank: int = 0,
    heard_at: datetime | None = NOW,
    **more: object,
) -> int:
    """A phone on one channel that reaches `members`, each (group, number); returns its id.

    `heard_at` opens WhatsApp's 24 hours (None = she never wrote).
    """
    values = {
        "channel": channel,
        "phone": phone,
        "language": language,
        "script": "",
        "heard_at": heard_at,
        "created_at": NOW,
        **more,
    }
    address: int = connection.execute(
        insert(Address).values(values).returning(Address.id)
    ).scalar_one()
    for group_id, member in members:
        connection.execute(
            insert(AddressMember).values(
                group_id=group_id, member=member, address_id=address, rank=rank
            )
        )
    return address


def create_phones(
    connection: Connection, group_id: int, people: Iterable[Person] = EVERYONE
) -> dict[str, int]:
    """The WhatsApp address of each phone in the register: phone → address id; shared ones once."""
    owners: dict[str, list[tuple[int, int]]] = {}
    for person in people:
        if person.phone:
            owners.setdefault(person.phone, []).append((group_id, person.number))
    return {phone: create_address(connection, phone, who) for phone, who in owners.items()}
