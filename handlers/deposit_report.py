"""A member says that she paid: a claim, which an officer is asked about."""

from bot import nlu
from bot.context import Context
from bot.domain.groups import Member
from bot.i18n import _, money
from bot.talk import Choice, Say, Start
from bot.wording.phrases import called
from bot.wording.unclear import sentence
from handlers.bank_deposit import bank_deposit


def deposit_report(it: Context) -> Say | Start:
    """What she said goes along; a day she did not name is today."""
    named = {*it.slots.members, *(who for who, _paise in it.slots.amounts)}
    others = named - {"self", it.me.number}
    if it.slots.everyone or others:
        it.must_be_officer()
    answers: dict[str, object] = {}
    amounts = dict(it.slots.amounts)
    amount = it.slots.amount or amounts.get("self") or amounts.get(it.me.number)
    if amount and not it.meaning.ambiguous:
        answers["amount"] = amount
    if amount and (friend := _given_to_a_friend(it)):
        return _is_it_saving(friend, amount)
    if _has_arrived(it, amount):
        return bank_deposit(it)
    answers["day"] = (it.slots.day or it.today).isoformat()
    answers["place"] = "bank" if it.slots.via_bank or it.slots.slip else "cash"
    if it.slots.slip:
        answers["slip"] = it.slots.slip
    return Start("claim", answers, note=next(filter(None, map(sentence, it.slots.unclear)), ""))


def _has_arrived(it: Context, amount: int | None) -> bool:
    """Whether she speaks of the group's cash that she took to the bank, not of her own saving."""
    if not amount or not (it.slots.via_bank or it.slots.slip):
        return False
    carried = it.carried()
    return amount == carried or (amount < carried and bool(it.slots.slip or it.photo))


def _given_to_a_friend(it: Context) -> Member | None:
    """ "राधा को 100 दिए": a member who takes no money in for the group."""
    if not it.slots.topic:
        return None
    found = nlu.read_member(it.slots.topic, it.roster)
    return next(
        (m for m in it.members if m.number == found and m != it.me and not m.is_officer), None
    )


def _is_it_saving(friend: Member, paise: int) -> Say:
    text = _("{amount} to {who}: is it your saving?", amount=money(paise), who=called(friend))
    paid = Choice(f"deposit_report?amount={paise}", _("I have paid"))
    return Say(text, (paid, Choice("help", _("Something else"))))
