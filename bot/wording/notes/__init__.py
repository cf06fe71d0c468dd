"""Who else has to hear of what happened, and by which message."""

from collections.abc import Callable
from typing import Any

from bot.domain import events as e
from bot.wording.notes import (
    bank,
    books,
    bylaws,
    cash,
    founding,
    loans,
    meetings,
    people,
    saving,
    sessions,
    share,
)
from bot.wording.notes.base import Note, Scene, entry_name, head_name, when
from bot.wording.notes.saving import receipt

__all__ = ["Note", "Scene", "entry_name", "head_name", "notes", "receipt", "when"]

_NOTES: dict[type, Callable[[Any, Scene], list[Note]]] = {
    **saving.NOTES,
    **cash.NOTES,
    **bank.NOTES,
    **books.NOTES,
    **bylaws.NOTES,
    **loans.NOTES,
    **meetings.NOTES,
    **people.NOTES,
    **sessions.NOTES,
    **founding.NOTES,
    **share.NOTES,
    e.PayoutsAsked: books.each_proposed,
}


def notes(event: e.Event, scene: Scene) -> list[Note]:
    """All notes an event gives rise to."""
    make = _NOTES.get(type(event))
    return make(event, scene) if make else []
