"""A fund came: given for good, or to be paid back."""

from typing import Any

from bot.context import Context
from bot.talk import Start
from handlers._movement import begin

_LENT = {"cif": "2320", "vrf": "2330"}


def grant_receipt(it: Context) -> Start:
    """The revolving fund stays, unless the by-laws say otherwise; CIF and VRF are loans."""
    it.must_be_officer()
    fund = str(it.slots.other.get("fund", ""))
    if fund == "ccl":
        drawn = any(loan.account == "2315" for loan in it.outside_loans())
        return begin(it, "ccl_drawn") if drawn else outside(it, "2315")
    if fund == "rf" and it.group.bylaws.rf_returnable:
        return outside(it, "2335")
    if fund in _LENT:
        return outside(it, _LENT[fund])
    return begin(it, "rf_grant" if fund == "rf" else "other_grant")


def outside(it: Context, account: str = "") -> Start:
    """A loan from outside, as far as she said it."""
    slots = it.slots
    given: dict[str, Any] = {"day": (slots.day or it.today).isoformat()}
    if account:
        given["account"] = account
    if slots.amount and not it.meaning.ambiguous:
        given["amount"] = slots.amount
    for name in ("rate", "instalments"):
        if slots.other.get(name):
            given[name] = slots.other[name]
    if proof := slots.slip or it.photo:
        given["reference"] = proof
    return Start("outside_loan", given)
