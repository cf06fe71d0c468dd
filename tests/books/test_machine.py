"""Random commands by random women: whatever they do, the books keep their promises."""

from collections import Counter
from collections.abc import Callable, Collection, Sequence
from contextlib import suppress
from datetime import timedelta
from itertools import count
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RULE_MARKER,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)
from sqlalchemy import Connection, func, select

from bot.books import queries
from bot.books.carry_out import Actor, carry_out, expire_claims, lapse_proposals
from bot.books.check import check
from bot.domain.accounts import BANK, CASH, IN_TRANSIT
from bot.domain.commands import (
    AnswerDispute,
    AnswerProposal,
    ChangeHolder,
    ClaimDeposit,
    Command,
    ConfirmClaims,
    DepositInBank,
    GiveToCarrier,
    Head,
    IdentifyReceipt,
    Line,
    OpenDispute,
    RecordCollection,
    RecordUnidentified,
    RefuseClaims,
    ReleaseAdvances,
    ReverseEntry,
)
from bot.domain.errors import Code, DomainError
from bot.domain.events import (
    CashBanked,
    CashMoved,
    CollectionRecorded,
    EntryReversed,
    InstalmentPaid,
    InterestWaived,
    LoanPaid,
    LoanWrittenOff,
    MemberLeft,
    MovementRecorded,
    OutsideLoanTaken,
    UnidentifiedRecorded,
)
from bot.domain.money import Paise, rupees
from bot.store import Store
from bot.store.tables import Balance, Claim, Entry
from tests.books.desk import snapshot
from tests.books.machine_bank import BankRules
from tests.books.machine_group import GroupRules
from tests.books.machine_holders import HolderRules
from tests.books.machine_loans import LoanRules
from tests.books.machine_meeting import Meetings
from tests.books.machine_papers import Papers
from tests.books.machine_share import ShareRules
from tests.books.machine_voices import VoiceRules
from tests.books.tried import TRIED
from tests.make import NOW, create_group
from tests.people import GEETA, KSHAMA, MEERA, REKHA, SUNITA

WOMEN = st.sampled_from([1, 2, 3, 4, 5, 1, 2, 3, 4, 5, 6])  # 6 is in nobody's register
OFFICERS = st.sampled_from([1, 2, 3, 1, 2, 3, 4])
MOSTLY = st.sampled_from([True, True, True, False])
PICK = st.integers(0, 20)
AMOUNTS = st.sampled_from([100, 100, 200, 1300]).map(rupees)
ODD_AMOUNTS = st.sampled_from([Paise(0), Paise(-100), Paise(150), rupees(20_000)]) | AMOUNTS
HEADS = st.sampled_from([Head.SAVING, Head.SAVING, Head.OPTIONAL, Head.ADVANCE, Head.FINE_LATE])
LINES = st.builds(Line, WOMEN, ODD_AMOUNTS, HEADS) | st.builds(Line, st.integers(1, 5), AMOUNTS)
SLIPS = st.sampled_from(["", "", "S1", "S2", "S3", "S4", "S5"])
WITH_CODE = (
    CashMoved, CashBanked, UnidentifiedRecorded, LoanPaid, InstalmentPaid, InterestWaived,
    LoanWrittenOff,
)  # fmt: skip
_groups = count(1)


