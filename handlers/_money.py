"""A member and an amount, as far as the message gave them."""

from typing import Any

from bot.context import Context


def one_member_and_amount(it: Context) -> dict[str, Any]:
    """Kept answers "who" and "amount"."""
    answers: dict[str, Any] = {}
    slots = it.slots
    if len(slots.members) == 1:
        answers["who"] = slots.members[0]
    elif len(slots.amounts) == 1 and slots.amounts[0][0] != "self":
        answers["who"] = slots.amounts[0][0]
    amount = slots.amount or (slots.amounts[0][1] if len(slots.amounts) == 1 else None)
    if amount and not it.meaning.ambiguous:
        answers["amount"] = amount
    return answers
