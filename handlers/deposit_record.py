"""An officer writes down what members paid: one, several, all, or all but some."""

from dataclasses import replace

from bot.context import Context
from bot.domain.errors import Code, DomainError
from bot.i18n import _
from bot.talk import Lines, Say, Start, collected
from handlers._movement import trade_named


def deposit_record(it: Context) -> Say | Start:
    """Whatever the message gave is kept; the rest is asked, and everything is read back."""
    it.must_be_officer()
    if not it.slots.members and not it.slots.everyone and (paid := trade_named(it)):
        return paid
    if it.meaning.ambiguous and not it.slots.unclear:  # "सीता को 5000 दिया": paid in, or given out?
        return Say(_("Who paid? Please write it like this: Sita gave 100"))
    by_bank = it.slots.via_bank or it.slots.topic == "bank"
    said = replace(it.slots, via_bank=by_bank)
    given = collected(said, it.members, it.number, it.absent, it.usual_saving)
    if given.is_empty and any(paise == 0 for _who, paise in it.slots.amounts):
        raise DomainError(Code.AMOUNT_ZERO)
    if given.is_empty:
        return Start("collection", note=" ".join(given.unclear))
    answers = {"lines": Lines(it.members, it.number, it.today).keep(given)}
    if by_bank and it.slots.slip:
        answers["reference"] = it.slots.slip
    return Start("collection", answers)
