"""Single movements of money, loans from outside, the match with the passbook, her own income."""

from dataclasses import dataclass
from datetime import date

from bot.domain.money import Paise
from bot.domain.movements import Place


@dataclass(frozen=True)
class RecordMovement:
    """Money that came or went (rows 12, 23 to 42, 51, 53); `kind` names a line of MOVEMENTS.

    `party`: number of the outside loan, or the buyer's or shop's name as it was said. `interest`:
    how much of `paise` is that. `reference`: the bank's slip, line or photo, good for once.
    """

    kind: str
    paise: Paise
    occurred_on: date
    place: Place
    party: str = ""
    reference: str = ""
    interest: Paise = Paise(0)
    note: str = ""
    activity: str = ""


@dataclass(frozen=True)
class TakeOutsideLoan:
    """The group gets a loan (rows 25 and 28); of a cash credit `paise` is the limit, not money yet.

    `account` 2310 to 2340; `rate` in basis points a year; `reference` proves the bank's line.
    """

    account: str
    lender: str
    paise: Paise
    rate: int
    instalments: int
    occurred_on: date
    reference: str = ""


@dataclass(frozen=True)
class MatchBank:
    """The passbook's last balance, to be laid beside the books; nothing is posted."""

    balance: Paise
    day: date


@dataclass(frozen=True)
class TellIncome:
    """What the speaker herself earned in a month: a statistic, never an entry."""

    paise: Paise
    month: date
    activity: str = ""
