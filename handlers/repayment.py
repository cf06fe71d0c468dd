"""Money for a loan: an officer writes an instalment down, a member says that she paid it."""

from typing import Any

from bot.context import Context
from bot.domain.errors import Code, DomainError
from bot.domain.movements import Party
from bot.i18n import _
from bot.talk import Say, Start
from bot.wording.phrases import find
from handlers._money import one_member_and_amount, which_one
from handlers._movement import begin


def repayment(it: Context) -> Say | Start:
    """Whose and how much may be in the message; "all of it" is what closes her loan today."""
    slots = it.slots
    named = [who for who, _paise in slots.amounts if who not in ("self", it.me.number)]
    others = [*named, *(number for number in slots.members if number != it.me.number)]
    if not it.me.is_officer and (others or slots.everyone):
        raise DomainError(Code.NOT_ALLOWED, needs="officer")
    if len(named) > 1 or slots.everyone:
        return Say(_("Please write the instalments one by one, like this: 5 instalment 600"))
    if it.me.is_officer and any(part.why == "several" for part in slots.unclear):
        return Say(
            _("What is each sum for? Please write it like this: Sita saving 100, instalment 600")
        )
    answers = _said(it)
    if it.me.is_officer and len(set(others)) == 1 and _owes_cash_alone(it, int(others[0])):
        return begin(it, "holder_paid", party=str(others[0]))
    if it.me.is_officer and (others or slots.number or not _is_her_own(it)):
        if slots.number:
            answers["who"] = slots.number
        return Start("instalment", answers, note=which_one(it))
    answers.pop("who", None)
    return Start("instalment_claim", answers)


def _owes_cash_alone(it: Context, who: int) -> bool:
    """No loan, but cash that was missing while she kept the box: she gives that back."""
    owes = it.book.parties(Party.HOLDER).get(str(who))
    return bool(owes) and not it.loans(find(it.members, who), ("paid",))


def _is_her_own(it: Context) -> bool:
    """ "मैंने किस्त दी" of an officer."""
    return any(who in ("self", it.me.number) for who, _paise in it.slots.amounts) or (
        it.slots.other.get("own", False)
    )


def _said(it: Context) -> dict[str, Any]:
    answers = one_member_and_amount(it)
    answers["day"] = (it.slots.day or it.today).isoformat()
    answers["place"] = "bank" if it.slots.via_bank or it.slots.slip else "cash"
    if it.slots.slip:
        answers["slip"] = it.slots.slip
    if "amount" not in answers and it.slots.other.get("whole"):
        answers |= _all_of_it(it, answers.get("who", it.me.number))
    return answers


def _all_of_it(it: Context, who: int) -> dict[str, Any]:
    whose = next(member for member in it.members if member.number == who)
    open_ = it.loans(whose, ("paid",))
    if len(open_) != 1:
        return {}
    fines = sum(fine.paise for fine in it.fines(whose))
    return {"amount": it.standing(open_[0]).to_close + fines}
