"""That papers say what the books say: their sums against the balances kept with each entry."""

from dataclasses import replace
from datetime import date

from sqlalchemy import Connection, select

from bot.books.queries.statements import MONEY
from bot.domain.accounts import HELD, MEMBER_SAVINGS
from bot.domain.papers import Name, Paper
from bot.i18n import speaking
from bot.reports.paper import Sheet, Table
from bot.reports.papers import PAPERS
from bot.reports.view import View, view
from bot.store.tables import Balance


def balances(connection: Connection, group_id: int) -> dict[str, int]:
    """Each account, from the table that the ledger keeps."""
    rows = connection.execute(
        select(Balance.code, Balance.paise).where(Balance.group_id == group_id)
    )
    sums: dict[str, int] = {}
    for code, paise in rows:
        sums[code] = sums.get(code, 0) + paise
    return sums


def sheet_of(seen: View, name: Name, **asked: object) -> Sheet:
    """In English."""
    with speaking("en"):
        return PAPERS[name](seen, replace(Paper(name), **asked))  # type: ignore[arg-type]


def last(table: Table) -> int:
    """The last figure of the last row."""
    row = table.total or table.rows[-1]
    return next(cell for cell in reversed(row) if isinstance(cell, int))


def assert_ties(connection: Connection, group_id: int, at: object) -> None:
    """Every paper of the group, today."""
    seen = view(connection, group_id, at)  # type: ignore[arg-type]
    kept = balances(connection, group_id)
    money = sum(kept.get(account, 0) for account in MONEY)
    _balance_sheet(seen, kept)
    _month(seen, money)
    _cash_book(seen, kept)
    _passbooks(seen, kept)
    loans = sheet_of(seen, Name.LOANS)
    assert loans.facts[1].value == kept.get("1100", 0)
    assert loans.tables[0].total is not None
    assert loans.tables[0].total[5] == kept.get("1100", 0)
    year = sheet_of(seen, Name.YEAR)
    income, expense, left = (fact.value for fact in year.facts)
    assert left == income - expense  # type: ignore[operator]
    assert last(year.tables[2]) == money
    members = year.tables[3].total
    assert members is not None
    assert members[3] == -sum(kept.get(account, 0) for account in MEMBER_SAVINGS)


def _balance_sheet(seen: View, kept: dict[str, int]) -> None:
    has, owes = sheet_of(seen, Name.BALANCE).tables
    assert last(has) == last(owes)
    assert last(has) == sum(paise for code, paise in kept.items() if code < "2")


def _month(seen: View, money: int) -> None:
    for day in (None, date(seen.today.year, 4, 10)):
        receipts, payments = sheet_of(seen, Name.MONTH, day=day).tables
        assert last(receipts) == last(payments)
        if day is None:
            left = [row[1] for row in payments.rows if str(row[0]).startswith("Left")]
            assert sum(left) == money  # type: ignore[arg-type]


def _cash_book(seen: View, kept: dict[str, int]) -> None:
    for table in sheet_of(seen, Name.CASH_BOOK).tables:
        account = {"Cash in hand": "1010", "Cash in transit": "1015"}.get(table.title, "1020")
        assert last(table) == kept.get(account, 0)
        assert table.total is not None
        _, _, came, went, balance = table.total
        assert table.rows[0][4] + came - went == balance  # type: ignore[operator]


def _passbooks(seen: View, kept: dict[str, int]) -> None:
    found = 0
    for number in seen.everyone:
        savings = sheet_of(seen, Name.PASSBOOK, member=number, form="pdf").tables[0]
        found += savings.rows[-1][4] if savings.rows else 0  # type: ignore[operator]
        shown = [row[4] for row in savings.rows]
        moved = [row[2] - row[3] for row in savings.rows]  # type: ignore[operator]
        assert shown == [sum(moved[: n + 1]) for n in range(len(moved))]
    assert found == -sum(kept.get(account, 0) for account in (*MEMBER_SAVINGS, HELD))
