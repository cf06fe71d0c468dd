"""One meeting: who was there, what each brought, what was given out, and what is in the box."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from bot.books import queries
from bot.books.queries import MeetingLine
from bot.books.queries.moves import Flow, flows, whose
from bot.books.queries.statements import Leg, before, by_account, legs_of_meeting, present_at
from bot.domain.accounts import (
    BANK,
    CASH,
    CHART,
    FINE_ABSENT,
    FINE_LATE,
    IN_TRANSIT,
    LOAN_INTEREST,
    LOANS,
    SAVING,
)
from bot.domain.accounts import (
    Kind as AccountKind,
)
from bot.domain.papers import Name, Paper
from bot.i18n import _
from bot.reports.paper import Column, Fact, Kind, Row, Sheet, Table, total, without_empty
from bot.reports.view import View, account_name, dated, in_rupees, signers

_ALWAYS = (3, 9)  # columns that stay though nothing stands in them: saving and the sum
_OTHER = 8
_COLUMN = {SAVING: 3, LOANS: 5, LOAN_INTEREST: 6, FINE_ABSENT: 7, FINE_LATE: 7}
_OTHER_SAVING = 4


def meeting_sheet(view: View, paper: Paper) -> Sheet:
    """Of the meeting that was asked for, else of the last one, else of today."""
    meeting = meeting_of(view, paper)
    day = day_of(view, meeting, paper)
    found = tuple(flows(legs_on(view, meeting, day)))
    of_loan = loans_of(view)
    who = present_at(view.connection, view.group.id, meeting.number) if meeting else {}
    there = sum(1 for was in who.values() if was)
    table = _collected(view, day, found, who, of_loan)
    collected = table.total[-1] if table.total else 0
    facts = [Fact(_("Collected"), collected)]
    if there:
        count = f"{there} / {len(view.present(day))}"
        facts.insert(0, Fact(_("Were there"), count, Kind.TEXT))
    facts += _money_after(view, day)
    return Sheet(
        Name.MEETING, _title(meeting), view.title, in_rupees(_when(view, meeting, day)),
        (table, *_given(view, found, of_loan)), tuple(facts), signatures=signers(),
    )  # fmt: skip


def meeting_of(view: View, paper: Paper) -> MeetingLine | None:
    """The meeting a paper is about."""
    if paper.meeting:
        return queries.meeting(view.connection, view.group.id, paper.meeting)
    if paper.day:
        return None
    return queries.last_meeting(view.connection, view.group.id, view.at)


def day_of(view: View, meeting: MeetingLine | None, paper: Paper) -> date:
    """Its day."""
    if meeting:
        return meeting.starts_at.astimezone(view.zone).date()
    return paper.day or view.today


def legs_on(view: View, meeting: MeetingLine | None, day: date) -> Sequence[Leg]:
    """What was written in it, and on its day beside it."""
    number = meeting.number if meeting else 0
    return legs_of_meeting(view.connection, view.group.id, number, day)


def loans_of(view: View) -> dict[str, int]:
    """Whose each loan is."""
    return {str(n.number): n.member for n in queries.loans(view.connection, view.group.id)}


def _title(meeting: MeetingLine | None) -> str:
    return _("Meeting sheet, no. {number}", number=meeting.number) if meeting else _("Day sheet")


def _when(view: View, meeting: MeetingLine | None, day: date) -> str:
    place = meeting.place if meeting else ""
    return ", ".join(part for part in (dated(day), place) if part)


def _collected(
    view: View,
    day: date,
    found: Sequence[Flow],
    who: dict[int, bool | None],
    of_loan: dict[str, int],
) -> Table:
    sums: dict[int, list[int]] = {member.number: [0] * 10 for member in view.present(day)}
    for flow in found:
        member = whose(flow.leg, of_loan)
        if member is None or not flow.received:
            continue
        row = sums.setdefault(member, [0] * 10)
        row[_place(flow.leg.account)] += flow.received
        row[9] += flow.received
    rows = tuple(_row(view, number, who, sums[number]) for number in sorted(sums))
    columns = _columns()
    if not any(was is not None for was in who.values()):
        rows = tuple((*row[:2], None, *row[3:]) for row in rows)
    table = Table(columns, rows, _("Brought"), total(rows, columns, _("Total")))
    return without_empty(table, keep=_ALWAYS)


def _columns() -> tuple[Column, ...]:
    return (
        Column(_("No."), Kind.COUNT),
        Column(_("Name")),
        Column(_("There")),
        Column(_("Saving"), Kind.MONEY),
        Column(_("Other saving"), Kind.MONEY),
        Column(_("Loan back"), Kind.MONEY),
        Column(_("Interest"), Kind.MONEY),
        Column(_("Fine"), Kind.MONEY),
        Column(_("Other"), Kind.MONEY),
        Column(_("Sum"), Kind.MONEY),
    )


def _row(view: View, number: int, who: dict[int, bool | None], sums: list[int]) -> Row:
    member = view.everyone.get(number)
    was = who.get(number)
    there = "" if was is None else _("yes") if was else _("no")
    return (number, member.name if member else "", there, *sums[3:])


def _place(account: str) -> int:
    is_saving = CHART[account].kind is AccountKind.LIABILITY and CHART[account].party == "member"
    return _COLUMN.get(account, _OTHER_SAVING if is_saving else _OTHER)


def _given(view: View, found: Sequence[Flow], of_loan: dict[str, int]) -> Iterator[Table]:
    columns = (Column(_("To whom")), Column(_("What for")), Column(_("Amount"), Kind.MONEY))
    rows: list[Row] = []
    for flow in found:
        if flow.paid:
            member = whose(flow.leg, of_loan)
            to = view.called(member) if member else "–"
            rows.append((to, account_name(flow.leg.account), flow.paid))
    if rows:
        yield Table(columns, tuple(rows), _("Given out"), total(rows, columns, _("Total")))


def _money_after(view: View, day: date) -> Iterator[Fact]:
    after = by_account(before(view.connection, view.group.id, day + timedelta(days=1)))
    yield Fact(_("Cash in the box that evening"), after.get(CASH, 0))
    if after.get(IN_TRANSIT):
        yield Fact(_("On the way to the bank"), after[IN_TRANSIT])
    yield Fact(_("In the bank"), after.get(BANK, 0))
