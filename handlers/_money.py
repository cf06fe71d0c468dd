"""A member and an amount, as far as the message gave them."""

from typing import Any

from bot.context import Context
from bot.wording.unclear import sentence

WHO = ("same_name", "near_name")  # one of several: she is asked, and the rest is kept


def one_member_and_amount(it: Context) -> dict[str, Any]:
    """Kept answers "who" and "amount"."""
    answers: dict[str, Any] = {}
    slots = it.slots
    if len(slots.members) == 1:
        answers["who"] = slots.members[0]
    elif len(slots.amounts) == 1 and slots.amounts[0][0] != "self":
        answers["who"] = slots.amounts[0][0]
    amount = slots.amount or (slots.amounts[0][1] if len(slots.amounts) == 1 else None)
    if amount and all(part.why in WHO for part in slots.unclear):
        answers["amount"] = amount
    return answers


def which_one(it: Context) -> str:
    """The women between whom she has to choose, or what else was not clear; "" = nothing."""
    said = (sentence(part, it.members) for part in it.slots.unclear)
    return next(filter(None, said), "")
