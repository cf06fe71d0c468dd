"""Single movements of the group's money (DOMAIN §2.6) as data: a new head is a line here."""

from dataclasses import dataclass
from enum import StrEnum

from bot.domain.accounts import ADVANCES, BANK, REVOLVING_FUND
from bot.domain.entries import Posting
from bot.domain.money import Paise


class Place(StrEnum):
    """Where the money comes to or goes from."""

    CASH = "cash"  # with her who keeps the box
    BANK = "bank"
    CREDIT = "credit"  # not yet paid: a buyer owes it, or the group owes it to a shop
    LOAN = "loan"  # nothing is paid: the outside loan itself grows or shrinks


class Control(StrEnum):
    """Whose yes it needs: the officer's who records it, a second officer's, or that above a sum."""

    ONE = "one"
    TWO = "two"
    LIMIT = "limit"


class Bound(StrEnum):
    """Up to what sum one officer's word is enough, where that depends on the sum (`LIMIT`)."""

    EXPENSE = "expense"  # what the by-laws let one officer spend
    BANK = "bank"  # what a savings account can bring in half a year
    LOAN = "loan"  # half a year's interest of the outside loan


class Party(StrEnum):
    """What a sub-ledger is named by."""

    NOBODY = ""
    LOAN = "loan"  # number of the outside loan
    BUYER = "buyer"
    SHOP = "shop"
    HOLDER = "holder"  # she keeps the box, and owes what is missing


THE_LOAN, ITS_INTEREST = "the loan", "its interest"  # accounts that the outside loan decides
DEBTORS, CREDITORS = "1410", "2360"
LEDGER_OF = {Party.BUYER: DEBTORS, Party.SHOP: CREDITORS, Party.HOLDER: ADVANCES}
CREDIT_LIMIT, RETURNABLE_FUND = "2315", "2335"
INTEREST_ON = {  # of each kind of outside loan: the expense that its interest is
    "2310": "5010", CREDIT_LIMIT: "5010", "2320": "5020", "2330": "5020", RETURNABLE_FUND: "5020",
    "2340": "5010",
}  # fmt: skip

_NO_PART = Paise(0)


@dataclass(frozen=True)
class Movement:
    """One head. `row` of DOMAIN §2.6; `account` is the side that is not the place.

    `settles`: it cannot be more than stands there. `interest`: the account of a part that a
    movement may have beside its principal. `from_bank`: the bank itself takes it, there or not.
    """

    name: str
    row: int
    comes_in: bool
    account: str
    places: tuple[Place, ...]
    control: Control = Control.ONE
    party: Party = Party.NOBODY
    interest: str = ""
    settles: bool = False
    needs_reference: bool = False
    needs_note: bool = False
    told_to_all: bool = False
    of_activity: bool = False
    from_bank: bool = False
    against_holder: bool = False  # cash is missing: who keeps it cannot agree to it
    bound: Bound = Bound.EXPENSE
    from_passbook: bool = False  # only a line of the passbook proves it: its date is its reference


_CASH, _BANK, _CREDIT, _LOAN = Place
_EITHER = (_CASH, _BANK)
_ONE, _TWO, _LIMIT = Control

