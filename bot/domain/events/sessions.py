"""The meeting itself: begun, counted, closed."""

from dataclasses import dataclass
from datetime import datetime

from bot.domain.money import Paise
from bot.domain.sessions import Sums


@dataclass(frozen=True)
class MeetingOpened:
    """It began; `starts_at` = when it was to begin."""

    meeting: int
    starts_at: datetime


@dataclass(frozen=True)
class CashCounted:
    """What was counted, beside what `holder` has by the book; `leaving` waits for a carrier."""

    meeting: int
    holder: int
    paise: Paise
    there: Paise
    leaving: Paise = Paise(0)


@dataclass(frozen=True)
class MeetingClosed:
    """It is over for good; `head` = the chain's last digest, `missing` = who was not there."""

    meeting: int
    starts_at: datetime
    present: int
    missing: tuple[int, ...]
    sums: Sums
    in_bank: Paise
    in_hand: Paise  # of `holder`
    holder: int
    head: str
