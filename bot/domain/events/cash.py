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
