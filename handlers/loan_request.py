"""Somebody wants a loan."""

from typing import Any

from bot.context import Context
from bot.talk import Start
from bot.wording.unclear import sentence

_WHO = ("same_name", "near_name")  # one of several: she is asked, and the rest is kept


def loan_request(it: Context) -> Start:
    """What she said goes along; an officer may write it down for another."""
    slots = it.slots
    named = [number for number in slots.members if number != it.me.number]
    if named:
        it.must_be_officer()
    answers: dict[str, Any] = {"who": named[0] if len(named) == 1 else it.me.number}
    which = [part for part in slots.unclear if part.why in _WHO]
    if len(named) > 1 or which:
        del answers["who"]
    if slots.amount and len(which) == len(slots.unclear):
        answers["amount"] = slots.amount
    for name in ("purpose", "instalments"):
        if slots.other.get(name):
            answers[name] = slots.other[name]
    said = (sentence(part, it.members) for part in slots.unclear)
    return Start("loan_request", answers, note=next(filter(None, said), ""))
