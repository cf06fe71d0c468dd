"""Loans to members, and fines that are not paid yet."""

from dataclasses import dataclass
from datetime import date

from bot.domain.commands import Head
from bot.domain.loans import Instalment, Split, Terms
from bot.domain.money import Paise


@dataclass(frozen=True)
class LoanAsked:
    """A member wants a loan; `ask` = the officers who are told, `by` who wrote it down."""

    loan: int
    member: int
    paise: Paise
    instalments: int
    purpose: str
    by: int
    ask: tuple[int, ...]


@dataclass(frozen=True)
class LoanRefused:
    """Her request was not granted, or (`by` = herself) she took it back."""

    loan: int
    member: int
    paise: Paise
    by: int


@dataclass(frozen=True)
class LoanPaid:
    """The money was given; `schedule` = all instalments, `fund` where it is lent on."""

    loan: int
    code: str
    member: int
    terms: Terms
    schedule: tuple[Instalment, ...]
    fund: int | None


@dataclass(frozen=True)
class InstalmentPaid:
    """Money for a loan came and was split. `left`: principal, `late`: what is still overdue.

    `next_paise`, `next_due`: the next instalment, if any; `in_hand` = the holder's cash afterwards,
    None where the bank got it.
    """

    code: str
    entry: int
    loan: int
    member: int
    paise: Paise
    parts: Split
    left: Paise
    late: Paise
    next_paise: Paise
    next_due: date | None
    occurred_on: date
    in_hand: Paise | None


@dataclass(frozen=True)
class LoanRescheduled:
    """What is left has new instalments."""

    loan: int
    member: int
    terms: Terms
    schedule: tuple[Instalment, ...]


@dataclass(frozen=True)
class InterestWaived:
    """So much interest was let off."""

    loan: int
    code: str
    member: int
    paise: Paise


@dataclass(frozen=True)
class LoanWrittenOff:
    """By resolution of a meeting; everybody is told."""

    loan: int
    code: str
    member: int
    paise: Paise
    meeting: int


@dataclass(frozen=True)
class FineImposed:
    """She owes it."""

    fine: int
    member: int
    paise: Paise
    head: Head


@dataclass(frozen=True)
class FineWaived:
    """She owes it no more."""

    fine: int
    member: int
    paise: Paise
