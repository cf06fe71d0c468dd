"""Who looks at a page, and what a page is made of."""

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from flask import request

from bot.domain.groups import Member
from bot.i18n import clock_time, local, long_day
from bot.page_links import Link
from bot.reports.paper import Sheet
from bot.reports.view import View

_MOST = 2**31


class NotHersError(Exception):
    """Only officers may see it."""


@dataclass(frozen=True)
class Seen:
    """The books, seen by the woman whose link it is; `home` = the link's path."""

    view: View
    link: Link
    home: str

    @cached_property
    def me(self) -> Member:
        """With the offices that she holds today."""
        return self.view.everyone[self.link.member]

    def must_be_officer(self) -> None:
        """Raises NotHersError for a plain member."""
        if not self.me.is_officer:
            raise NotHersError

    @property
    def common(self) -> dict[str, Any]:
        """What every page says: whose it is, and until when."""
        ends = local(self.link.ends_at, self.view.zone)
        return {
            "home": self.home,
            "group": self.view.title,
            "me": self.me,
            "until": f"{long_day(ends.date())}, {clock_time(ends.time())}",
            "view": self.view,
        }


@dataclass(frozen=True)
class Shown:
    """A page by its template's name; `goes_to`: another in its place; `sheet`: a paper, as PDF."""

    name: str
    values: dict[str, Any] = field(default_factory=dict)
    goes_to: str = ""
    sheet: Sheet | None = None


def number(name: str) -> int | None:
    """A number of the address; None where there is none that could be one of ours."""
    said = request.args.get(name, type=int)
    return said if said is not None and 0 < said < _MOST else None


def month() -> date | None:
    """The first day of the month in the address."""
    try:
        return date.fromisoformat(f"{request.args.get('month', '')}-01")
    except ValueError:
        return None
