"""Loans to members, and fines that are not paid yet."""

from dataclasses import dataclass
from datetime import date

from bot.domain.commands.saving import Head
from bot.domain.groups import Method
from bot.domain.money import Paise


@dataclass(frozen=True)
class RequestLoan:
    """A member wants a loan, or an officer writes it down for her; the meeting decides."""

    member: int
    paise: Paise
    instalments: int
    purpose: str = ""


@dataclass(frozen=True)
class RefuseLoan:
    """The request is not granted, or she wants it no more."""

    loan: int


@dataclass(frozen=True)
class PayLoan:
    """A loan is given (rows 14, 15, 26, 37): second officer, then the receiver's own yes.

    `request`: what she asked for, where she did; `fund`: number of the outside loan it is lent on
    from. `reference`: of the bank's transfer, "" = in cash. `despite_overdue`: the officers know
    that she is behind with another. `rate` (basis points a month) and `method` are the by-laws'.
    """

    member: int
    paise: Paise
    instalments: int
    rate: int
    method: Method
    purpose: str = ""
    request: int | None = None
    fund: int | None = None
    reference: str = ""
    despite_overdue: bool = False


@dataclass(frozen=True)
class RecordInstalment:
    """An instalment came (rows 16 to 18), in cash or into the bank with this reference.

    `to_principal`: what is above the due goes to the principal; otherwise it is held for her.
    """

    loan: int
    paise: Paise
    occurred_on: date
    bank_reference: str = ""
    to_principal: bool = False


@dataclass(frozen=True)
class ClaimInstalment:
    """A member says that she paid an instalment: nothing is posted, an officer is asked."""

    loan: int
    paise: Paise
    said_on: date
    bank_reference: str = ""


@dataclass(frozen=True)
class RescheduleLoan:
    """What is left is paid back in so many instalments from `first_due` on: second officer."""

    loan: int
    instalments: int
    first_due: date


@dataclass(frozen=True)
class WaiveInterest:
    """Interest that is due is let off (row 49): second officer."""

    loan: int
    paise: Paise


@dataclass(frozen=True)
class WriteOffLoan:
    """Nobody can pay it any more (row 50): second officer, by resolution of a held meeting."""

    loan: int
    meeting: int


@dataclass(frozen=True)
class ImposeFine:
    """She has to pay it (row 7, memo): no money yet. `head`: for absence or for delay."""

    member: int
    paise: Paise
    head: Head = Head.FINE_LATE


@dataclass(frozen=True)
class WaiveFine:
    """A fine that was imposed is let off: second officer."""

    fine: int
