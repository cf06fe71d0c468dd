"""An officer looks at a complaint."""

from typing import Any

from bot.context import Context
from bot.talk import Start


def settle_dispute(it: Context) -> Start:
    """Which one, if there are several, and what was decided, as far as the message says so."""
    it.must_be_officer()
    answers: dict[str, Any] = {}
    if it.slots.number:
        answers["number"] = it.slots.number
    return Start("settle_dispute", answers)
