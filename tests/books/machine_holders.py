"""In the state machine: the box goes round, cash is missing, fines come back, women leave."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule
from sqlalchemy import func, select

from bot.books import queries
from bot.books.queries.taken_back import TAKEN_BACK
from bot.domain.accounts import ADVANCES
from bot.domain.commands import (
    AnswerDispute,
    ChangeHolder,
    ConfirmClaims,
    DepositInBank,
    Head,
    ImposeFine,
    LeaveGroup,
    Line,
    OpenDispute,
    RecordCollection,
    RecordDeath,
    RecordMovement,
    ReverseEntry,
    TakeOverBox,
)
from bot.domain.events import BoxTakenOver
from bot.domain.money import Paise, rupees
from bot.domain.movements import Place
from bot.store import Store
from bot.store.tables import Entry, Fine, FinePayment, Member

OFFICERS = st.sampled_from([1, 2, 3, 1, 2, 3, 4])
WOMEN = st.sampled_from([1, 2, 3, 4, 5, 1, 2, 3, 4, 5, 6])
OFF_BY = st.sampled_from([0, 0, -50, 50, -1000]).map(rupees)
SOME = st.sampled_from([10, 50, 300]).map(rupees)
RARELY = st.sampled_from([True, False, False])


class HolderRules(RuleBasedStateMachine):
    """Mixed into the machine of all commands; it knows `give`, `read`, `store`, `codes`."""

    store: Store
    at: datetime
    group: int
    codes: list[str]
    give: Callable[..., None]
    read: Callable[..., Any]
    all_agree: Callable[[int], None]

    def follow_holders(self, event: object) -> None:
        """The new keeper has what was counted in the box, beside what she had."""
        if isinstance(event, BoxTakenOver):
            self.codes += [event.code] if event.code else []
            assert self.read(queries.holder) == event.new
            assert self.read(queries.cash).in_hand.get(event.new, 0) >= event.counted
            assert not self.read(queries.cash).in_hand.get(event.old)

    @rule(who=OFFICERS, new=WOMEN, off_by=OFF_BY, owes=st.booleans(), decided=RARELY)
    def take_over(self, who: int, new: int, off_by: Paise, owes: bool, decided: bool) -> None:
        old = self.read(queries.holder)
        if old is None:
            return
        counted = Paise(max(0, self.read(queries.cash).in_hand.get(old, 0) + off_by))
        meeting = 1 if decided else None
        self.give(who, TakeOverBox(old, new, counted, owes, meeting, (4, 1)))
        self.all_agree(2)

    @rule(who=OFFICERS, new=WOMEN)
    def hand_over(self, who: int, new: int) -> None:
        old = self.read(queries.holder)
        if old is not None:
            self.give(who, ChangeHolder(old, new))
            self.all_agree(2)

    @rule(who=OFFICERS, paise=SOME, kind=st.sampled_from(["holder_owes", "holder_owes", "theft"]))
    def cash_is_missing(self, who: int, paise: Paise, kind: str) -> None:
        day = self.at.date()
        self.give(who, RecordMovement(kind, paise, day, Place.CASH, note="ताला टूटा"))
        self.all_agree(1)

    @rule(who=OFFICERS, paise=SOME, whose=st.sampled_from(["", "", "1", "3", "5", "9"]))
    def it_is_paid_back(self, who: int, paise: Paise, whose: str) -> None:
        day = self.at.date()
        self.give(who, RecordMovement("holder_paid", paise, day, Place.CASH, whose))
        self.all_agree(1)

    @rule(who=OFFICERS, member=WOMEN, paid=st.lists(st.sampled_from([4, 6, 10]), max_size=3))
    def a_fine_and_what_comes_of_it(self, who: int, member: int, paid: list[int]) -> None:
        """Imposed, paid in parts, taken back, said to be wrong, restored."""
        self.give(who, ImposeFine(member, rupees(10)))
        for part in paid:
            line = Line(member, rupees(part), Head.FINE_LATE)
            self.give(who, RecordCollection((line,), self.at.date()))
        if paid:
            self.give(who, ReverseEntry(self.codes[-1]))
            self.give(member, OpenDispute(self.codes[-1]))
            for dispute in self.read(queries.open_disputes)[-1:]:
                self.give(1 if who != 1 else 2, AnswerDispute(dispute.number, True))

    @rule(who=OFFICERS, member=WOMEN, died=st.booleans(), sure=RARELY, bank=RARELY)
    def she_goes_with_all_settled(
        self, who: int, member: int, died: bool, sure: bool, bank: bool
    ) -> None:
        """Whatever would keep her is settled first, as far as the others can."""
        if not sure or member > 5:
            return
        for claim in self.read(queries.waiting_claims):
            if claim.member == member:
                self.give(1 if member != 1 else 2, ConfirmClaims((claim.number,), Head.ADVANCE))
        if member == self.read(queries.holder):
            self.hand_over(who, 4 if member != 4 else 1)
        if carried := self.read(queries.cash).in_transit.get(member):
            slip = f"T{len(self.codes)}"
            self.give(member, DepositInBank(carried, slip, self.at.date(), member))
        interest = self._interest(member)
        gone = LeaveGroup(member, 1, interest, bank)
        self.give(who, RecordDeath(member, "बेटी", interest, bank) if died else gone)
        self.all_agree(2)

    def _interest(self, member: int) -> Paise:
        settled = self.store.read(
            lambda c: queries.settlement(
                c, queries.group(c, self.group), member, Paise(0), self.at.date()
            )
        )
        return Paise(sum(loan.interest for loan in settled.loans))

    @invariant()
    def no_fine_is_paid_above_its_sum(self) -> None:
        """By entries that stand; and what is due is never less than nothing."""
        paid = (
            select(Fine.paise, func.sum(FinePayment.paise))
            .join(
                FinePayment,
                (FinePayment.group_id == Fine.group_id) & (FinePayment.fine == Fine.number),
            )
            .join(
                Entry,
                (Entry.group_id == FinePayment.group_id) & (Entry.number == FinePayment.entry),
            )
            .where(Fine.group_id == self.group, ~TAKEN_BACK)
            .group_by(Fine.number, Fine.paise)
        )
        for paise, sum_ in self.store.read(lambda c: c.execute(paid).all()):
            assert 0 < sum_ <= paise
        assert all(fine.paise > 0 for fine in self.read(queries.fines_due))

    @invariant()
    def nobody_has_less_than_no_cash(self) -> None:
        """Nor owes less than nothing of what was missing; nor is asked for less than nothing."""
        money = self.read(queries.cash)
        assert min([0, *money.in_hand.values(), *money.in_transit.values()]) == 0
        assert min([0, *self.read(queries.balances_of, ADVANCES).values()]) == 0
        dues = self.store.read(
            lambda c: queries.all_dues(c, queries.group(c, self.group), self.at.date())
        )
        assert min([0, *dues.values()]) == 0

    @invariant()
    def the_box_is_with_a_member(self) -> None:
        """And who has left owes nothing of it, and nothing of a loan."""
        gone = select(Member.number).where(
            Member.group_id == self.group, Member.left_on.is_not(None)
        )
        left = set(self.store.read(lambda c: c.execute(gone).scalars().all()))
        assert self.read(queries.holder) not in left
        owing = self.read(queries.balances_of, ADVANCES)
        assert not any(owing.get(str(member)) for member in left)
        assert not left & {line.member for line in self.read(queries.loans, None, queries.OPEN)}
