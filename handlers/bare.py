"""Just a name, an amount, a date or a receipt's code, with no question open: ask what about it."""

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
    if slots.code:
        return _receipt(it, slots.code)
    if slots.amount:
        return _amount(it, slots.amount)
    return out_of_scope(it)


def _receipt(it: Context, code: str) -> Say:
    text = _("Receipt {code}: what about it? Send the number.", code=code)
    wrong = Choice(f"dispute?code={code}", _("An entry is wrong"))
    last = Choice("passbook", _("My last entries"))
    if it.me.is_officer:
        return Say(text, (Choice(f"reverse?code={code}", _("Take an entry back")), wrong, last))
    return Say(text, (wrong, last))


def _amount(it: Context, paise: int) -> Say:
    paid = Choice(f"deposit_report?amount={paise}", _("I have paid"))
    if not it.me.is_officer:
        text = _("{amount}: did you pay this as saving?", amount=money(paise))
        return Say(text, (paid, Choice("help", _("Something else"))))
    text = _("{amount}: what is it for? Send the number.", amount=money(paise))
    banked = Choice(f"bank_deposit?amount={paise}", _("Put into the bank"))
    return Say(text, (Choice("deposit_record", _("Write down savings")), paid, banked))
