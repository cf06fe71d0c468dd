"""Put a message into the outbox, or take it out before it was sent."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import IntEnum

from sqlalchemy import Connection


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


def queue(connection: Connection, messages: Sequence[Message], at: datetime) -> list[int]:
    """Write `messages` in one go; returns the ids of those that were new.

    Not urgent ones that fall into the quiet hours (20:00 to 08:00 at the receiver's) are deferred, not
    dropped; to an address that said stop only urgent ones are written.
    """
    raise NotImplementedError


def withdraw(connection: Connection, cause: str, at: datetime) -> int:
    """Cancel all waiting messages with this cause; returns how many."""
    raise NotImplementedError
