"""The group's money to its members: savings back, wages, the surplus."""

from dataclasses import dataclass

from bot.domain.commands import Ending, Head, Payable, Way
from bot.domain.events.books import Proposed
from bot.domain.money import Paise


@dataclass(frozen=True)
class SavingWithdrawn:
    """She got some of her saving back; `total` = all her savings afterwards."""

    code: str
    member: int
    head: Head
    paise: Paise
    total: Paise
    proposed_by: int


@dataclass(frozen=True)
class MemberLeft:
    """She is no member any more. `saved` was hers, `owed` taken off it, `paid` handed out.

    `nominee`: who got it after her death; "" = she left herself. `code` "" = there was no money.
    """

    code: str
    member: int
    name: str
    saved: Paise
    owed: Paise
    paid: Paise
    nominee: str = ""


@dataclass(frozen=True)
class NomineeNamed:
    """Who gets her money one day."""

    member: int
    nominee: str


@dataclass(frozen=True)
class Credited:
    """One member's line of what the group owes to several from now on."""

    code: str
    member: int
    paise: Paise


@dataclass(frozen=True)
class WagesDue:
    """Wages stand in the book."""

    lines: tuple[Credited, ...]
    activity: str = ""
    is_paid_now: bool = False  # each is asked at once whether she got it


@dataclass(frozen=True)
class PayoutsAsked:
    """Each of several women is asked whether she got her money."""

    account: Payable
    proposals: tuple[Proposed, ...]


@dataclass(frozen=True)
class PaidOut:
    """She got what was due to her; `left` is still due."""

    account: Payable
    code: str
    member: int
    paise: Paise
    left: Paise
    proposed_by: int


@dataclass(frozen=True)
class SharePlanned:
    """A division is proposed: what each would get, before anybody says yes."""

    proposal: int
    parts: tuple[tuple[int, Paise], ...]


@dataclass(frozen=True)
class SurplusShared:
    """It is written: what each is owed now, and what went to the reserve."""

    lines: tuple[Credited, ...]
    reserve: Paise
    account: Payable
    way: Way
    ending: Ending = Ending.NONE
    is_paid_now: bool = False


@dataclass(frozen=True)
class ShareKept:
    """Her share became optional saving; `total` = all her savings afterwards."""

    code: str
    member: int
    paise: Paise
    total: Paise
