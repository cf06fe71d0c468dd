"""What a workbook says, read and checked, before anything is written."""

from dataclasses import dataclass
from datetime import date, time

from bot.domain.groups import Cycle, Programme, Role
from bot.domain.money import Paise


@dataclass(frozen=True)
class Fault:
    """What is wrong, and where: row and column as Excel counts; row 0 = the sheet as a whole."""

    sheet: str
    row: int
    reason: str
    column: str = ""


@dataclass(frozen=True)
class MemberDraft:
    """A line of the register to be; `opening` = compulsory saving she brings in."""

    number: int
    name: str
    relation: str = ""
    phone: str = ""  # E.164
    role: Role | None = None
    language: str = ""
    opening: Paise = Paise(0)


@dataclass(frozen=True)
class Draft:
    """A group to be; `meeting_rule` as in `bot.domain.schedule`, "" = not known yet."""

    code: str
    name: str
    programme: Programme
    cycle: Cycle
    saving: Paise
    members: tuple[MemberDraft, ...]
    place: str = ""
    language: str = "hi"
    meeting_rule: str = ""
    meeting_time: time | None = None
    meeting_place: str = ""
    revolving_fund: Paise = Paise(0)  # in the bank on the day of opening
    dues_from: date | None = None  # None = from the cycle of the first meeting on
    formed_on: date | None = None

    def with_office(self, role: Role) -> MemberDraft | None:
        """Who holds this office."""
        return next((member for member in self.members if member.role is role), None)
