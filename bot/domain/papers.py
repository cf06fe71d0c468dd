"""Which papers the group's books give, and one of them that is asked for."""

from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum
from urllib.parse import parse_qsl, urlencode


class Name(StrEnum):
    """A kind of paper (DOMAIN §2.4)."""

    PASSBOOK = "passbook"  # a member's
    MEETING = "meeting_sheet"
    CASH_BOOK = "cash_book"  # of a month
    LOANS = "loan_register"
    MONTH = "receipts_payments"
    BALANCE = "balance_sheet"
    YEAR = "year_statement"
    SHARE_OUT = "share_out"
    SCHEDULE = "loan_schedule"  # of one loan
    LOKOS = "lokos"  # a meeting as the Ministry's application wants it: CSV and Excel


OF_MEMBER = frozenset({Name.PASSBOOK, Name.SCHEDULE})
WITHOUT_NAMES = frozenset({Name.MONTH, Name.BALANCE})  # nobody's own figures stand in these


@dataclass(frozen=True)
class Paper:
    """`member`: whose; `day`: of that day, month or year, as the paper is (None = now).

    `form`: png | pdf. A picture shows the first page alone, a PDF all of it.
    """

    name: Name
    member: int | None = None
    loan: int | None = None
    meeting: int | None = None
    day: date | None = None
    form: str = "png"

    @property
    def query(self) -> str:
        """The same in a line, as it is kept and signed."""
        said = {each.name: getattr(self, each.name) for each in fields(self)}
        return urlencode({name: value for name, value in said.items() if value is not None})


def parsed(query: str) -> Paper:
    """What `query` said. Raises ValueError for anything that is none."""
    said = dict(parse_qsl(query))
    numbers = {key: int(said[key]) for key in ("member", "loan", "meeting") if key in said}
    day = date.fromisoformat(said["day"]) if "day" in said else None
    return Paper(Name(said.get("name", "")), **numbers, day=day, form=said.get("form", "png"))
