"""Who wants a command carried out, and what came of it."""

from dataclasses import dataclass

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
