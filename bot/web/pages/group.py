"""The group's month and its meetings, for officers."""

from bot.books.queries.meetings import beside
from bot.domain.papers import Name, Paper
from bot.i18n import clock_time, local, long_day
from bot.reports.month import month as month_of
from bot.reports.papers import PAPERS
from bot.reports.papers.meeting_sheet import meeting_of
from bot.web.pages import seen as asked
from bot.web.pages.chart import chart
from bot.web.pages.seen import Seen, Shown


def month(seen: Seen) -> Shown:
    """The one in the address, else the present one."""
    seen.must_be_officer()
    said = month_of(seen.view, asked.month())
    meeting = ""
    if said.next_meeting:
        at = local(said.next_meeting.starts_at, seen.view.zone)
        parts = (long_day(at.date()), clock_time(at.time()), said.next_meeting.place)
        meeting = ", ".join(part for part in parts if part)
    values = {"month": said, "chart": chart(said.growth), "meeting": meeting, "tab": "month"}
    return Shown("month", seen.common | values)


def meeting(seen: Seen) -> Shown:
    """The one in the address, else the last. LookupError: there is none of that number."""
    seen.must_be_officer()
    view, number = seen.view, asked.number("number")
    paper = Paper(Name.MEETING, meeting=number)
    line = meeting_of(view, paper)
    if line is None and number:
        raise LookupError(number)
    earlier, later = None, None
    if line:
        earlier, later = beside(view.connection, view.group.id, line, view.at)
    values = {
        "sheet": PAPERS[Name.MEETING](view, paper) if line else None, "line": line,
        "earlier": earlier, "later": later, "tab": "meeting",
    }  # fmt: skip
    return Shown("meeting", seen.common | values)
