"""How much of what fell due of members' loans had come by its day."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, bindparam, func, select

from bot.books.queries.legs import OF_ENTRY
from bot.domain.accounts import LOAN_INTEREST, LOANS
from bot.domain.groups import Cycle, Group, Method
from bot.domain.loans import Instalment, Terms, schedule
from bot.domain.money import Paise
from bot.store.tables import Entry, Loan, LoanTerms, PostingRow

_TERMS = (
    select(LoanTerms)
    .join_from(
        LoanTerms, Loan, (Loan.group_id == LoanTerms.group_id) & (Loan.number == LoanTerms.loan)
    )
    .where(LoanTerms.group_id == bindparam("group_id"), Loan.state != "refused")
    .order_by(LoanTerms.loan, LoanTerms.version)
)
_PAID = (
    select(PostingRow.party, Entry.occurred_on, func.sum(-PostingRow.paise))
    .join_from(
        PostingRow,
        Entry,
        OF_ENTRY,
    )
    .where(
        PostingRow.group_id == bindparam("group_id"),
        PostingRow.account.in_([LOANS, LOAN_INTEREST]),
        Entry.kind.not_in(["opening", "loan", "write_off"]),
    )
    .group_by(PostingRow.party, Entry.occurred_on)
)


def repaid(connection: Connection, group: Group, since: date, today: date) -> tuple[int, int]:
    """Paise that were due after `since` and are due no more days than today: (in time, due)."""
    key = {"group_id": group.id}
    paid: dict[int, list[tuple[date, int]]] = {}
    for party, day, paise in connection.execute(_PAID, key):
        if party:
            paid.setdefault(int(party), []).append((day, int(paise)))
    in_time = due = 0
    for number, versions in _versions(connection.execute(_TERMS, key).all()).items():
        asked = 0
        for one in _due(versions, group.cycle, today):
            if one.due_on > since:
                came = sum(paise for day, paise in paid.get(number, ()) if day <= one.due_on)
                due += one.paise
                in_time += min(one.paise, max(0, came - asked))
            asked += one.paise
    return in_time, due


def _versions(rows: Sequence[Any]) -> Mapping[int, list[Terms]]:
    found: dict[int, list[Terms]] = {}
    for row in rows:
        terms = Terms(
            Paise(row.paise), row.rate, Method(row.method), row.instalments, row.first_due,
            row.since,
        )  # fmt: skip
        found.setdefault(row.loan, []).append(terms)
    return found


def _due(versions: list[Terms], cycle: Cycle, today: date) -> list[Instalment]:
    """By each version until the next one begins."""
    ends = [terms.since for terms in versions[1:]] + [date.max]
    return [
        one
        for terms, end in zip(versions, ends, strict=True)
        for one in schedule(terms, cycle)
        if one.due_on < end and one.due_on <= today
    ]
