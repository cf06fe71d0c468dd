"""The cash box and the bank."""

from dataclasses import dataclass

from bot.domain.money import Paise


@dataclass(frozen=True)
class CashMoved:
    """Cash went from one member's hand to another's. `kind`: carry | holder."""

    kind: str
    code: str
    giver: int
    receiver: int
    paise: Paise


@dataclass(frozen=True)
class TakeOverPlanned:
    """Others want to take over the box of `old`, in which they counted `paise`: she is told."""

    proposal: int
    old: int
    new: int
    paise: Paise


@dataclass(frozen=True)
class BoxTakenOver:
    """`counted` is in the new keeper's box, `there` was in the book.

    `difference`: the movement by which it was written (cash_short | holder_owes | cash_over | "").
    """

    code: str
    old: int
    new: int
    counted: Paise
    there: Paise
    difference: str


@dataclass(frozen=True)
class CashBanked:
    """Cash reached the bank; `left_in_hand` and `in_bank` afterwards."""

    code: str
    paise: Paise
    slip: str
    member: int
    in_bank: Paise
    left_in_hand: Paise


@dataclass(frozen=True)
class UnidentifiedRecorded:
    """A bank credit without an owner."""

    code: str
    paise: Paise