class Books(
    VoiceRules, HolderRules, ShareRules, GroupRules, Meetings, LoanRules, BankRules, Papers
):
    """A model in a few lines beside the books: what each woman has saved by her receipts."""

    store: Store

    @initialize()
    def begin(self) -> None:
        """Five women, three of them officers; some money is there, some is said to be."""
        women = (SUNITA, KSHAMA, MEERA, REKHA, GEETA)
        name = f"G{next(_groups)}"
        self.group = self.store.write(lambda c: create_group(c, women, code=name))
        self.name = name
        self.at = NOW
        self.codes: list[str] = []
        self.credits: list[str] = []
        self.saved: Counter[int] = Counter()
        self.moves: dict[str, Counter[int]] = {}  # by receipt: what it did to whose savings
        self.sources = count(1)
        self.begin_phones()
        self.collect_savings(3, {1, 2, 4, 5})
        self.claim(4, rupees(200))
        self.claim(1, rupees(200))
        self.find_credit(3, rupees(300))
        self.begin_share()

    def give(self, who: int | None, command: Command, phone_of: int | None = None) -> None:
        """Have it carried out twice from one message, and follow what happened in the model."""
        source = f"{self.name}:{next(self.sources)}"
        by = Actor(self.group, who, self.address(phone_of or who))

        def work(c: Connection) -> Any:
            before = snapshot(c, self.group)
            try:
                outcome = carry_out(c, by, command, source, self.at)
            except DomainError as error:
                refused = error.code
            else:
                refused = None
            if refused:
                TRIED.note_refused(command, refused)
                assert refused is not Code.UNBALANCED
                assert snapshot(c, self.group) == before
                return ()
            TRIED.note(command, outcome.events)
            after = snapshot(c, self.group)
            self.give_again(c, by, command, source, outcome.events)
            assert snapshot(c, self.group) == after
            return outcome.events

        events = self.store.write(work)
        if events:
            self.heard(command, by.address_id)
        for event in events:
            self.follow(event)

    def give_again(
        self, c: Connection, by: Actor, command: Command, source: str, did: Sequence[Any]
    ) -> None:
        """The same message; one by which she left without any money finds her gone."""
        if any(isinstance(event, MemberLeft) and event.member == by.member for event in did):
            with suppress(DomainError):  # HAS_LEFT where there was no money
                assert carry_out(c, by, command, source, self.at).repeated
            return
        again = carry_out(c, by, command, source, self.at)
        assert again.repeated or not again.events

    def follow(self, event: object) -> None:
        """What the receipts say."""
        self.follow_share(event)
        self.follow_holders(event)
        if isinstance(event, CollectionRecorded):
            for receipt in event.receipts:
                self.codes.append(receipt.code)
                if receipt.head in (Head.SAVING, Head.OPTIONAL):
                    self.move(receipt.code, Counter({receipt.member: receipt.paise}))
            for receipt in event.receipts:
                now = self.saved[receipt.member] + self.released(receipt.member)
                assert receipt.total == now
        elif isinstance(event, EntryReversed):
            self.codes.append(event.code)
            moved = self.moves.get(event.original, Counter())
            self.move(event.code, Counter({who: -paise for who, paise in moved.items()}))
        elif isinstance(event, MovementRecorded | OutsideLoanTaken):
            self.follow_bank(event)
        elif isinstance(event, WITH_CODE):
            self.codes.append(event.code)
            if isinstance(event, UnidentifiedRecorded):
                self.credits.append(event.code)

    def move(self, code: str, paise: Counter[int]) -> None:
        """A receipt, or one that takes back what another did."""
        self.moves[code] = paise
        self.saved.update(paise)

    def read(self, query: Callable[..., Any], *figures: Any) -> Any:
        """A query about the group."""
        return self.store.read(lambda c: query(c, self.group, *figures))

    def released(self, member: int) -> int:
        """What became saving out of her advances: the only money that comes without a receipt."""
        entries = self.read(queries.last_entries, member, 1000)
        return sum(e.paise for e in entries if e.kind == "release" and not e.reversed)

    @rule(who=WOMEN, lines=st.lists(LINES, min_size=1, max_size=4), slip=SLIPS)
    def collect(self, who: int, lines: list[Line], slip: str) -> None:
        self.give(who, RecordCollection(tuple(lines), self.at.date(), slip))

    @rule(who=OFFICERS, members=st.sets(st.integers(1, 5), min_size=1))
    def collect_savings(self, who: int, members: set[int]) -> None:
        lines = tuple(Line(member, rupees(100)) for member in sorted(members))
        self.give(who, RecordCollection(lines, self.at.date()))

    @rule(who=WOMEN, paise=ODD_AMOUNTS, slip=SLIPS, over=st.sampled_from([0, 0, 100]))
    def claim(self, who: int, paise: Paise, slip: str = "", over: int = 0) -> None:
        self.give(who, ClaimDeposit(paise, self.at.date(), slip, rupees(over if paise > 0 else 0)))

    @rule(who=OFFICERS, pick=PICK, yes=MOSTLY, over=st.none() | HEADS)
    def decide(self, who: int, pick: int, yes: bool, over: Head | None) -> None:
        waiting = [claim.number for claim in self.read(queries.waiting_claims)]
        if waiting:
            first = pick % len(waiting)
            claims = tuple(waiting[first : first + 1 + pick % 3])
            self.give(who, ConfirmClaims(claims, over) if yes else RefuseClaims(claims))

    @rule(who=OFFICERS, claim=PICK)
    def decide_again(self, who: int, claim: int) -> None:
        self.give(who, ConfirmClaims((claim % 5,)))

    @rule(who=OFFICERS, carrier=WOMEN)
    def give_to_carrier(self, who: int, carrier: int) -> None:
        self.give(who, GiveToCarrier(carrier, rupees(100)))

    @rule(who=OFFICERS, old=WOMEN, new=WOMEN)
    def change_holder(self, who: int, old: int, new: int) -> None:
        self.give(who, ChangeHolder(old, new))

    @rule(pick=PICK, yes=MOSTLY)
    def answer_what_was_asked(self, pick: int, yes: bool) -> None:
        asked = [
            (who, proposal.number)
            for who in range(1, 6)
            for proposal in self.read(queries.waiting_proposals, who)
        ]
        if asked:
            who, proposal = asked[pick % len(asked)]
            self.give(who, AnswerProposal(proposal, yes))

    @rule(who=WOMEN, proposal=PICK, yes=MOSTLY)
    def answer_anything(self, who: int, proposal: int, yes: bool) -> None:
        self.give(who, AnswerProposal(proposal % 4, yes))

    @rule(who=OFFICERS, paise=st.just(rupees(100)) | AMOUNTS, slip=PICK)
    def deposit(self, who: int, paise: Paise, slip: int) -> None:
        self.give(who, DepositInBank(paise, f"S{slip}", self.at.date()))

    @rule(who=WOMEN, paise=st.just(rupees(100)) | AMOUNTS, slip=PICK, pick=PICK)
    def carry_to_bank(self, who: int, paise: Paise, slip: int, pick: int) -> None:
        carriers = [*self.read(queries.cash).in_transit, who]
        carrier = carriers[pick % len(carriers)]
        self.give(carrier, DepositInBank(paise, f"S{slip}", self.at.date(), carrier))

    @rule(who=OFFICERS, paise=AMOUNTS)
    def find_credit(self, who: int, paise: Paise) -> None:
        self.give(who, RecordUnidentified(paise, self.at.date()))

    @rule(who=OFFICERS, member=WOMEN, head=HEADS, which=st.integers(0, 50))
    def identify(self, who: int, member: int, head: Head, which: int) -> None:
        codes = self.credits if which % 5 else self.codes
        if codes:
            self.give(who, IdentifyReceipt(codes[-1 - which % len(codes)], member, head))

    @rule(who=OFFICERS, which=st.integers(0, 50))
    def reverse(self, who: int, which: int) -> None:
        if self.codes:
            self.give(who, ReverseEntry(self.codes[-1 - which % len(self.codes)]))

    @rule(who=WOMEN)
    def dispute(self, who: int) -> None:
        self.give(who, OpenDispute(""))

    @rule(which=st.integers(0, 50))
    def dispute_of_hers(self, which: int) -> None:
        lines = [
            (who, line.code)
            for who in range(1, 6)
            for line in self.read(queries.last_entries, who, 3)
            if not line.reversed
        ]
        if lines:
            who, code = lines[which % len(lines)]
            self.give(who, OpenDispute(code))

    @rule(who=OFFICERS, accept=st.booleans(), pick=PICK)
    def settle(self, who: int, accept: bool, pick: int) -> None:
        disputes = [dispute.number for dispute in self.read(queries.open_disputes)] or [1]
        self.give(who, AnswerDispute(disputes[pick % len(disputes)], accept))

    @rule()
    def release(self) -> None:
        self.give(None, ReleaseAdvances(self.at.date()))

    @rule(hours=st.sampled_from([1, 13, 49, 24 * 8]))
    def time_passes(self, hours: int) -> None:
        self.at += timedelta(hours=hours)
        self.store.write(lambda c: (expire_claims(c, self.at), lapse_proposals(c, self.at)))

    @invariant()
    def the_books_agree(self) -> None:
        """Balanced, chained, balances as postings, nothing overdrawn, claims posted once."""
        assert self.read(check) == []

    @invariant()
    def assets_are_owed_to_somebody(self) -> None:
        """All accounts together come to nothing, and all money is cash, on its way or banked."""
        rows = self.store.read(
            lambda c: c.execute(
                select(Balance.code, Balance.paise).where(Balance.group_id == self.group)
            ).all()
        )
        assert sum(paise for _, paise in rows) == 0
        money = self.read(queries.cash)
        assets = sum(paise for code, paise in rows if code in (CASH, IN_TRANSIT, BANK))
        there = sum(money.in_hand.values()) + sum(money.in_transit.values()) + money.in_bank
        assert assets == there

    @invariant()
    def receipts_come_to_the_savings(self) -> None:
        """What each was told adds up to what the group owes her."""
        for member in range(1, 6):
            now = self.read(queries.savings, member)
            assert now.total == self.saved[member] + self.released(member)

    @invariant()
    def nobody_wrote_her_own_money(self) -> None:
        """No receipt by its own member; every confirmed claim by another."""
        own = select(func.count()).select_from(Entry).where(Entry.member == Entry.recorded_by)
        decided = select(func.count()).select_from(Claim).where(Claim.member == Claim.decided_by)
        plain = own.where(Entry.kind.in_(["receipt", "identified", "instalment", "loan"]))
        assert self.store.read(lambda c: c.execute(plain).scalar()) == 0
        assert self.store.read(lambda c: c.execute(decided).scalar()) == 0


