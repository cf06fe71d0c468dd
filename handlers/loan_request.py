"""Somebody wants a loan."""

from typing import Any

from bot.context import Context
from bot.talk import Start
from handlers._money import WHO, which_one


def loan_request(it: Context) -> Start:
    """What she said goes along; an officer may write it down for another."""
    slots = it.slots
    named = [number for number in slots.members if number != it.me.number]
    if named:
        it.must_be_officer()
    answers: dict[str, Any] = {"who": named[0] if len(named) == 1 else it.me.number}
    which = [part for part in slots.unclear if part.why in WHO]
    if len(named) > 1 or which:
        del answers["who"]
    if slots.amount and len(which) == len(slots.unclear):
        answers["amount"] = slots.amount
    for name in ("purpose", "instalments"):
        if slots.other.get(name):
            answers[name] = slots.other[name]
    return Start("loan_request", answers, note=which_one(it))
