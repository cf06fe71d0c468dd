"""How each kind of movement is called, and where its money is."""

from collections.abc import Sequence

from bot.domain.movements import MOVEMENTS, Party, Place
from bot.i18n import N_, _, money

NAMES = {
    "withdrawal": N_("cash from the bank"),
    "bank_interest": N_("interest from the bank"),
    "bank_charges": N_("bank charges"),
    "fd_made": N_("fixed deposit"),
    "fd_matured": N_("fixed deposit paid back"),
    "cash_short": N_("cash short"),
    "holder_owes": N_("cash short, keeper owes it"),
    "holder_paid": N_("missing cash paid back"),
    "cash_over": N_("cash over"),
    "theft": N_("cash stolen"),
    "rf_grant": N_("revolving fund"),
    "other_grant": N_("grant"),
    "outside_loan": N_("loan from outside"),
    "ccl_drawn": N_("drawn from the cash credit"),
    "outside_repayment": N_("instalment of outside loan"),
    "outside_interest": N_("interest on outside loan"),
    "subvention": N_("interest subsidy"),
    "federation_saving": N_("saving with the federation"),
    "federation_back": N_("saving back from federation"),
    "share_capital": N_("share in the federation"),
    "federation_interest": N_("interest from federation"),
    "stationery": N_("stationery"),
    "meeting_rent": N_("tea and rent of the meeting"),
    "travel": N_("fares"),
    "bookkeeper": N_("book-keeper's fee"),
    "training": N_("training"),
    "insurance": N_("insurance"),
    "equipment": N_("machine or tool"),
    "other_expense": N_("other expense"),
    "raw_material": N_("raw material"),
    "enterprise_expense": N_("expense of the work"),
    "shop_paid": N_("paid to the shop"),
    "sale": N_("sale"),
    "buyer_paid": N_("paid by the buyer"),
    "job_work": N_("bill for work done"),
    "service_fee": N_("fee or award"),
    "other_income": N_("other income"),
    "2310": N_("bank loan"),
    "2315": N_("cash credit limit"),
    "2320": N_("CIF loan"),
    "2330": N_("VRF loan"),
    "2335": N_("fund to be paid back"),
    "2340": N_("other loan"),
}


def movement_name(kind: str, activity: str = "") -> str:
    """बिक्री, or with its activity: बिक्री (अनरसा). `kind` may be an account of a loan too."""
    name = _(NAMES[kind])
    return f"{name} ({activity})" if activity else name


def where(kind: str, place: Place, party: str) -> str:
    """By cash, through the bank, or who owes it to whom."""
    movement = MOVEMENTS[kind]
    if place is Place.LOAN:
        return (
            _("added to the loan, {party}", party=party)
            if not movement.comes_in
            else _("taken off the loan, {party}", party=party)
        )
    if place is Place.CREDIT:
        return _("on credit, {party}", party=party)
    if kind == "withdrawal":
        return _("from the bank into the box")
    by = {
        (Place.CASH, True): N_("into the cash box"),
        (Place.CASH, False): N_("out of the cash box"),
        (Place.BANK, True): N_("into the bank"),
        (Place.BANK, False): N_("out of the bank"),
    }[place, movement.comes_in]
    return f"{_(by)}, {party}" if party else _(by)


def owing(kind: str, party: str, owed: int) -> str:
    """What stands with the party afterwards."""
    who = MOVEMENTS[kind].party
    if who is Party.BUYER:
        return _("{party} still has to pay {amount}.", party=party, amount=money(owed))
    if who is Party.SHOP:
        return _("Still to be paid to {party}: {amount}", party=party, amount=money(owed))
    if who is Party.LOAN:
        return _("Of the loan still to pay: {amount}", amount=money(owed))
    return ""


def said_rate(rate: int) -> str:
    """7 %: of basis points a year."""
    whole, rest = divmod(rate, 100)
    return f"{whole}.{rest:02}".rstrip("0") if rest else str(whole)


def joined(parts: Sequence[str]) -> str:
    """The lines that say something."""
    return "\n".join(part for part in parts if part)
