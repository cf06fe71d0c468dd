"""Single movements of money, loans from outside, the match with the passbook, her own income."""

from dataclasses import dataclass
from datetime import date

from bot.domain.money import Paise
from bot.domain.movements import Place


@dataclass(frozen=True)
class MovementRecorded:
    """`left`: at the place afterwards; `owed`: by or to the party, where it has a sub-ledger."""

    code: str
    kind: str
    paise: Paise
    place: Place
    left: Paise
    party: str = ""
    owed: Paise = Paise(0)
    interest: Paise = Paise(0)
    activity: str = ""


@dataclass(frozen=True)
class OutsideLoanTaken:
    """The group has a loan from outside; `code` "" = a cash credit of which nothing is drawn yet.

    `owed`: all that the group owes outside, afterwards.
    """

    code: str
    number: int
    account: str
    lender: str
    paise: Paise
    rate: int
    owed: Paise


@dataclass(frozen=True)
class BankMatched:
    """The passbook beside the books; `difference` positive = the bank has more."""

    said: Paise
    in_books: Paise
    difference: Paise
    day: date


@dataclass(frozen=True)
class IncomeTold:
    """`total`: what she said of that month, this included."""

    member: int
    paise: Paise
    total: Paise
    month: date
    activity: str
