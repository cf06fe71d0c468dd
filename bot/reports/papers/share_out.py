"""Who gets what of a surplus that is shared: before the resolution and, from the books, after."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from bot.books.queries.statements import legs
from bot.domain.papers import Name, Paper
from bot.i18n import _
from bot.reports.paper import Column, Fact, Kind, Sheet, Table, total
from bot.reports.view import View, dated, in_rupees, signers, year_of

_DIVIDEND = "2050"


class Share(NamedTuple):
    """One member's part, in paise; `basis` = in words what it was reckoned from."""

    member: int
    paise: int
    paid: int = 0
    basis: str = ""


def share_out(view: View, paper: Paper) -> Sheet:
    """What was declared and paid in the financial year, from the books."""
    since = year_of(paper.day or view.today)
    until = min(date(since.year + 1, 3, 31), view.today)
    declared, paid = Counter[int](), Counter[int]()
    for leg in legs(view.connection, view.group.id, since, until):
        if leg.account != _DIVIDEND:
            continue
        if (leg.paise < 0) != (leg.reverses is not None):
            declared[int(leg.party)] -= leg.paise
        else:
            paid[int(leg.party)] += leg.paise
    shares = [Share(n, declared[n], paid[n]) for n in sorted({*declared, *paid})]
    period = _("{since} to {until}", since=dated(since), until=dated(until))
    return share_sheet(view, shares, in_rupees(period))


def share_sheet(
    view: View, shares: Iterable[Share], period: str, facts: tuple[Fact, ...] = ()
) -> Sheet:
    """The same from rows that are given: of a proposal that is not in the books yet."""
    found = list(shares)
    columns = (
        Column(_("No."), Kind.COUNT),
        Column(_("Name")),
        *((Column(_("Reckoned from")),) if any(one.basis for one in found) else ()),
        Column(_("Share"), Kind.MONEY),
        Column(_("Paid"), Kind.MONEY),
        Column(_("Signature or thumb")),
    )
    has_basis = len(columns) == 6
    rows = tuple(
        (
            one.member,
            view.everyone[one.member].name,
            *((one.basis,) if has_basis else ()),
            one.paise,
            one.paid,
            "",
        )
        for one in found
    )
    table = Table(columns, rows, total=total(rows, columns, _("Total")))
    return Sheet(
        Name.SHARE_OUT, _("Share-out"), view.title, period, (table,), facts, signatures=signers()
    )
