"""Cash was put into the bank."""

from typing import Any

from bot.context import Context
from bot.talk import Start


def bank_deposit(it: Context) -> Start:
    """Amount and slip as far as the message gave them; a day not named is today."""
    slots = it.slots
    answers: dict[str, Any] = {"day": (slots.day or it.today).isoformat()}
    if slots.amount and not it.meaning.ambiguous:
        answers["amount"] = slots.amount
    if slots.slip:
        answers["slip"] = slots.slip
    if len(slots.members) == 1:
        answers["carrier"] = slots.members[0]
    return Start("bank_deposit", answers)
