"""Groups, members and their dated roles."""

from dataclasses import dataclass, field
from datetime import date, time
from enum import StrEnum

from bot.domain.money import Paise, rupees


class Role(StrEnum):
    """Offices of a group; everyone else is a plain member."""

    PRESIDENT = "president"
    SECRETARY = "secretary"
    TREASURER = "treasurer"


OFFICERS = frozenset(Role)

# DOMAIN §1.1: 10 to 20 women; special groups from 5; three, one for each office, to begin at all.
FEWEST, FEW, SPECIAL, MOST = 3, 10, 5, 20


class Programme(StrEnum):
    """The missions: rural and urban; rules of later funds depend on it."""

    NRLM = "NRLM"
    NULM = "NULM"


class Cycle(StrEnum):
    """How often a group saves and meets."""

    WEEKLY = "weekly"
    FORTNIGHTLY = "fortnightly"
    MONTHLY = "monthly"


class Method(StrEnum):
    """How a loan to a member is paid back."""

    FALLING = "falling"  # equal principal, interest on what is left
    FLAT = "flat"  # interest on the whole loan each time
    EMI = "emi"  # equal sums
    BULLET = "bullet"  # interest each time, all principal at the end


@dataclass(frozen=True)
class Member:
    """A woman in the register; `number` is hers for ever and is what everything points to."""

    number: int
    name: str
    relation: str = ""  # "पति रमेश": with the number it tells women of one name apart
    roles: frozenset[Role] = frozenset()
    joined_on: date | None = None
    left_on: date | None = None

    @property
    def is_officer(self) -> bool:
        """Whether she holds an office today."""
        return bool(self.roles)


@dataclass(frozen=True)
class Bylaws:
    """What the group decided; amounts in paise."""

    limit: Paise = rupees(10_000)  # a single saving above this is refused as a slip of the finger
    cash_limit: Paise = rupees(5_00_000)  # cash or bank money of the whole group at once
    fine_absent: Paise = rupees(0)
    fine_late: Paise = rupees(0)
    loan_rate: int = 200  # basis points a month: 2 %
    loan_method: Method = Method.FALLING
    loan_limit: Paise = rupees(50_000)  # what one member may owe of loans at once
    loan_instalments: int = 10  # where nobody says how many
    expense_limit: Paise = rupees(200)  # what one officer may spend alone (DOMAIN §7)
    outside_limit: Paise = rupees(50_00_000)  # a loan from outside, a bill
    rf_returnable: bool = False  # some states take the revolving fund back: then it is a loan


@dataclass(frozen=True)
class Group:
    """A self-help group as everything above the store sees it."""

    id: int
    code: str
    name: str
    programme: Programme
    cycle: Cycle
    saving: Paise
    language: str
    place: str = ""
    meeting_rule: str = ""  # see bot.domain.schedule
    meeting_time: time | None = None
    meeting_place: str = ""
    dues_from: date | None = None  # savings are owed from this cycle on; None = not yet
    bylaws: Bylaws = field(default_factory=Bylaws)
    session: int | None = None  # number of the meeting that is going on …
    session_on: date | None = None  # … on this day
    closed_on: date | None = None  # up to here the cash is agreed: nothing is written later
    is_open: bool = True  # its officers have agreed: money can be written
    formed_on: date | None = None
