"""Receipts and payments of a month: with what it began, what came, what went, what is left."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta

from bot.books.queries.moves import Flow, brought, flows
from bot.books.queries.statements import MONEY, before, by_account, legs
from bot.domain.papers import Name, Paper
from bot.i18n import _
from bot.reports.heads import MISC, PAYMENTS, RECEIPTS, Head
from bot.reports.paper import Column, Kind, Row, Sheet, Table
from bot.reports.papers.cash_book import month
from bot.reports.view import View, account_name, dated, in_rupees, signers


def receipts_payments(view: View, paper: Paper) -> Sheet:
    """Both sides come to the same sum, as every entry balances."""
    since, until = month(view, paper)
    found = legs(view.connection, view.group.id, since, until)
    opening = by_account(before(view.connection, view.group.id, since))
    closing = by_account(before(view.connection, view.group.id, until + timedelta(days=1)))
    first = brought(found)
    moved = tuple(flows(found))
    at_first = {account: opening.get(account, 0) + first[account] for account in MONEY}
    receipts = _side(RECEIPTS, {**_summed(moved, "received")})
    payments = _side(PAYMENTS, {**_summed(moved, "paid")})
    period = _("{since} to {until}", since=dated(since), until=dated(until))
    return Sheet(
        Name.MONTH, _("Receipts and payments"), view.title, in_rupees(period),
        (_table(_("Receipts"), [*_left(at_first, _("At first: {account}")), *receipts]),
         _table(_("Payments"), [*payments, *_left(closing, _("Left: {account}"))])),
        signatures=signers(),
    )  # fmt: skip


def _summed(moved: Iterable[Flow], side: str) -> dict[str, int]:
    sums: dict[str, int] = {}
    for flow in moved:
        paise = flow.received if side == "received" else flow.paid
        sums[flow.leg.account] = sums.get(flow.leg.account, 0) + paise
    return sums


def _side(heads: Sequence[Head], sums: Mapping[str, int]) -> list[Row]:
    """The format's heads, all of them; whatever has no head stands by its own name."""
    rows: list[Row] = [
        (_(head.label), sum(sums.get(account, 0) for account in head.accounts)) for head in heads
    ]
    known = frozenset().union(*(head.accounts for head in heads))
    rest = sorted(account for account, paise in sums.items() if paise and account not in known)
    rows += [(_(MISC, account=account_name(account)), sums[account]) for account in rest]
    return rows


def _left(balances: Mapping[str, int], label: str) -> list[Row]:
    """Box and bank always, what is on the way only where there is something."""
    shown = [account for account in MONEY if account != MONEY[1] or balances.get(account)]
    return [
        (label.format(account=account_name(account)), balances.get(account, 0)) for account in shown
    ]


def _table(title: str, rows: Sequence[Row]) -> Table:
    columns = (Column(_("Head")), Column(_("Amount"), Kind.MONEY))
    whole = sum(row[1] for row in rows if isinstance(row[1], int))
    return Table(columns, tuple(rows), title, (_("Total"), whole))
