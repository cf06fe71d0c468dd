"""The year: what it earned and cost, month by month, and where each member stands."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from bot.books.queries.moves import brought, flows
from bot.books.queries.statements import MONEY, Leg, before, by_account, legs
from bot.domain.accounts import CHART, LOANS, MEMBER_SAVINGS
from bot.domain.accounts import Kind as AccountKind
from bot.domain.papers import Name, Paper
from bot.i18n import _, month_name
from bot.reports.paper import Column, Fact, Kind, Row, Sheet, Table, total
from bot.reports.papers.meeting_sheet import loans_of
from bot.reports.view import View, account_name, dated, in_rupees, signers, year_of


def year_statement(view: View, paper: Paper) -> Sheet:
    """Of the financial year of the day asked for, up to today."""
    since = year_of(paper.day or view.today)
    until = min(date(since.year + 1, 3, 31), view.today)
    found = legs(view.connection, view.group.id, since, until)
    period = _("{since} to {until}", since=dated(since), until=dated(until))
    income = _result(found, AccountKind.INCOME, -1)
    expense = _result(found, AccountKind.EXPENSE, 1)
    left = _sum(income) - _sum(expense)
    return Sheet(
        Name.YEAR, _("The year's account"), view.title, in_rupees(period),
        (_two(_("Income"), income), _two(_("Expense"), expense),
         _by_month(view, found, since), _by_member(view, since, until)),
        (Fact(_("Income"), _sum(income)), Fact(_("Expense"), _sum(expense)),
         Fact(_("Left over"), left)),
        signatures=signers(),
    )  # fmt: skip


def _result(found: Sequence[Leg], kind: AccountKind, sign: int) -> list[Row]:
    sums: dict[str, int] = {}
    for leg in found:
        if CHART[leg.account].kind is kind:
            sums[leg.account] = sums.get(leg.account, 0) + sign * leg.paise
    return [(account_name(code), paise) for code, paise in sorted(sums.items()) if paise]


def _sum(rows: Sequence[Row]) -> int:
    return sum(row[1] for row in rows if isinstance(row[1], int))


def _two(title: str, rows: list[Row]) -> Table:
    columns = (Column(_("Account")), Column(_("Amount"), Kind.MONEY))
    return Table(columns, tuple(rows), title, (_("Total"), _sum(rows)))


def _by_month(view: View, found: Sequence[Leg], since: date) -> Table:
    columns = (
        Column(_("Month")),
        Column(_("Savings"), Kind.MONEY),
        Column(_("Loans given"), Kind.MONEY),
        Column(_("Loans back"), Kind.MONEY),
        Column(_("Other in"), Kind.MONEY),
        Column(_("Other out"), Kind.MONEY),
        Column(_("Cash and bank"), Kind.MONEY),
    )
    held = by_account(before(view.connection, view.group.id, since))
    money = sum(held.get(account, 0) for account in MONEY)
    rows: list[Row] = []
    sums = [0] * 5
    for first, its in _months(found):
        money += sum(leg.paise for leg in its if leg.account in MONEY)
        month = _of_month(its)
        sums = [before_ + now for before_, now in zip(sums, month, strict=True)]
        rows.append((f"{month_name(first)} {first.year}", *month, money))
    return Table(columns, tuple(rows), _("Month by month"), (_("Total"), *sums, money))


def _months(found: Sequence[Leg]) -> Iterator[tuple[date, list[Leg]]]:
    months: dict[date, list[Leg]] = {}
    for leg in found:
        months.setdefault(leg.day.replace(day=1), []).append(leg)
    yield from months.items()


def _of_month(its: list[Leg]) -> list[int]:
    """Savings, loans given, loans back, other in, other out; what a cut-off brought is other in."""
    sums = [0, 0, 0, sum(brought(its).values()), 0]
    for flow in flows(its):
        account = flow.leg.account
        if account in MEMBER_SAVINGS:
            sums[0] += flow.received
            sums[4] += flow.paid
        elif account == LOANS:
            sums[1] += flow.paid
            sums[2] += flow.received
        else:
            sums[3] += flow.received
            sums[4] += flow.paid
    return sums


def _by_member(view: View, since: date, until: date) -> Table:
    columns = (
        Column(_("No."), Kind.COUNT),
        Column(_("Name")),
        Column(_("Savings before"), Kind.MONEY),
        Column(_("Savings now"), Kind.MONEY),
        Column(_("Loan left"), Kind.MONEY),
    )
    first = _hers(view, since)
    last = _hers(view, until + timedelta(days=1))
    rows = tuple(
        (
            number,
            member.name,
            first.get((number, "saved"), 0),
            last.get((number, "saved"), 0),
            last.get((number, "lent"), 0),
        )
        for number, member in sorted(view.everyone.items())
    )
    return Table(columns, rows, _("Each member"), total(rows, columns, _("Total")))


def _hers(view: View, day: date) -> dict[tuple[int, str], int]:
    """Savings and loans of each member as `day` began."""
    of_loan = loans_of(view)
    sums: dict[tuple[int, str], int] = {}
    for (account, party), paise in before(view.connection, view.group.id, day).items():
        if account in MEMBER_SAVINGS:
            key, more = (int(party), "saved"), -paise
        elif account == LOANS and party in of_loan:
            key, more = (of_loan[party], "lent"), paise
        else:
            continue
        sums[key] = sums.get(key, 0) + more
    return sums
