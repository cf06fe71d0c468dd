"""The group's money to its members: savings back, wages, the surplus."""

from dataclasses import dataclass
from enum import StrEnum

from bot.domain import accounts
from bot.domain.commands.saving import Head
from bot.domain.money import Paise
from bot.domain.sharing import Way


class Payable(StrEnum):
    """What the group owes a member beside her savings; the value is the account."""

    SHARE = accounts.DIVIDEND
    WAGES = accounts.WAGES_PAYABLE


class Pay(StrEnum):
    """How money that is declared now is handed out."""

    LATER = ""
    CASH = "cash"
    BANK = "bank"


class Ending(StrEnum):
    """What follows when everything is returned; NONE = nothing is, only the surplus is shared."""

    NONE = ""
    ANEW = "anew"
    OVER = "over"


@dataclass(frozen=True)
class Part:
    """One member's money."""

    member: int
    paise: Paise


@dataclass(frozen=True)
class WithdrawSaving:
    """Optional, health or food saving back to her (row 20): a second officer, then her own yes.

    Asked for by a plain member, two officers have to agree.
    """

    member: int
    paise: Paise
    head: Head = Head.OPTIONAL
    by_bank: bool = False


@dataclass(frozen=True)
class LeaveGroup:
    """She leaves with all that is hers, less her loans (rows 19 and 21).

    `meeting` = in which it was decided; `interest` = what is still owed of it on her loans.
    """

    member: int
    meeting: int
    interest: Paise = Paise(0)
    by_bank: bool = False


@dataclass(frozen=True)
class RecordDeath:
    """A member has died: what is hers goes to the `nominee`; "" = the one she named (row 22)."""

    member: int
    nominee: str = ""
    interest: Paise = Paise(0)
    by_bank: bool = True


@dataclass(frozen=True)
class NameNominee:
    """Who gets a member's money when she dies; said by herself.

    What an officer says for her waits for her yes.
    """

    member: int
    nominee: str


@dataclass(frozen=True)
class RecordWages:
    """Wages of several members are due (row 43); `pay` hands them out at once, each by her yes."""

    parts: tuple[Part, ...]
    activity: str = ""
    pay: Pay = Pay.LATER


@dataclass(frozen=True)
class PayOut:
    """What is due to members is handed out (rows 44 and 48): each one's line by her own yes."""

    account: Payable
    parts: tuple[Part, ...]
    by_bank: bool = False


@dataclass(frozen=True)
class KeepShare:
    """She leaves her share of the surplus with the group, as optional saving (row 48)."""

    paise: Paise


@dataclass(frozen=True)
class ShareSurplus:
    """`paise` of the surplus is shared as a meeting has decided (rows 45 to 47).

    `percent` of it goes to the reserve, 100 = all. `parts` are what everybody was shown. `ending`:
    all savings are returned as well.
    """

    paise: Paise
    percent: int
    parts: tuple[Part, ...]
    meeting: int
    way: Way = Way.EQUAL
    account: Payable = Payable.SHARE
    ending: Ending = Ending.NONE
    pay: Pay = Pay.LATER
