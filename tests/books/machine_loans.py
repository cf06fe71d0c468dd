"""Loans in the state machine: asked for, given, paid back, changed, by anybody in any order."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule
from sqlalchemy import func, insert, select

from bot.books import queries
from bot.domain.accounts import LOANS
from bot.domain.commands import (
    ClaimInstalment,
    Command,
    Head,
    ImposeFine,
    PayLoan,
    RecordInstalment,
    RefuseLoan,
    RequestLoan,
    RescheduleLoan,
    WaiveFine,
    WaiveInterest,
    WriteOffLoan,
)
from bot.domain.groups import Method
from bot.domain.money import Paise, rupees
from bot.store import Store
from bot.store.tables import Balance, Meeting
from tests.make import NOW

_WOMEN = st.sampled_from([1, 2, 3, 4, 5, 1, 2, 3, 4, 5, 6])
_OFFICERS = st.sampled_from([1, 2, 3, 1, 2, 3, 4])
_LENT = st.sampled_from([100, 200, 300, 60_000]).map(rupees)
_PAID = st.sampled_from([5, 12, 52, 104, 110, 400]).map(rupees)
_FEW = st.sampled_from([1, 2, 5, 0])
_PICK = st.integers(0, 20)


class LoanRules(RuleBasedStateMachine):
    """What the machine of the books does with loans, and what stays true of them."""

    store: Store
    group: int
    at: datetime
    give: Callable[[int | None, Command], None]
    read: Callable[..., Any]

    def _open(self, pick: int) -> queries.LoanLine | None:
        """Mostly one whose money is out, else any."""
        lines = self.read(queries.loans, None, queries.OPEN) or self.read(queries.loans)
        return lines[pick % len(lines)] if lines else None

    @rule(who=_WOMEN, member=_WOMEN, paise=_LENT, count=_FEW)
    def ask_for_loan(self, who: int, member: int, paise: Paise, count: int) -> None:
        self.give(who, RequestLoan(member, paise, count, "खेती"))

    @rule(who=_WOMEN, pick=_PICK)
    def refuse_loan(self, who: int, pick: int) -> None:
        self.give(who, RefuseLoan(pick % 4))

    @rule(who=_OFFICERS, member=_WOMEN, paise=_LENT, count=_FEW, known=st.booleans())
    def pay_loan(self, who: int, member: int, paise: Paise, count: int, known: bool) -> None:
        rate, method = 200, Method.FALLING
        asked = self.read(queries.loans, member, queries.ASKED)
        if known and asked:
            it = asked[0]
            given = PayLoan(member, it.paise, it.instalments, rate, method, request=it.number)
        else:
            given = PayLoan(member, paise, count, rate, method, despite_overdue=known)
        self.give(who, given)

    @rule(who=_OFFICERS, pick=_PICK, paise=_PAID, more=st.booleans(), slip=_PICK)
    def record_instalment(self, who: int, pick: int, paise: Paise, more: bool, slip: int) -> None:
        if loan := self._open(pick):
            reference = f"S{slip}" if slip > 17 else ""
            day = self.at.date()
            self.give(who, RecordInstalment(loan.number, paise, day, reference, more))

    @rule(who=_OFFICERS, pick=_PICK)
    def close_loan(self, who: int, pick: int) -> None:
        loan = self._open(pick)
        if loan and loan.state == "paid":
            close = self._standing(loan.number).to_close
            self.give(who, RecordInstalment(loan.number, close, self.at.date()))

    @rule(pick=_PICK, paise=_PAID, own=st.sampled_from([True, True, False]))
    def claim_instalment(self, pick: int, paise: Paise, own: bool) -> None:
        if loan := self._open(pick):
            who = loan.member if own else 5
            self.give(who, ClaimInstalment(loan.number, paise, self.at.date()))

    @rule(who=_OFFICERS, pick=_PICK, count=_FEW, days=st.sampled_from([0, 30, -1]))
    def reschedule(self, who: int, pick: int, count: int, days: int) -> None:
        if loan := self._open(pick):
            first = self.at.date() + timedelta(days)
            self.give(who, RescheduleLoan(loan.number, count, first))

    @rule(who=_OFFICERS, pick=_PICK, paise=st.sampled_from([2, 4, 500]).map(rupees))
    def waive_interest(self, who: int, pick: int, paise: Paise) -> None:
        if loan := self._open(pick):
            self.give(who, WaiveInterest(loan.number, paise))

    @rule(who=_OFFICERS, pick=_PICK)
    def write_off(self, who: int, pick: int) -> None:
        if loan := self._open(pick):
            self.give(who, WriteOffLoan(loan.number, 1))

    @rule()
    def hold_meeting(self) -> None:
        """The resolution that a loan is given up by; who may call one is tried elsewhere."""
        held = {"starts_at": NOW, "state": "held", "created_at": NOW}
        row = {"group_id": self.group, "number": 1, **held}
        if self.read(queries.meeting, 1) is None:
            self.store.write(lambda c: c.execute(insert(Meeting).values(row)))

    @rule(who=_OFFICERS, member=_WOMEN, head=st.sampled_from([Head.FINE_LATE, Head.SAVING]))
    def impose_fine(self, who: int, member: int, head: Head) -> None:
        self.give(who, ImposeFine(member, rupees(10), head))

    @rule(who=_OFFICERS, pick=_PICK)
    def waive_fine(self, who: int, pick: int) -> None:
        self.give(who, WaiveFine(pick % 4))

    @rule()
    def a_month_passes(self) -> None:
        self.at += timedelta(days=31)

    @invariant()
    def what_is_left_is_what_the_books_say(self) -> None:
        """The loans together are their account; what is closed owes nothing."""
        of_loans = select(func.coalesce(func.sum(Balance.paise), 0)).where(
            Balance.group_id == self.group, Balance.code == LOANS
        )
        kept = self.store.read(lambda c: c.execute(of_loans).scalar_one())
        lines = self.read(queries.loans)
        assert sum(line.left for line in lines) == kept
        assert all(line.left == 0 for line in lines if line.state != "paid")

    @invariant()
    def nothing_owed_is_below_nothing(self) -> None:
        """Of any loan that is out, on any day."""
        for line in self.read(queries.loans, None, queries.OPEN):
            its = self._standing(line.number)
            owed = (its.overdue_interest, its.interest, its.overdue_principal, its.principal)
            assert min(owed) >= 0
            assert its.principal_left == line.left
            assert 0 <= its.overdue <= its.to_close

    def _standing(self, loan: int) -> Any:
        return self.store.read(
            lambda c: queries.standing(c, queries.group(c, self.group), loan, self.at.date())
        )
