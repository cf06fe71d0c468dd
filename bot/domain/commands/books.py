"""Agreeing, correcting, disputing, opening the books."""

from dataclasses import dataclass
from datetime import date

from bot.domain.money import Paise


@dataclass(frozen=True)
class AnswerProposal:
    """The yes or no of somebody whose yes is needed."""

    proposal: int
    yes: bool


@dataclass(frozen=True)
class ReverseEntry:
    """Take back an entry by its receipt code with the exact counter-entry (row 54).

    Her own entry of the same day an officer reverses alone; any other waits for a second officer.
    """

    code: str
    reason: str = ""


@dataclass(frozen=True)
class RestoreEntry:
    """What the entry `code` took back stands again; only where a dispute has said so."""

    code: str


@dataclass(frozen=True)
class Opening:
    """One opening balance: debit positive, credit negative."""

    account: str
    party: str
    paise: Paise


@dataclass(frozen=True)
class OpeningLoan:
    """A running loan to a member: `paise` are left of it; rate in basis points a month."""

    member: int
    paise: Paise
    rate: int
    instalments: int  # still to be paid
    first_due: date
    taken_on: date
    lent: Paise  # what it was at first
    method: str = "falling"
    purpose: str = ""


@dataclass(frozen=True)
class OpeningOutside:
    """A running loan from outside: `paise` are left of it; rate in basis points a year."""

    account: str
    lender: str
    paise: Paise
    rate: int
    instalments: int
    taken_on: date
    sanctioned: Paise
    reference: str = ""


@dataclass(frozen=True)
class OpenBooks:
    """What there is on the day the group came to the bot; the difference goes to 3090 (row 55).

    An officer's waits for the yes of two others; an import writes it at once.
    """

    as_of: date
    balances: tuple[Opening, ...]
    loans: tuple[OpeningLoan, ...] = ()
    outside: tuple[OpeningOutside, ...] = ()


@dataclass(frozen=True)
class OpenDispute:
    """A member says that the entry behind her receipt is wrong; `code` "" = her newest entry."""

    code: str
    words: str = ""


@dataclass(frozen=True)
class AnswerDispute:
    """An officer settles a dispute: `accept` reverses the entry. Its writer cannot do so alone."""

    dispute: int
    accept: bool
