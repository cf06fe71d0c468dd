"""The cash book of a month: what came into the box and the bank, what went out, what was left."""

from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from bot.books.queries.statements import MONEY, Leg, before, by_account, by_entry, legs
from bot.domain.accounts import CASH, CHART
from bot.domain.papers import Name, Paper
from bot.i18n import _
from bot.reports.paper import Column, Kind, Row, Sheet, Table
from bot.reports.view import View, account_name, dated, in_rupees, signers
from bot.wording.phrases import people


@dataclass
class _Line:
    """What one message wrote for the same heads, added up: a meeting's savings are one line."""

    day: date
    what: tuple[str, ...]  # accounts on the other side
    parties: list[str]
    taken_back: bool
    code: str
    came: int = 0
    went: int = 0


def month(view: View, paper: Paper) -> tuple[date, date]:
    """The first and last day of the month that was asked for, or of this one up to today."""
    day = paper.day or view.today
    last = day.replace(day=monthrange(day.year, day.month)[1])
    return day.replace(day=1), min(last, view.today)


def cash_book(view: View, paper: Paper) -> Sheet:
    """A table for each place where money is."""
    since, until = month(view, paper)
    found = legs(view.connection, view.group.id, since, until)
    opening = by_account(before(view.connection, view.group.id, since))
    tables = [
        _table(view, account, opening.get(account, 0), found)
        for account in MONEY
        if account == CASH or opening.get(account) or any(leg.account == account for leg in found)
    ]
    period = _("{since} to {until}", since=dated(since), until=dated(until))
    return Sheet(
        Name.CASH_BOOK, _("Cash book"), view.title, in_rupees(period), tuple(tables),
        signatures=signers(),
    )  # fmt: skip


def _table(view: View, account: str, opening: int, found: Sequence[Leg]) -> Table:
    columns = (
        Column(_("Day"), Kind.DAY),
        Column(_("What for")),
        Column(_("Came in"), Kind.MONEY),
        Column(_("Went out"), Kind.MONEY),
        Column(_("Balance"), Kind.MONEY),
    )
    rows: list[Row] = [(None, _("Before"), None, None, opening)]
    balance, came, went = opening, 0, 0
    for line in _lines(account, found):
        balance += line.came - line.went
        came, went = came + line.came, went + line.went
        rows.append((line.day, _said(view, line), line.came, line.went, balance))
    total = (None, _("Total"), came, went, balance)
    return Table(columns, tuple(rows), account_name(account), total, frozenset({0}))


def _lines(account: str, found: Sequence[Leg]) -> Iterator[_Line]:
    lines: dict[tuple[object, ...], _Line] = {}
    for entry in by_entry(found).values():
        paise = sum(leg.paise for leg in entry if leg.account == account)
        if not paise:
            continue
        others = [leg for leg in entry if leg.account != account] or entry
        first = entry[0]
        what = tuple(dict.fromkeys(leg.account for leg in others))
        is_less = first.reverses is not None
        came = (paise > 0) != is_less
        key = (first.source, what, came, is_less)
        line = lines.setdefault(key, _Line(first.day, what, [], is_less, first.code))
        line.came += paise if came else 0
        line.went += 0 if came else -paise
        line.parties.append(_party(first, others))
    yield from lines.values()


def _party(entry: Leg, others: Sequence[Leg]) -> str:
    if entry.member is not None:
        return str(entry.member)
    return others[0].party if CHART[others[0].account].party == "member" else ""


def _said(view: View, line: _Line) -> str:
    what = " + ".join(account_name(account) for account in line.what)
    whom = list(dict.fromkeys(party for party in line.parties if party))
    if len(whom) == 1:
        what += f", {view.called(whom[0])}"
    elif whom:
        what += f", {people(len(whom))}"
    return f"{what}, {_('taken back')}" if line.taken_back else what
