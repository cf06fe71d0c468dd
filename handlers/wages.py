"""Wages of several women."""

from typing import Any

from bot.context import Context
from bot.talk import Lines, Start, collected


def wages(it: Context) -> Start:
    """Whatever the message gave is kept; the rest is asked, and everything is read back."""
    it.must_be_officer()
    given = collected(it.slots, it.members, it.number)
    answers: dict[str, Any] = {}
    if not given.is_empty and not it.meaning.ambiguous:
        answers["lines"] = Lines(it.members, it.number, it.today).keep(given)
    if work := it.slots.other.get("activity"):
        answers["activity"] = work
    return Start("wages", answers, note=" ".join(given.unclear))
