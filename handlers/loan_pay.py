"""Officers give a loan."""

from typing import Any

from bot.context import Context
from bot.talk import Start
from handlers._money import one_member_and_amount

_FUNDS = {"cif": "2320", "vrf": "2330"}  # what is lent on to members


def loan_pay(it: Context) -> Start:
    """To whom and how much may be in the message, or (`number`) in her request."""
    it.must_be_officer()
    answers: dict[str, Any] = one_member_and_amount(it)
    asked = it.all_loans(("asked",))
    if it.slots.number:
        asked = tuple(line for line in asked if line.number == it.slots.number)
    elif "who" in answers:
        asked = tuple(line for line in asked if line.member == answers["who"])
    else:
        asked = ()
    if asked:
        wish = asked[0]
        wished = {"who": wish.member, "amount": wish.paise, "instalments": wish.instalments}
        answers = wished | answers
    if count := it.slots.other.get("instalments"):
        answers["instalments"] = count
    if (fund := _FUNDS.get(str(it.slots.other.get("fund")))) is not None:
        lent = [loan.number for loan in it.outside_loans() if loan.account == fund]
        answers |= {"fund": lent[0]} if len(lent) == 1 else {}
    if it.slots.via_bank:
        answers["way"] = "bank"
    return Start("loan_pay", answers)
