"""Cash was put into the bank."""

from typing import Any

from bot.context import Context
from bot.talk import PHOTO, Start
from handlers._movement import trade_named


def bank_deposit(it: Context) -> Start:
    """Amount and slip as far as the message gave them; a day not named is today."""
    if it.me.is_officer and not it.slots.members and (paid := trade_named(it, "bank")):
        return paid
    slots = it.slots
    answers: dict[str, Any] = {"day": (slots.day or it.today).isoformat()}
    if slots.amount and not it.meaning.ambiguous:
        answers["amount"] = slots.amount
    if slots.slip:
        answers["slip"] = slots.slip
    elif it.photo or slots.code.startswith(PHOTO):  # of this message, or of one before
        answers["slip"] = it.photo or slots.code
    if len(slots.members) == 1:
        answers["carrier"] = slots.members[0]
    return Start("bank_deposit", answers)
