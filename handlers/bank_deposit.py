"""Cash was put into the bank."""

from typing import Any
from urllib.parse import urlencode

from bot.context import Context
from bot.i18n import _, money
from bot.talk import PHOTO, Choice, Say, Start
from bot.wording.phrases import called, find
from handlers._movement import trade_named


def bank_deposit(it: Context) -> Say | Start:
    """Amount and slip as far as the message gave them; a day not named is today."""
    if it.me.is_officer and not it.slots.members and (paid := trade_named(it, "bank")):
        return paid
    if it.me.is_officer and _may_be_her_saving(it):
        return _whose(it)
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


def _may_be_her_saving(it: Context) -> bool:
    """ "गीता ने 100 बैंक में डाले" where Geeta neither keeps the box nor carries any of it."""
    known = {*it.cash().in_transit, it.holder(), it.me.number}
    return len(it.slots.members) == 1 and known.isdisjoint(it.slots.members)


def _whose(it: Context) -> Say:
    slots = it.slots
    who, amount = slots.members[0], slots.amount or 0
    said = {"amount": amount, "slip": slots.slip, "day": slots.day.isoformat() if slots.day else ""}
    query = {name: value for name, value in said.items() if value}
    hers = f"deposit_record?{urlencode(query | {'member': who, 'topic': 'bank'})}"
    name = called(find(it.members, who))
    text = _("{name}, {amount} in the bank: whose money is it?", name=name, amount=money(amount))
    if not amount:
        text = _("{name}, into the bank: whose money is it?", name=name)
    return Say(
        text,
        (
            Choice(hers, _("Her own saving")),
            Choice(f"bank_deposit?{urlencode(query)}", _("The group's, out of the box")),
        ),
    )
