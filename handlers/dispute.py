"""A member says that what is written is wrong."""

from typing import Any

from bot.context import Context
from bot.talk import Start

_JUST_THAT = 3  # "गलत है" says no more than the intent itself: ask what is wrong


def dispute(it: Context) -> Start:
    """The receipt by its code, or the newest; her words if she gave some."""
    answers: dict[str, Any] = {}
    entries = [entry for entry in it.last_entries(1) if not entry.reversed]
    if it.slots.code:
        answers["code"] = it.slots.code
    elif entries:
        answers["code"] = entries[0].code
    if len(it.words.split()) > _JUST_THAT:
        answers["words"] = it.words
    return Start("dispute", answers)
