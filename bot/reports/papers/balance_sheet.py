"""What the group has and what it owes, by the chart of accounts; both sides are one sum."""

from collections.abc import Iterator, Mapping
from datetime import timedelta

from bot.books.queries.statements import before, by_account
from bot.domain.accounts import CHART
from bot.domain.accounts import Kind as AccountKind
from bot.domain.papers import Name, Paper
from bot.i18n import _
from bot.reports.paper import Column, Kind, Row, Sheet, Table
from bot.reports.view import View, account_name, dated, in_rupees, signers, year_of

_RETAINED, _THIS_YEAR = "3050", "3060"
_RESULT = (AccountKind.INCOME, AccountKind.EXPENSE)


def balance_sheet(view: View, paper: Paper) -> Sheet:
    """As it stood in the evening of the day asked for, or now."""
    day = min(paper.day or view.today, view.today)
    group_id = view.group.id
    now = by_account(before(view.connection, group_id, day + timedelta(days=1)))
    last_year = by_account(before(view.connection, group_id, year_of(day)))
    owed = _funds(now, last_year)
    assets = _table(_("What the group has"), list(_rows(now, AccountKind.ASSET, 1)))
    debts = list(_rows(now, AccountKind.LIABILITY, -1))
    both = [*debts, *((account_name(code), paise) for code, paise in owed.items() if paise)]
    return Sheet(
        Name.BALANCE, _("Balance sheet"), view.title, in_rupees(dated(day)),
        (assets, _table(_("What the group owes, and its funds"), both)),
        signatures=signers(),
    )  # fmt: skip


def surplus(balances: Mapping[str, int]) -> int:
    """Income less expense."""
    return -sum(paise for code, paise in balances.items() if CHART[code].kind in _RESULT)


def _funds(now: Mapping[str, int], last_year: Mapping[str, int]) -> dict[str, int]:
    """Funds; what earlier years left over is kept, what this one did is its surplus."""
    funds = {c: -p for c, p in now.items() if CHART[c].kind is AccountKind.FUND}
    earlier = surplus(last_year)
    funds[_RETAINED] = funds.get(_RETAINED, 0) + earlier
    funds[_THIS_YEAR] = funds.get(_THIS_YEAR, 0) + surplus(now) - earlier
    return dict(sorted(funds.items()))


def _rows(balances: Mapping[str, int], kind: AccountKind, sign: int) -> Iterator[Row]:
    for code, paise in sorted(balances.items()):
        if CHART[code].kind is kind and paise:
            yield account_name(code), sign * paise


def _table(title: str, rows: list[Row]) -> Table:
    columns = (Column(_("Account")), Column(_("Amount"), Kind.MONEY))
    whole = sum(row[1] for row in rows if isinstance(row[1], int))
    return Table(columns, tuple(rows), title, (_("Total"), whole))
