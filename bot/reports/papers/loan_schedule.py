"""How a loan is paid back, instalment by instalment."""

from collections.abc import Sequence

from bot.books import queries
from bot.books.queries.loans import LoanLine
from bot.domain.loans import Instalment, schedule
from bot.domain.papers import Name, Paper
from bot.i18n import _, weekday
from bot.reports.paper import Column, Fact, Kind, Row, Sheet, Table
from bot.reports.view import View, in_rupees, until

_WHOLE = 100  # basis points in a per cent


def loan_schedule(view: View, paper: Paper) -> Sheet:
    """Of one loan, by its terms of today. LookupError: she has no such loan."""
    loans = queries.loans(view.connection, view.group.id, paper.member)
    loan = next(line for line in reversed(loans) if paper.loan in (None, line.number))
    terms = queries.terms(view.connection, view.group.id, loan.number)
    return schedule_sheet(view, loan, schedule(terms[-1], view.group.cycle))


def schedule_sheet(view: View, loan: LoanLine, instalments: Sequence[Instalment]) -> Sheet:
    """The same from rows that are given: of a loan that is only asked for."""
    columns = (
        Column(_("No."), Kind.COUNT),
        Column(_("By"), Kind.DAY),
        Column(_("Day of the week")),
        Column(_("Principal"), Kind.MONEY),
        Column(_("Interest"), Kind.MONEY),
        Column(_("To pay"), Kind.MONEY),
        Column(_("Then left"), Kind.MONEY),
    )
    rows = tuple(
        (it.number, it.due_on, weekday(it.due_on), it.principal, it.interest, it.paise, it.left)
        for it in instalments
    )
    principal = sum(it.principal for it in instalments)
    interest = sum(it.interest for it in instalments)
    sums: Row = (None, None, _("Total"), principal, interest, principal + interest, None)
    rate = f"{loan.rate / _WHOLE:g}"
    return Sheet(
        Name.SCHEDULE, _("Loan: how it is paid back"), view.title, in_rupees(until(view.today)),
        (Table(columns, rows, total=sums),),
        (Fact(_("Loan"), loan.paise),
         Fact(_("Interest a month, on ₹100"), f"₹{rate}", Kind.TEXT)),
        view.called(loan.member),
    )  # fmt: skip
