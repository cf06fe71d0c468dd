"""The meeting itself: begun, gone through, counted, closed."""

from dataclasses import dataclass

from bot.domain.commands.loans import ImposeFine
from bot.domain.money import Paise
from bot.domain.sessions import Step


@dataclass(frozen=True)
class OpenMeeting:
    """An officer begins today's meeting; without a planned one it is made for today."""


@dataclass(frozen=True)
class SkipStep:
    """A step of the agenda is passed over in this meeting; it can still be done later."""

    meeting: int
    step: Step


@dataclass(frozen=True)
class FineInMeeting:
    """The fines that the meeting decided; of the members in `paid` the money is there already."""

    meeting: int
    fines: tuple[ImposeFine, ...]
    paid: tuple[int, ...] = ()


@dataclass(frozen=True)
class PutOffLoan:
    """The meeting has read this request and decides it another time."""

    meeting: int
    loan: int


@dataclass(frozen=True)
class CountCash:
    """So much was counted in the cash box (row 51 begins here); nothing is posted by it."""

    meeting: int
    paise: Paise


@dataclass(frozen=True)
class CloseMeeting:
    """Two officers say that the book of this meeting is right; then it only takes reversals."""

    meeting: int
