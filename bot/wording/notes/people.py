"""Who wants to join."""

from collections.abc import Callable
from typing import Any

from bot.domain import events as e
from bot.wording.notes.base import (
    Note,
    Scene,
    yes_no,
)


def _join(event: e.JoinAsked, _scene: Scene) -> list[Note]:
    buttons = yes_no(f"topic=join&number={event.request}")
    return [Note(n, "join_asked", {"name": event.name}, buttons) for n in event.ask]


NOTES: dict[type, Callable[[Any, Scene], list[Note]]] = {
    e.JoinAsked: _join,
}
