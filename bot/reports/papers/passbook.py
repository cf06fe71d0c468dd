"""A member's passbook: her savings and loans, each line with what it left her with."""

from collections.abc import Iterator, Sequence

from bot.books import queries
from bot.books.queries.loans import OPEN, LoanLine
from bot.books.queries.statements import Leg, by_entry, legs_of
from bot.domain.accounts import HELD, LOAN_INTEREST, LOANS, MEMBER_SAVINGS
from bot.domain.commands import Head
from bot.domain.papers import Name, Paper
from bot.i18n import _, long_day
from bot.reports.paper import Column, Fact, Kind, Row, Sheet, Table
from bot.reports.view import View, in_rupees, until
from bot.wording.notes import head_name

_LINES, _LOAN_LINES = 12, 6  # on a picture, which is one page
_HERS = (*MEMBER_SAVINGS, HELD)


def passbook(view: View, paper: Paper) -> Sheet:
    """Hers; a PDF has every line there is, a picture the last ones. LookupError: no such member."""
    member = view.everyone[paper.member or 0]
    is_whole = paper.form == "pdf"
    loans = queries.loans(view.connection, view.group.id, member.number)
    given = [line for line in loans if line.paid_on]
    savings = _savings(view, member.number)
    lent = _loans(view, given)
    about = f"{member.name} ({member.number})" + (f", {member.relation}" if member.relation else "")
    tables = [_table(savings, _("Savings"), _saving_columns(), None if is_whole else _LINES)]
    if given:
        most = None if is_whole else _LOAN_LINES
        tables.append(_table(lent, _("Loan"), _loan_columns(), most))
    return Sheet(
        Name.PASSBOOK, _("Member passbook"), view.title, in_rupees(until(view.today)),
        tuple(tables), tuple(_facts(view, member.number, given)), about,
        (_("Is something wrong? Write: wrong"),),
    )  # fmt: skip


def _facts(view: View, member: int, given: Sequence[LoanLine]) -> Iterator[Fact]:
    hers = queries.savings(view.connection, view.group.id, member)
    for label, paise in (
        (_("Compulsory saving"), hers.compulsory),
        (_("Optional saving"), hers.optional),
        (_("Health saving"), hers.health),
        (_("Food saving"), hers.food),
        (_("Paid ahead"), hers.held),
    ):
        if paise or label == _("Compulsory saving"):
            yield Fact(label, paise)
    owed = queries.dues(view.connection, view.group, member, view.today)
    if owed:
        yield Fact(_("Saving that is due"), owed)
    for loan in given:
        if loan.state in OPEN:
            yield from _loan_facts(view, loan)
    if meeting := queries.next_meeting(view.connection, view.group.id, view.at):
        day = long_day(meeting.starts_at.astimezone(view.zone).date())
        yield Fact(_("Next meeting"), day, Kind.TEXT)


def _loan_facts(view: View, loan: LoanLine) -> Iterator[Fact]:
    yield Fact(_("Loan {number}: principal left", number=loan.number), loan.left)
    now = queries.standing(view.connection, view.group, loan.number, view.today)
    if now.overdue:
        yield Fact(_("Loan {number}: late by now", number=loan.number), now.overdue)
    if now.next_due and now.instalment:
        label = _("Instalment by {day}", day=long_day(now.next_due))
        yield Fact(label, now.instalment)


def _table(rows: Sequence[Row], title: str, columns: tuple[Column, ...], most: int | None) -> Table:
    shown = tuple(rows if most is None else rows[-most:])
    if len(shown) < len(rows):
        title = _("{title} (last {count} lines)", title=title, count=len(shown))
    return Table(columns, shown, title)


def _saving_columns() -> tuple[Column, ...]:
    return (
        Column(_("Day"), Kind.DAY),
        Column(_("What for")),
        Column(_("Paid in"), Kind.MONEY),
        Column(_("Taken out"), Kind.MONEY),
        Column(_("Saved so far"), Kind.MONEY),
        Column(_("Receipt")),
    )


def _savings(view: View, member: int) -> list[Row]:
    keys = [(account, str(member)) for account in _HERS]
    rows: list[Row] = []
    balance = 0
    for legs in by_entry(legs_of(view.connection, view.group.id, keys)).values():
        moved = -sum(leg.paise for leg in legs)
        if not moved:  # what was paid ahead has become a saving: her money stays what it was
            continue
        balance += moved
        first = legs[0]
        rows.append((first.day, _what(first), max(moved, 0), max(-moved, 0), balance, first.code))
    return rows


def _what(leg: Leg) -> str:
    if leg.kind == "opening":
        return _("opening")
    what = head_name(Head.ADVANCE if leg.account == HELD else Head(leg.account))
    return f"{what}, {_('taken back')}" if leg.reverses else what


def _loan_columns() -> tuple[Column, ...]:
    return (
        Column(_("Day"), Kind.DAY),
        Column(_("Loan no."), Kind.COUNT),
        Column(_("You got"), Kind.MONEY),
        Column(_("Principal"), Kind.MONEY),
        Column(_("Interest"), Kind.MONEY),
        Column(_("Left"), Kind.MONEY),
        Column(_("Receipt")),
    )


def _loans(view: View, given: Sequence[LoanLine]) -> list[Row]:
    keys = [(account, str(loan.number)) for loan in given for account in (LOANS, LOAN_INTEREST)]
    rows: list[Row] = []
    left: dict[str, int] = {}
    for legs in by_entry(legs_of(view.connection, view.group.id, keys)).values():
        for loan in dict.fromkeys(leg.party for leg in legs):
            mine = [leg for leg in legs if leg.party == loan]
            principal = sum(leg.paise for leg in mine if leg.account == LOANS)
            interest = -sum(leg.paise for leg in mine if leg.account == LOAN_INTEREST)
            left[loan] = left.get(loan, 0) + principal
            first = mine[0]
            is_given = (principal > 0) != bool(first.reverses)
            lent, back = (principal, 0) if is_given else (0, -principal)
            rows.append((first.day, int(loan), lent, back, interest, left[loan], first.code))
    return rows
