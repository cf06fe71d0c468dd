"""Carry out one command: check the rules, write, say what happened."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from bot.domain.commands import Command
from bot.domain.events import Event


@dataclass(frozen=True)
class Actor:
    """Who wants it: a member of a group, from an address; the clock and imports have no member."""

    group_id: int | None
    member: int | None
    address_id: int | None = None


@dataclass(frozen=True)
class Outcome:
    """What happened. `repeated`: this source was carried out before; nothing was written again."""

    events: tuple[Event, ...]
    repeated: bool = False


def carry_out(
    connection: Connection, by: Actor, command: Command, source: str, at: datetime
) -> Outcome:
    """Check and write `command`; `source` ("in:123", "clock:…", "import:…") makes it happen once.

    Raises DomainError, with nothing written.
    """
    raise NotImplementedError
