"""Who wants to join."""

from collections.abc import Callable
from typing import Any

from bot.domain import events as e
from bot.wording.notes.base import (
    Note,
    Scene,
)


def _join(event: e.JoinAsked, _scene: Scene) -> list[Note]:
    return [Note(n, "join_asked", {"name": event.name}) for n in event.ask]


NOTES: dict[type, Callable[[Any, Scene], list[Note]]] = {
    e.JoinAsked: _join,
}
