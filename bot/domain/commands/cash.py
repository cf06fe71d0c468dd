"""The cash box and the bank."""

from dataclasses import dataclass
from datetime import date

from bot.domain.commands.saving import Head
from bot.domain.money import Paise


@dataclass(frozen=True)
class GiveToCarrier:
    """Cash from its holder to a member who takes it to the bank (row 9); waits for her yes."""

    carrier: int
    paise: Paise


@dataclass(frozen=True)
class ChangeHolder:
    """All cash in hand goes from one keeper to the next (row 13); both must say yes."""

    old: int
    new: int


@dataclass(frozen=True)
class TakeOverBox:
    """The keeper `old` cannot hand over; others have counted `paise` and `new` keeps the box now.

    What is missing `she_owes`, or the group bears it (row 51). `witnesses` counted too, where no
    second officer is left; then `meeting` = in which it was decided, and her offices go as well.
    """

    old: int
    new: int
    paise: Paise
    she_owes: bool = True
    meeting: int | None = None
    witnesses: tuple[int, ...] = ()


@dataclass(frozen=True)
class DepositInBank:
    """Cash that reached the bank, with the number of the slip (rows 10 and 11).

    `carrier` = whose cash in transit it was; None = the holder's cash in hand, taken directly.
    """

    paise: Paise
    slip: str
    occurred_on: date
    carrier: int | None = None


@dataclass(frozen=True)
class RecordUnidentified:
    """A credit in the bank passbook nobody can explain yet (row 52)."""

    paise: Paise
    occurred_on: date
    reference: str = ""


@dataclass(frozen=True)
class IdentifyReceipt:
    """The unexplained credit with receipt `code` was this member's money (row 52, later)."""

    code: str
    member: int
    head: Head = Head.SAVING