CORE = frozenset(  # rules by which money comes, is lent, is agreed to and taken back
    {
        "collect_savings", "claim", "find_credit", "pay_loan", "take_loan", "withdraw",
        "all_agree", "give_to_carrier",
        "reverse", "dispute_of_hers", "settle", "a_month_passes", "share", "wages",
    }
)  # fmt: skip


def test_the_books_keep_their_promises(store: Store) -> None:
    """Under anything that forty random stories of thirty steps do to them."""
    play(store, stories=40, steps=30)


def test_they_keep_them_when_women_go_and_boxes_change(store: Store) -> None:
    """The same promises in fewer kinds of steps, so that these meet each other more often."""
    play(store, stories=15, steps=25, only=CORE | rules(HolderRules))


def play(store: Store, stories: int, steps: int, only: Collection[str] = ()) -> None:
    """So many stories; Hypothesis raises with the shortest that breaks a promise."""
    left_out = rules(Books) - set(only) if only else ()
    machine = type("BooksOnThis", (Books,), {"store": store} | dict.fromkeys(left_out))
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=stories,
            stateful_step_count=steps,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )


def rules(machine: type) -> frozenset[str]:
    """Names of the rules that it has, inherited ones too."""
    return frozenset(n for n in dir(machine) if hasattr(getattr(machine, n), RULE_MARKER))
