"""The group's own money in the state machine: movements, loans from outside, the passbook."""

from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule
from sqlalchemy import func, select

from bot.books import queries
from bot.domain.commands import MatchBank, RecordMovement, TakeOutsideLoan, TellIncome
from bot.domain.events import MovementRecorded, OutsideLoanTaken
from bot.domain.money import Paise, rupees
from bot.domain.movements import CREDITORS, DEBTORS, INTEREST_ON, MOVEMENTS, Party, Place
from bot.store.tables import Balance, Entry

_OFFICERS = st.sampled_from([1, 2, 3, 1, 2, 3, 4])
_SUMS = st.sampled_from([50, 100, 150, 200, 500, 1000]).map(rupees)
_ODD = st.sampled_from([Paise(0), Paise(-100), Paise(1770), rupees(90_00_000)]) | _SUMS
_PARTY = st.sampled_from(["1", "2", "बेकरी", "bekri", "सेठ", ""])
_PROOF = st.sampled_from(["", "", "P1", "P2", "P3", "S1"])
_PART = st.sampled_from([0, 0, 50, 100]).map(rupees)
_KINDS = st.sampled_from(sorted(MOVEMENTS))
_OFTEN = st.sampled_from(["sale", "buyer_paid", "raw_material", "withdrawal", "other_grant"])
_LOANS = st.sampled_from(sorted(INTEREST_ON))


class BankRules:
    """Mixed into the machine, which gives commands and reads (`give`, `read`)."""

    group: int
    at: Any
    store: Any
    codes: list[str]
    give: Any
    read: Any

    @rule(who=_OFFICERS, kind=_KINDS | _OFTEN, pick=st.integers(0, 3), paise=_ODD, party=_PARTY,
          proof=_PROOF, part=_PART)  # fmt: skip
    def move_money(
        self, who: int, kind: str, pick: int, paise: Paise, party: str, proof: str, part: Paise
    ) -> None:
        places = MOVEMENTS[kind].places
        place = places[pick % len(places)] if pick < 3 else list(Place)[pick % 4]
        day = self.at.date()
        self.give(who, RecordMovement(kind, paise, day, place, party, proof, part, "क्या हुआ"))

    @rule(who=_OFFICERS, kind=_OFTEN, paise=_SUMS, pick=st.integers(0, 2))
    def trade(self, who: int, kind: str, paise: Paise, pick: int) -> None:
        """What may well be allowed."""
        head = MOVEMENTS[kind]
        party = {Party.BUYER: "बेकरी", Party.SHOP: "सेठ"}.get(head.party, "")
        place = head.places[pick % len(head.places)]
        slip = f"T{len(self.codes)}" if head.needs_reference else ""
        day = self.at.date()
        self.give(who, RecordMovement(kind, paise, day, place, party, slip, activity="अनरसा"))

    @rule(who=_OFFICERS, account=_LOANS, paise=_ODD, rate=st.sampled_from([0, 700, 99_00]),
          proof=_PROOF)  # fmt: skip
    def take_loan(self, who: int, account: str, paise: Paise, rate: int, proof: str) -> None:
        day = self.at.date()
        self.give(who, TakeOutsideLoan(account, "ग्रामीण बैंक", paise, rate, 12, day, proof))

    @rule(who=_OFFICERS, paise=_ODD)
    def match_bank(self, who: int, paise: Paise) -> None:
        self.give(who, MatchBank(paise, self.at.date()))

    @rule(who=st.integers(1, 6), paise=_ODD)
    def tell_income(self, who: int, paise: Paise) -> None:
        self.give(who, TellIncome(paise, self.at.date(), "सिलाई"))

    def follow_bank(self, event: MovementRecorded | OutsideLoanTaken) -> None:
        """What was said of the money afterwards is so."""
        if event.code:
            self.codes.append(event.code)
        if isinstance(event, MovementRecorded):
            money = self.read(queries.cash)
            if event.place is Place.BANK:
                assert event.left == money.in_bank
            if event.place is Place.CASH:
                assert event.left in money.in_hand.values() or not event.left

    @invariant()
    def what_is_owed_outside_stands_with_its_loan(self) -> None:
        """No loan account has a balance that no loan explains, and nothing is paid back twice."""
        loans = self.read(queries.outside_loans)
        rows = self.store.read(
            lambda c: c.execute(
                select(Balance.paise).where(
                    Balance.group_id == self.group, Balance.code.in_(INTEREST_ON)
                )
            ).scalars().all()
        )  # fmt: skip
        assert sum(loan.owed for loan in loans) == -sum(rows)
        assert all(loan.owed >= 0 for loan in loans)

    @invariant()
    def nobody_is_owed_less_than_nothing(self) -> None:
        """Buyers owe the group, the group owes shops."""
        assert all(paise >= 0 for paise in self.read(queries.balances_of, DEBTORS).values())
        assert all(paise <= 0 for paise in self.read(queries.balances_of, CREDITORS).values())

    @invariant()
    def a_proof_stands_for_one_movement(self) -> None:
        """Of what was not taken back."""
        later = select(Entry.reverses).where(
            Entry.group_id == self.group, Entry.reverses.is_not(None)
        )
        used = (
            select(func.count(func.distinct(Entry.source)))
            .where(
                Entry.group_id == self.group,
                Entry.reference != "",
                Entry.kind.in_(MOVEMENTS),
                Entry.number.not_in(later),
            )
            .group_by(Entry.reference)
        )
        assert all(n == 1 for n in self.store.read(lambda c: c.execute(used).scalars().all()))
