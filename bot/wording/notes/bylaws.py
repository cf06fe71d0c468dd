"""A rule was decided anew: everybody hears of it."""

from collections.abc import Callable
from functools import partial
from typing import Any

from bot.domain import events as e
from bot.wording.bylaws import law_name, law_value
from bot.wording.notes.base import Figure, Note, Scene, day_of


def _changed(event: e.BylawChanged, scene: Scene) -> list[Note]:
    figures: dict[str, Figure] = {
        "what": partial(law_name, event.law),
        "amount": partial(law_value, event.law, event.value),
        "day": day_of(event.since),
    }
    return [Note(n, "bylaw_changed", figures) for n in scene.all_but()]


NOTES: dict[type, Callable[[Any, Scene], list[Note]]] = {e.BylawChanged: _changed}
