"""Put a message into the outbox."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import IntEnum
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, Insert, bindparam, select
from sqlalchemy.dialects import postgresql, sqlite

from bot.clock import INDIA
from bot.outbox.quiet import allowed
from bot.outbox.rows import SILENT, AnyRow
from bot.outbox.states import WAITING
from bot.store.tables import Address, Group, Outbox


class Lane(IntEnum):
    """Who goes first when the provider allows only so many a second."""

    ANSWERS = 0
    RECEIPTS = 1
    REMINDERS = 2
    BROADCASTS = 3


@dataclass(frozen=True)
class Message:
    """A message to one address. `kind` is also the name of its template.

    `once`: a key under which it is written a single time (None = no such guard).
    `urgent`: goes at night too, and to a phone that said stop (answers to her own words).
    `cause`: "meeting:<group>:<number>:<version>", so that `withdraw` finds it.
    `attempts`: how often it was tried already, where it is written in place of another row.
    `media`: a paper (`Paper.query`) that goes along where the channel can; `text` says it without.
    """

    address_id: int
    kind: str
    language: str
    text: str
    lane: Lane = Lane.RECEIPTS
    group_id: int | None = None
    member: int | None = None
    variables: dict[str, str] = field(default_factory=dict)
    buttons: Sequence[tuple[str, str]] = ()
    due_at: datetime | None = None
    expires_at: datetime | None = None
    once: str | None = None
    cause: str = ""
    urgent: bool = False
    attempts: int = 0
    media: str = ""


_ADDRESSES = select(Address.id, Address.channel, SILENT.label("is_silent")).where(
    Address.id.in_(bindparam("addresses", expanding=True))
)
_ZONES = select(Group.id, Group.timezone).where(Group.id.in_(bindparam("groups", expanding=True)))
_INSERT: dict[str, Insert] = {
    "sqlite": sqlite.insert(Outbox)
    .on_conflict_do_nothing(index_elements=[Outbox.once])
    .returning(Outbox.id),
    "postgresql": postgresql.insert(Outbox)
    .on_conflict_do_nothing(index_elements=[Outbox.once])
    .returning(Outbox.id),
}


def queue(connection: Connection, messages: Sequence[Message], at: datetime) -> list[int]:
    """Write `messages` in one go; returns the ids of those that were new.

    Not urgent ones that fall into the quiet hours of their lane (at the receiver's) are deferred,
    not dropped; to a phone that said stop, on whichever channel, only urgent ones are written.
    """
    addresses = _addresses(connection, messages)
    zones = _zones(connection, [message for message in messages if not message.urgent])
    rows = [
        _row(message, addresses[message.address_id].channel, _due(message, zones, at), at)
        for message in messages
        if message.urgent or not addresses[message.address_id].is_silent
    ]
    if not rows:
        return []
    return list(connection.execute(_INSERT[connection.dialect.name], rows).scalars())


def _addresses(connection: Connection, messages: Iterable[Message]) -> dict[int, AnyRow]:
    ids = {message.address_id for message in messages}
    found = connection.execute(_ADDRESSES, {"addresses": list(ids)}) if ids else ()
    return {row.id: row for row in found}


def _zones(connection: Connection, messages: Iterable[Message]) -> dict[int, ZoneInfo]:
    groups = {message.group_id for message in messages if message.group_id is not None}
    if not groups:
        return {}
    found = connection.execute(_ZONES, {"groups": list(groups)})
    return {group: ZoneInfo(name) for group, name in found}


def _due(message: Message, zones: dict[int, ZoneInfo], at: datetime) -> datetime:
    due = message.due_at or at
    if message.urgent:
        return due
    zone = INDIA if message.group_id is None else zones.get(message.group_id, INDIA)
    return allowed(due, zone, message.address_id, message.lane)


def _row(message: Message, line: str, due_at: datetime, at: datetime) -> dict[str, Any]:
    return {
        "once": message.once,
        "group_id": message.group_id,
        "member": message.member,
        "address_id": message.address_id,
        "kind": message.kind,
        "line": line,
        "lane": int(message.lane),
        "language": message.language,
        "text": message.text,
        "variables": message.variables,
        "buttons": [list(button) for button in message.buttons],
        "cause": message.cause,
        "urgent": message.urgent,
        "state": WAITING,
        "due_at": due_at,
        "expires_at": message.expires_at,
        "attempts": message.attempts,
        "media": message.media,
        "lease": "",
        "error": "",
        "created_at": at,
    }
