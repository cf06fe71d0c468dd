"""A woman tells what she earned herself."""

from typing import Any

from bot.context import Context
from bot.talk import Start


def own_income(it: Context) -> Start:
    """How much and by what work, as far as she said it; this month unless she says the last."""
    slots = it.slots
    answers: dict[str, Any] = {"last_month": bool(slots.other.get("last_month"))}
    if slots.amount and not it.meaning.ambiguous:
        answers["amount"] = slots.amount
    if work := str(slots.other.get("purpose", "")):
        answers["activity"] = work
    return Start("own_income", answers)
