"""A meeting in the shape in which the Ministry's application takes it (DOMAIN §4.1, §4.2).

Head, sub-head and mode are that system's words, so they are not translated.
"""

from collections.abc import Sequence

from bot.books.queries.moves import Flow, flows, whose
from bot.books.queries.statements import Leg, by_entry
from bot.domain.accounts import BANK, CHART
from bot.domain.papers import Name, Paper
from bot.reports.heads import PAYMENTS, RECEIPTS
from bot.reports.paper import Column, Kind, Row, Sheet, Table
from bot.reports.papers.meeting_sheet import day_of, legs_on, loans_of, meeting_of
from bot.reports.view import View, dated

_COLUMNS = (
    Column("Group code"),
    Column("Meeting no.", Kind.COUNT),
    Column("Meeting date", Kind.DAY),
    Column("Cash book page"),
    Column("Member no.", Kind.COUNT),
    Column("Member name"),
    Column("Type"),
    Column("Head"),
    Column("Sub-head"),
    Column("Mode"),
    Column("Amount", Kind.MONEY),
)


def lokos(view: View, paper: Paper) -> Sheet:
    """A row for each member and head; the cash book has a page a month, named by it."""
    meeting = meeting_of(view, paper)
    day = day_of(view, meeting, paper)
    legs = legs_on(view, meeting, day)
    mode = {number: _mode(entry) for number, entry in by_entry(legs).items()}
    of_loan = loans_of(view)
    number = meeting.number if meeting else None
    rows: list[Row] = []
    for flow in flows(legs):
        member = whose(flow.leg, of_loan)
        known = view.everyone.get(member) if member else None
        head = _head(flow)
        rows.append(
            (view.group.code, number, day, f"{day:%Y-%m}", member, known.name if known else "",
             "Receipt" if flow.received else "Payment", head, CHART[flow.leg.account].english,
             mode[flow.leg.entry], flow.received or flow.paid)
        )  # fmt: skip
    table = Table(_COLUMNS, tuple(rows))
    return Sheet(Name.LOKOS, "LokOS", view.title, dated(day), (table,))


def _head(flow: Flow) -> str:
    heads = RECEIPTS if flow.received else PAYMENTS
    return next((head.label for head in heads if flow.leg.account in head.accounts), "Other")


def _mode(entry: Sequence[Leg]) -> str:
    return "Bank" if any(leg.account == BANK for leg in entry) else "Cash"
