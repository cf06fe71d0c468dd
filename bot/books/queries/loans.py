"""Members' loans; what is left and due is reckoned from the entries that stand."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, bindparam, select

from bot.books.queries.taken_back import TAKEN_BACK
from bot.clock import INDIA
from bot.domain.accounts import LOAN_INTEREST, LOANS
from bot.domain.groups import Cycle, Group, Method
from bot.domain.loans import Paid, Standing, Terms
from bot.domain.loans import standing as reckoned
from bot.domain.money import Paise
from bot.store import tables
from bot.store.tables import Entry, Loan, LoanTerms, PostingRow

ASKED = ("asked",)
OPEN = ("paid",)  # the money is still out
_SETTLES = ("leave", "death")


@dataclass(frozen=True)
class LoanLine:
    """A loan to a member; `rate` in basis points a month, `fund`: number of the outside loan.

    `state`: asked | refused | paid | closed | written_off | taken_back (the pay-out was wrong).
    `left`: principal.
    """

    number: int
    member: int
    paise: Paise
    purpose: str
    instalments: int
    method: Method
    rate: int
    fund: int | None
    state: str
    asked_on: date
    paid_on: date | None
    left: Paise


@dataclass
class _Account:
    """The entries of one loan that nobody has taken back."""

    terms: tuple[Terms, ...]
    lent: bool = False
    lost: bool = False
    settled: bool = False  # with all else when she left: nothing is asked of it any more
    paid: tuple[Paid, ...] = ()

    @property
    def left(self) -> Paise:
        lent = self.terms[0].paise if self.lent else 0
        return Paise(lent - sum(one.principal for one in self.paid))

    def standing(self, cycle: Cycle, day: date) -> Standing:
        versions = [terms for terms in self.terms if terms.since <= day] or self.terms[:1]
        return reckoned(versions, self.paid, cycle, day)

    def state(self, cycle: Cycle) -> str:
        if not self.lent:
            return "taken_back"
        if not self.left and self.lost:
            return "written_off"
        if self.settled:
            return "closed"
        is_open = self.left or not self.standing(cycle, self.paid[-1].on).is_closed
        return "paid" if is_open else "closed"


_MOVES = (
    select(PostingRow.party, PostingRow.account, PostingRow.paise, Entry.kind, Entry.occurred_on)
    .join_from(
        PostingRow,
        Entry,
        (Entry.group_id == PostingRow.group_id) & (Entry.number == PostingRow.entry),
    )
    .where(
        PostingRow.group_id == bindparam("group_id"),
        PostingRow.account.in_([LOANS, LOAN_INTEREST]),
        PostingRow.party.in_(bindparam("parties", expanding=True)),
        Entry.kind != "reversal",
        ~TAKEN_BACK,
    )
    .order_by(Entry.occurred_on, Entry.number, PostingRow.line)
)
_LOANS = (
    select(Loan, tables.Group.cycle)
    .join_from(Loan, tables.Group, tables.Group.id == Loan.group_id)
    .where(Loan.group_id == bindparam("group_id"))
    .order_by(Loan.number)
)
_LOANS_OF = _LOANS.where(Loan.member == bindparam("member"))
_TERMS = (
    select(LoanTerms)
    .where(
        LoanTerms.group_id == bindparam("group_id"),
        LoanTerms.loan.in_(bindparam("loans", expanding=True)),
    )
    .order_by(LoanTerms.loan, LoanTerms.version)
)


def loans(
    connection: Connection,
    group_id: int,
    member: int | None = None,
    states: Collection[str] | None = None,
) -> tuple[LoanLine, ...]:
    """The group's loans or one member's, the oldest first."""
    which = {"group_id": group_id, "member": member}
    rows = connection.execute(_LOANS if member is None else _LOANS_OF, which).all()
    accounts = _accounts(connection, group_id, [row.number for row in rows if row.paid_on])
    lines = (_line(row, accounts.get(row.number)) for row in rows)
    return tuple(line for line in lines if states is None or line.state in states)


def standing(connection: Connection, group: Group, loan_number: int, today: date) -> Standing:
    """How a loan that was paid out stands today; LookupError for any other."""
    return _accounts(connection, group.id, [loan_number])[loan_number].standing(group.cycle, today)


def standings(connection: Connection, group: Group, today: date) -> dict[int, Standing]:
    """Of all loans whose money is still out."""
    numbers = [line.number for line in loans(connection, group.id, states=OPEN)]
    accounts = _accounts(connection, group.id, numbers)
    return {number: it.standing(group.cycle, today) for number, it in accounts.items()}


def terms(connection: Connection, group_id: int, loan_number: int) -> tuple[Terms, ...]:
    """What was agreed, the first version first; () before it was paid out."""
    return _terms(connection, group_id, [loan_number]).get(loan_number, ())


def _line(row: Any, account: _Account | None) -> LoanLine:
    return LoanLine(
        row.number,
        row.member,
        Paise(row.paise),
        row.purpose,
        row.instalments,
        Method(row.method),
        row.rate,
        row.fund,
        account.state(Cycle(row.cycle)) if account else row.state,
        row.asked_at.astimezone(INDIA).date(),
        row.paid_on,
        account.left if account else Paise(0),
    )


def _accounts(
    connection: Connection, group_id: int, numbers: Collection[int]
) -> Mapping[int, _Account]:
    found = {n: _Account(its) for n, its in _terms(connection, group_id, numbers).items()}
    figures = {"group_id": group_id, "parties": [str(number) for number in found]}
    for party, account, paise, kind, day in connection.execute(_MOVES, figures) if found else ():
        loan = found[int(party)]
        if account == LOANS and paise > 0:
            loan.lent = True
            continue
        parts = (-paise, 0) if account == LOANS else (0, -paise)
        loan.paid += (Paid(day, *map(Paise, parts)),)
        loan.lost |= kind == "write_off"
        loan.settled |= kind in _SETTLES
    return found


def _terms(
    connection: Connection, group_id: int, numbers: Collection[int]
) -> dict[int, tuple[Terms, ...]]:
    found: dict[int, tuple[Terms, ...]] = {}
    which = {"group_id": group_id, "loans": list(numbers)}
    for row in connection.execute(_TERMS, which) if numbers else ():
        one = Terms(
            Paise(row.paise), row.rate, Method(row.method), row.instalments, row.first_due,
            row.since,
        )  # fmt: skip
        found[row.loan] = (*found.get(row.loan, ()), one)
    return found
