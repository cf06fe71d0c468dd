"""What a page of the room is told: its phones' messages, and all else that it shows."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from bot.simulator.shown import shown
from bot.simulator.world import World

SCREENFUL = 60  # messages of a phone at first, and more on demand
_FLOOD = 400  # so many at once are not told one by one: the page begins anew
_LOOK = 1.0  # seconds between two looks at the clock

PROVIDER_DOWN = "provider is down"


def slow(number: str) -> str:
    """The name of the faults that make this phone slow."""
    return f"slow {number}"


def state(world: World) -> dict[str, Any]:
    """Everything but messages."""
    faults = world.faults.names()
    with world.lock:
        phones = {
            number: {
                "has_whatsapp": phone.has_whatsapp,
                "is_off": phone.is_off,
                "is_slow": slow(number) in faults,
                "has_opted_out": phone.has_opted_out,
                "wrote_at": phone.wrote_at and phone.wrote_at.isoformat(),
            }
            for number, phone in world.phones.items()
        }
    return {
        "now": world.now().isoformat(),
        "phones": phones,
        "groups": world.house.groups,
        "redis": world.house.redis,
        "redis_wish": world.house.wishes["redis"],
        "provider_down": PROVIDER_DOWN in faults,
    }


def older(world: World, number: str, before: int | None = None) -> dict[str, Any]:
    """A screenful of this phone's messages, before the one with index `before` (None = newest)."""
    with world.lock:
        phone = world.phones.get(number)
        there = phone.messages if phone else []
        end = len(there) if before is None else max(before - 1, 0)
        start = max(end - SCREENFUL, 0)
        return {"messages": [shown(world, m) for m in there[start:end]], "more": start > 0}


def beginning(world: World, numbers: Sequence[str]) -> dict[str, Any]:
    """All that a page draws first, and the place to ask for more from."""
    place = world.feed.place  # first: what changes meanwhile is told twice rather than never
    phones = {number: older(world, number) for number in numbers}
    return {"place": place, "state": state(world), "phones": phones}


@dataclass
class Reader:
    """One page that looks: which phones it shows, and how far it was told."""

    world: World
    numbers: frozenset[str]
    place: str
    shift: timedelta | None = None

    def next(self, wait: float = _LOOK) -> dict[str, Any] | None:
        """What is new: {place, state?, messages} or {reload}; None = nothing came while waiting."""
        news = self.world.feed.since(self.place, wait)
        messages = [m for m in news if m.phone in self.numbers] if news else []
        if news is None or len(messages) > _FLOOD:
            return {"reload": True}
        shift = self.world.shift()
        told: dict[str, Any] = {"place": news.place}
        if news.of_state or shift != self.shift:
            told["state"] = state(self.world)
        self.place, self.shift = news.place, shift
        if messages:
            told["messages"] = [shown(self.world, message) for message in messages]
        return told if len(told) > 1 else None

    def __iter__(self) -> Iterator[dict[str, Any] | None]:
        """For ever; after word of a reload there is nothing more to say."""
        while True:
            told = self.next()
            yield told
            if told and "reload" in told:
                return
