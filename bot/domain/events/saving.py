"""What members pay in."""

from dataclasses import dataclass
from datetime import date

from bot.domain.commands import Head
from bot.domain.money import Paise


@dataclass(frozen=True)
class Receipt:
    """One entry as its member is to hear of it. `total` = all her savings afterwards."""

    code: str
    entry: int
    member: int
    head: Head
    paise: Paise
    total: Paise
    occurred_on: date


@dataclass(frozen=True)
class CollectionRecorded:
    """Money was received; `in_hand` = the holder's cash afterwards, None where the bank got it."""

    receipts: tuple[Receipt, ...]
    occurred_on: date
    in_hand: Paise | None


@dataclass(frozen=True)
class ClaimMade:
    """A member said that she paid; `ask` = the officers to be asked, treasurer first."""

    claim: int
    member: int
    paise: Paise
    said_on: date
    ask: tuple[int, ...]
    head: Head = Head.SAVING
    bank_reference: str = ""


@dataclass(frozen=True)
class ClaimsRefused:
    """(claim, member, paise) of each."""

    claims: tuple[tuple[int, int, Paise], ...]
    reason: str


@dataclass(frozen=True)
class UnpaidReminded:
    """Who is reminded, with what she owes."""

    members: tuple[tuple[int, Paise], ...]
