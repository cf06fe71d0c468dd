"""All loans to members: what was given, what has come back, what is left and how late it is."""

from collections.abc import Iterable

from bot.books import queries
from bot.books.queries.loans import OPEN, LoanLine
from bot.books.queries.statements import legs_of
from bot.domain.accounts import LOAN_INTEREST
from bot.domain.money import Paise
from bot.domain.papers import Name, Paper
from bot.i18n import _
from bot.reports.paper import Column, Fact, Kind, Row, Sheet, Table, total
from bot.reports.view import View, in_rupees, signers, until

_WHOLE = 100  # basis points in a per cent


def loan_register(view: View, paper: Paper) -> Sheet:
    """Those that are open first, then those that are paid back."""
    loans = [line for line in queries.loans(view.connection, view.group.id) if line.paid_on]
    interest = _interest(view, loans)
    late = {
        number: standing.overdue
        for number, standing in queries.standings(view.connection, view.group, view.today).items()
    }
    columns = _columns()
    ordered = sorted(loans, key=lambda line: (line.state not in OPEN, line.number))
    rows = tuple(_row(view, line, interest, late) for line in ordered)
    left = sum(line.left for line in loans)
    return Sheet(
        Name.LOANS, _("Loan register"), view.title, in_rupees(until(view.today)),
        (Table(columns, rows, total=total(rows, columns, _("Total"))),),
        (Fact(_("Loans that are open"), sum(1 for x in loans if x.state in OPEN), Kind.COUNT),
         Fact(_("Principal with members"), left),
         Fact(_("Late by now"), sum(late.values()))),
        signatures=signers(),
    )  # fmt: skip


def _columns() -> tuple[Column, ...]:
    return (
        Column(_("No."), Kind.COUNT),
        Column(_("Whose, what for")),
        Column(_("Day"), Kind.DAY),
        Column(_("Given"), Kind.MONEY),
        Column(_("Came back"), Kind.MONEY),
        Column(_("Left"), Kind.MONEY),
        Column(_("Interest"), Kind.MONEY),
        Column(_("Late"), Kind.MONEY),
    )


def _row(view: View, line: LoanLine, interest: dict[int, Paise], late: dict[int, Paise]) -> Row:
    rate = f"{line.rate / _WHOLE:g}%"
    what = ", ".join(part for part in (view.called(line.member), line.purpose, rate) if part)
    given = 0 if line.state == "taken_back" else line.paise
    return (
        line.number, what, line.paid_on, given, given - line.left, line.left,
        interest.get(line.number, 0), late.get(line.number, 0),
    )  # fmt: skip


def _interest(view: View, loans: Iterable[LoanLine]) -> dict[int, Paise]:
    keys = [(LOAN_INTEREST, str(line.number)) for line in loans]
    sums: dict[int, int] = {}
    for leg in legs_of(view.connection, view.group.id, keys):
        sums[int(leg.party)] = sums.get(int(leg.party), 0) - leg.paise
    return {number: Paise(paise) for number, paise in sums.items()}
