"""Just a name, an amount or a date, with no question open: ask what about it."""

from bot.context import Context
from bot.i18n import _, money
from bot.talk import Choice, Say, Start
from handlers.deposit_record import deposit_record
from handlers.out_of_scope import out_of_scope


def bare(it: Context) -> Say | Start:
    """An amount may be money she paid; an officer's name with an amount is a line of savings."""
    slots = it.slots
    if it.me.is_officer and (slots.amounts or (slots.members and slots.amount)):
        return deposit_record(it)
    if slots.amount and not it.me.is_officer:
        text = _("{amount}: did you pay this as saving?", amount=money(slots.amount))
        paid = Choice(f"deposit_report?amount={slots.amount}", _("I have paid"))
        return Say(text, (paid, Choice("help", _("Something else"))))
    return out_of_scope(it)
