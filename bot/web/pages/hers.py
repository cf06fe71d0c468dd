"""A member's passbook as a page: the paper's figures and lines, and how her loans are paid back."""

from bot.books import queries
from bot.books.queries.loans import OPEN
from bot.domain.papers import Name, Paper
from bot.reports.papers import PAPERS
from bot.web.pages.seen import Seen, Shown


def passbook(seen: Seen, number: int | None = None) -> Shown:
    """Her own, or for officers any member's. KeyError (a LookupError): no such member."""
    whose = seen.me.number if number is None else number
    if whose != seen.me.number:
        seen.must_be_officer()
    view = seen.view
    sheet = PAPERS[Name.PASSBOOK](view, Paper(Name.PASSBOOK, whose))
    loans = queries.loans(view.connection, view.group.id, whose, OPEN)
    schedules = [
        (loan.number, PAPERS[Name.SCHEDULE](view, Paper(Name.SCHEDULE, whose, loan.number)))
        for loan in loans
    ]
    owes = queries.dues(view.connection, view.group, whose, view.today) or any(
        queries.standing(view.connection, view.group, loan.number, view.today).overdue
        for loan in loans
    )
    values = {
        "sheet": sheet, "whose": view.everyone[whose], "is_mine": whose == seen.me.number,
        "schedules": schedules, "owes": bool(owes), "tab": "passbook",
    }  # fmt: skip
    return Shown("passbook", seen.common | values)
