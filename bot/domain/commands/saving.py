"""What members pay in."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bot.domain import accounts
from bot.domain.money import Paise


class Head(StrEnum):
    """What a member's money is for; the value is the account credited."""

    SAVING = accounts.SAVING
    OPTIONAL = accounts.OPTIONAL
    HEALTH = accounts.HEALTH
    FOOD = accounts.FOOD
    ADVANCE = accounts.HELD
    FINE_ABSENT = accounts.FINE_ABSENT
    FINE_LATE = accounts.FINE_LATE
    JOINING_FEE = accounts.JOINING_FEE
    INSTALMENT = accounts.LOANS  # of a loan: of which, the claim says; never a line of saving


@dataclass(frozen=True)
class Line:
    """One member's money."""

    member: int
    paise: Paise
    head: Head = Head.SAVING


@dataclass(frozen=True)
class ClaimDeposit:
    """A member says that she paid (row 1): nothing is posted, the treasurer is asked.

    `bank_reference` "" = in cash; otherwise straight into the bank with this slip (row 5). `over`:
    how much of `paise` is more than she owes, and so is for `over_head` (row 6).
    """

    paise: Paise
    said_on: date
    bank_reference: str = ""
    over: Paise = Paise(0)
    over_head: Head = Head.ADVANCE


@dataclass(frozen=True)
class ConfirmClaims:
    """An officer, never the claimant herself, says that these claims are true; they are posted.

    `over`: what that part of a saving is for which she does not owe any more (CLAIM_OVER if None).
    """

    claims: tuple[int, ...]
    over: Head | None = None


@dataclass(frozen=True)
class RefuseClaims:
    """An officer says that these claims are not true; the members are told."""

    claims: tuple[int, ...]
    reason: str = ""


@dataclass(frozen=True)
class RecordCollection:
    """Money received from members, in cash by the holder or straight into the bank (rows 2 to 8).

    `bank_reference` "" = cash. Each line becomes an entry of its own with its own receipt.
    """

    lines: tuple[Line, ...]
    occurred_on: date
    bank_reference: str = ""


@dataclass(frozen=True)
class ReleaseAdvances:
    """The cycle that begins `due_on` takes what members have paid ahead: 2070 to 2010 (row 6)."""

    due_on: date


@dataclass(frozen=True)
class RemindUnpaid:
    """An officer has those reminded who have not paid for this cycle."""