MOVEMENTS = {
    each.name: each
    for each in (
        # — cash and the bank
        Movement("withdrawal", 12, True, BANK, (_CASH,), _TWO),
        Movement("bank_interest", 33, True, "4040", (_BANK,), _LIMIT, needs_reference=True,
                 bound=Bound.BANK, from_passbook=True),
        Movement("bank_charges", 33, False, "5030", (_BANK,), _LIMIT, needs_reference=True,
                 from_bank=True, from_passbook=True),
        Movement("fd_made", 36, False, "1030", (_BANK,), _TWO),
        Movement("fd_matured", 36, True, "1030", (_BANK,), _TWO, interest="4060", settles=True),
        Movement("cash_short", 51, False, "5910", (_CASH,), _TWO, against_holder=True),
        Movement("holder_owes", 51, False, ADVANCES, (_CASH,), _TWO, Party.HOLDER,
                 against_holder=True),
        Movement("holder_paid", 51, True, ADVANCES, (_CASH,), _TWO, Party.HOLDER, settles=True),
        Movement("cash_over", 51, True, "4910", (_CASH,), _TWO),
        Movement("theft", 53, False, "5910", (_CASH,), _TWO, needs_note=True, against_holder=True),
        # — from outside and back
        Movement("rf_grant", 23, True, REVOLVING_FUND, (_BANK,), needs_reference=True),
        Movement("other_grant", 24, True, "3020", (_BANK,), needs_reference=True),
        Movement("outside_loan", 25, True, THE_LOAN, (_BANK,), _TWO, Party.LOAN, told_to_all=True),
        Movement("ccl_drawn", 31, True, THE_LOAN, (_BANK,), _TWO, Party.LOAN, told_to_all=True),
        Movement("outside_repayment", 27, False, THE_LOAN, (_BANK, _CASH), _TWO, Party.LOAN,
                 interest=ITS_INTEREST, settles=True, needs_reference=True),
        Movement("outside_interest", 29, False, ITS_INTEREST, (_LOAN, _BANK), _LIMIT, Party.LOAN,
                 needs_reference=True, from_bank=True, bound=Bound.LOAN, from_passbook=True),
        Movement("subvention", 32, True, "4050", (_LOAN, _BANK), _LIMIT, Party.LOAN,
                 settles=True, needs_reference=True, bound=Bound.LOAN),
        Movement("federation_saving", 34, False, "1200", _EITHER, _TWO),
        Movement("federation_back", 34, True, "1200", _EITHER, settles=True),
        Movement("share_capital", 34, False, "1210", _EITHER, _TWO),
        Movement("federation_interest", 35, True, "4060", _EITHER),
        # — what the group spends
        Movement("stationery", 38, False, "5040", _EITHER, _LIMIT),
        Movement("meeting_rent", 38, False, "5050", _EITHER, _LIMIT),
        Movement("travel", 38, False, "5060", _EITHER, _LIMIT),
        Movement("bookkeeper", 38, False, "5070", _EITHER, _LIMIT),
        Movement("training", 38, False, "5080", _EITHER, _LIMIT),
        Movement("insurance", 38, False, "5090", _EITHER, _LIMIT),
        Movement("equipment", 38, False, "1500", _EITHER, _LIMIT),
        Movement("other_expense", 38, False, "5900", _EITHER, _LIMIT),
        # — what it makes and sells
        Movement("raw_material", 39, False, "5100", (_CASH, _BANK, _CREDIT), _LIMIT, Party.SHOP,
                 of_activity=True),
        Movement("enterprise_expense", 39, False, "5110", (_CASH, _BANK, _CREDIT), _LIMIT,
                 Party.SHOP, of_activity=True),
        Movement("shop_paid", 39, False, CREDITORS, _EITHER, _LIMIT, Party.SHOP, settles=True),
        Movement("sale", 40, True, "4100", (_CASH, _CREDIT, _BANK), party=Party.BUYER,
                 of_activity=True),
        Movement("buyer_paid", 41, True, DEBTORS, (_BANK, _CASH), party=Party.BUYER, settles=True),
        Movement("job_work", 42, True, "4110", (_CREDIT, _CASH, _BANK), party=Party.BUYER,
                 of_activity=True),
        Movement("service_fee", 42, True, "4070", _EITHER),
        Movement("other_income", 42, True, "4900", _EITHER),
    )
}  # fmt: skip

# What names a difference between the box and the book, and which way it moves the book.
DIFFERENCES = {"cash_short": -1, "holder_owes": -1, "cash_over": 1}
ALONE = frozenset(name for name, each in MOVEMENTS.items() if each.control is _ONE)
FROM_PASSBOOK = frozenset(name for name, each in MOVEMENTS.items() if each.from_passbook)


_OF_BALANCE = 50  # 2 %: half a year at 4 %, as no savings account gives more
_HALF_YEARS = 2  # at most that seldom a bank adds its interest; a year's 3 % of 7 % is less, too


def alone_limit(
    movement: Movement, usual: Paise, in_bank: Paise, owed: Paise = _NO_PART, rate: int = 0
) -> Paise:
    """Up to what one officer may write it; `usual` = by the by-laws, `rate` in basis points a year.

    The bank's own lines are one officer's to copy (DOMAIN §2.6), as long as they can be true: a
    larger sum could hide that an instalment never came to the bank.
    """
    if movement.bound is Bound.BANK:
        return max(usual, Paise(in_bank // _OF_BALANCE))
    if movement.bound is Bound.LOAN:
        return max(usual, Paise(owed * rate // 10_000 // _HALF_YEARS))
    return usual


def needs_party(movement: Movement, place: Place) -> bool:
    """Whether somebody has to be named: of trade only where it is not paid at once."""
    if movement.account in (DEBTORS, CREDITORS) or movement.party is Party.LOAN:
        return True
    return place is Place.CREDIT


def legs(
    movement: Movement,
    place: tuple[str, str],
    other: tuple[str, str],
    paise: Paise,
    interest: tuple[str, str] = ("", ""),
    part: Paise = _NO_PART,
) -> tuple[Posting, ...]:
    """The journal: `paise` at the place; of it `part` is for `interest`, the rest for `other`.

    Of two legs the debit is first; of three the second is the whole sum.
    """
    sign = 1 if movement.comes_in else -1
    whole = Posting(*place, Paise(sign * paise))
    rest = Posting(*other, Paise(-sign * (paise - part)))
    if not part:
        return (whole, rest) if movement.comes_in else (rest, whole)
    beside = Posting(*interest, Paise(-sign * part))
    return (rest, whole, beside) if rest.paise else (beside, whole)
