"""Somebody wants a loan."""

from typing import Any

from bot.context import Context
from bot.talk import Start
from bot.wording.unclear import sentence


def loan_request(it: Context) -> Start:
    """What she said goes along; an officer may write it down for another."""
    slots = it.slots
    named = [number for number in slots.members if number != it.me.number]
    if named:
        it.must_be_officer()
    answers: dict[str, Any] = {"who": named[0] if len(named) == 1 else it.me.number}
    if len(named) > 1:
        del answers["who"]
    if slots.amount and not it.meaning.ambiguous:
        answers["amount"] = slots.amount
    for name in ("purpose", "instalments"):
        if slots.other.get(name):
            answers[name] = slots.other[name]
    return Start("loan_request", answers, note=next(filter(None, map(sentence, slots.unclear)), ""))
