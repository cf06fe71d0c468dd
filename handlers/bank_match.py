"""The bank's passbook is compared with the book."""

from typing import Any

from bot.context import Context
from bot.talk import Start


def bank_match(it: Context) -> Start:
    """The balance and the lines that she named."""
    it.must_be_officer()
    lines = it.slots.other
    answers: dict[str, Any] = {
        "day": (it.slots.day or it.today).isoformat(),
        "bank_interest": lines.get("bank_interest", 0),
        "bank_charges": lines.get("bank_charges", 0),
    }
    if it.slots.amount is not None and not it.meaning.ambiguous:
        answers["balance"] = it.slots.amount
    return Start("bank_match", answers)
