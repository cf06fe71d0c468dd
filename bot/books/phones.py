"""What belongs to a phone, not to a member: its language, stop and start, and asking to join."""

from datetime import datetime

from sqlalchemy import Connection, insert, or_, select, update

from bot.books.actor import Actor
from bot.books.case import open_case
from bot.books.queries.register import group_id_by_code
from bot.domain.commands import AskToJoin, ChooseLanguage, StartMessages, StopMessages
from bot.domain.errors import Code, DomainError
from bot.domain.events import Event, JoinAsked, PhoneChanged
from bot.store.tables import Address, JoinRequest

_NAME_LENGTH = 60


def choose_language(
    connection: Connection, by: Actor, command: ChooseLanguage, source: str, at: datetime
) -> tuple[Event, ...]:
    """Speak it to this phone from now on."""
    _change(connection, by, language=command.language)
    return (PhoneChanged("language", command.language),)


def stop(
    connection: Connection, by: Actor, command: StopMessages, source: str, at: datetime
) -> tuple[Event, ...]:
    """Nothing unasked from now on."""
    _change(connection, by, stopped_at=at)
    return (PhoneChanged("stop"),)


def start(
    connection: Connection, by: Actor, command: StartMessages, source: str, at: datetime
) -> tuple[Event, ...]:
    """Unasked messages again, on every channel of this phone: a stop on one silences them all."""
    phone = select(Address.phone).where(Address.id == by.address_id).scalar_subquery()
    whole_phone = or_(Address.id == by.address_id, Address.phone == phone)
    connection.execute(update(Address).where(whole_phone).values(stopped_at=None))
    return (PhoneChanged("start"),)


def ask_to_join(
    connection: Connection, by: Actor, command: AskToJoin, source: str, at: datetime
) -> tuple[Event, ...] | None:
    """Tell the officers; one open request of a phone to a group is enough."""
    group_id = group_id_by_code(connection, command.group_code)
    if group_id is None:
        raise DomainError(Code.UNKNOWN_CODE, code=command.group_code)
    case = open_case(connection, Actor(group_id, None, by.address_id), source, at)
    waiting = select(JoinRequest.id).where(
        JoinRequest.group_id == group_id,
        JoinRequest.address_id == by.address_id,
        JoinRequest.state == "waiting",
    )
    if connection.execute(waiting).first():
        return None
    name = " ".join(command.name.split())[:_NAME_LENGTH]
    request = connection.execute(
        insert(JoinRequest)
        .values(group_id=group_id, address_id=by.address_id, name=name, asked_at=at, source=source)
        .returning(JoinRequest.id)
    ).scalar_one()
    return (JoinAsked(group_id, request, name, case.officers()),)


def _change(connection: Connection, by: Actor, **values: object) -> None:
    connection.execute(update(Address).where(Address.id == by.address_id).values(**values))
