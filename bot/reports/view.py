"""What papers are made from: one group's books as they are at a moment."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from bot.books import queries
from bot.books.queries.register import has_left, register
from bot.clock import INDIA
from bot.domain.accounts import CHART
from bot.domain.groups import Group, Member
from bot.i18n import _, language, plain_day

_APRIL = 4  # with it the financial year begins


@dataclass(frozen=True)
class View:
    """One group at a moment, read only."""

    connection: Connection
    group: Group
    at: datetime
    zone: ZoneInfo = INDIA

    @property
    def today(self) -> date:
        """The day at the group's place."""
        return self.at.astimezone(self.zone).date()

    @cached_property
    def everyone(self) -> dict[int, Member]:
        """Whoever was ever in the register."""
        return register(self.connection, self.group.id, self.today)

    def present(self, day: date) -> list[Member]:
        """Those who had not left on `day`, and had joined."""
        return [
            member
            for member in self.everyone.values()
            if not has_left(member, day) and (member.joined_on is None or member.joined_on <= day)
        ]

    def called(self, number: int | str | None) -> str:
        """सुनीता (3); one who is not in the register by her number."""
        said = str(number)
        member = self.everyone.get(int(said)) if said.isdigit() else None
        return f"{member.name} ({member.number})" if member else _("number {number}", number=number)

    @property
    def title(self) -> str:
        """The group with its place."""
        return ", ".join(part for part in (self.group.name, self.group.place) if part)


def view(connection: Connection, group_id: int, at: datetime) -> View:
    """LookupError where there is no such group."""
    return View(connection, queries.group(connection, group_id), at)


def account_name(code: str) -> str:
    """As the chart calls it."""
    account = CHART[code]
    return account.hindi if language() == "hi" else account.english


def year_of(day: date) -> date:
    """The first day of the financial year."""
    return date(day.year if day.month >= _APRIL else day.year - 1, _APRIL, 1)


def until(day: date) -> str:
    """21 नवंबर 2026 तक."""
    return _("up to {day}", day=dated(day))


def dated(day: date) -> str:
    """21 नवंबर 2026."""
    return f"{plain_day(day)} {day.year}"


def in_rupees(period: str) -> str:
    """The period, and that figures are rupees."""
    return " · ".join((period, _("amounts in rupees")))


def signers() -> tuple[str, ...]:
    """Who signs a group's paper."""
    return (_("President"), _("Secretary"), _("Treasurer"))
