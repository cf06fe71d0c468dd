"""Money to members, as random women do it: the rules of `bot.books.{exits,wages,sharing}`."""

from collections import Counter
from collections.abc import Callable
from datetime import datetime
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule
from sqlalchemy import Connection, func, insert, select

from bot.books import queries
from bot.domain.commands import (
    AnswerProposal,
    Ending,
    Head,
    KeepShare,
    LeaveGroup,
    Line,
    NameNominee,
    Part,
    Pay,
    Payable,
    PayOut,
    RecordCollection,
    RecordDeath,
    RecordWages,
    ShareSurplus,
    Way,
    WithdrawSaving,
)
from bot.domain.events import (
    MemberLeft,
    PaidOut,
    SavingWithdrawn,
    ShareKept,
    SurplusShared,
    WagesDue,
)
from bot.domain.money import Paise, rupees
from bot.domain.sharing import divide
from bot.store import Store
from bot.store.tables import Meeting, Member, OfficeHeld, Proposal, ProposalAnswer

WHO = st.sampled_from([1, 2, 3, 1, 2, 3, 4, 5, 6])
WOMEN = st.sampled_from([4, 5, 1, 2, 3, 6])
SUMS = st.sampled_from([rupees(100), rupees(100), rupees(50), Paise(0), Paise(150), rupees(20_000)])
KINDS = st.sampled_from([Head.OPTIONAL, Head.OPTIONAL, Head.ADVANCE, Head.SAVING])
RARELY = st.sampled_from([True, False, False, False])


class ShareRules(RuleBasedStateMachine):
    """Mixed into the machine of all commands; it knows `give`, `read`, `store`, `saved`."""

    store: Store
    at: datetime
    group: int
    codes: list[str]
    saved: Counter[int]
    give: Callable[..., None]
    move: Callable[..., None]
    read: Callable[..., Any]
    released: Callable[[int], int]

    def follow_share(self, event: object) -> None:
        """What it does to whose savings."""
        if isinstance(event, SavingWithdrawn):
            taken = -event.paise if event.head is not Head.ADVANCE else 0
            self.codes.append(event.code)
            self.move(event.code, Counter({event.member: taken}))
            assert event.total == self.saved[event.member] + self.released(event.member)
        elif isinstance(event, ShareKept):
            self.codes.append(event.code)
            self.move(event.code, Counter({event.member: event.paise}))
        elif isinstance(event, MemberLeft):
            self.saved[event.member] = Paise(-self.released(event.member))
        elif isinstance(event, PaidOut):
            self.codes.append(event.code)
        elif isinstance(event, WagesDue | SurplusShared):
            self.codes += [line.code for line in event.lines]
            if isinstance(event, SurplusShared) and event.ending:
                for member in range(1, 6):
                    self.saved[member] = Paise(-self.released(member))

    def begin_share(self) -> None:
        """A meeting was held, and there is something to share."""
        meeting = {"group_id": self.group, "number": 1, "starts_at": self.at, "state": "held"}

        def work(connection: Connection) -> None:
            connection.execute(insert(Meeting).values(**meeting, created_at=self.at))

        self.store.write(work)
        some = (
            Line(member, rupees(paise), head)
            for member, paise, head in (
                (4, 300, Head.OPTIONAL),
                (5, 200, Head.OPTIONAL),
                (5, 500, Head.FINE_LATE),
                (1, 100, Head.FINE_ABSENT),
            )
        )
        self.give(3, RecordCollection(tuple(some), self.at.date()))

    @rule(rounds=st.integers(1, 3))
    def all_agree(self, rounds: int) -> None:
        """Whoever is asked says yes, and so does whoever is asked then."""
        for _ in range(rounds):
            for who in range(1, 6):
                for proposal in self.read(queries.waiting_proposals, who)[:1]:
                    self.give(who, AnswerProposal(proposal.number, True))

    @rule(who=WHO, member=WOMEN, paise=SUMS, head=KINDS, bank=RARELY)
    def withdraw(self, who: int, member: int, paise: Paise, head: Head, bank: bool) -> None:
        self.give(who, WithdrawSaving(member, paise, head, bank))
        self.all_agree(0 if bank else 2)

    @rule(who=WHO, sums=st.dictionaries(WOMEN, SUMS, max_size=3), pay=st.sampled_from(Pay))
    def wages(self, who: int, sums: dict[int, Paise], pay: Pay) -> None:
        parts = tuple(Part(member, paise) for member, paise in sums.items())
        self.give(who, RecordWages(parts, "सिलाई", pay))
        self.all_agree(1 if who < 3 else 0)

    @rule(who=WHO, account=st.sampled_from(Payable), bank=RARELY, most=st.integers(1, 3))
    def pay_out(self, who: int, account: Payable, bank: bool, most: int) -> None:
        due = list(self.read(queries.payable, account).items())[:most]
        self.give(who, PayOut(account, tuple(Part(*part) for part in due), bank))

    @rule(who=WHO, paise=SUMS)
    def keep(self, who: int, paise: Paise) -> None:
        due = self.read(queries.payable, Payable.SHARE).get(who, Paise(0))
        self.give(who, KeepShare(min(paise, due) if paise > 100 else paise))

    @rule(
        who=WHO,
        percent=st.sampled_from([0, 10, 100]),
        way=st.sampled_from(Way),
        account=st.sampled_from(Payable),
        ending=st.sampled_from([Ending.NONE] * 6 + [Ending.ANEW]),
        pay=st.sampled_from(Pay),
    )
    def share(
        self, who: int, percent: int, way: Way, account: Payable, ending: Ending, pay: Pay
    ) -> None:
        paise = self.read(queries.surplus).total
        weights = self.read(queries.weights, way, self.at.date())
        division = divide(paise, percent, weights) if any(weights.values()) else None
        parts = tuple(Part(*part) for part in division.parts) if division else ()
        meeting = next((m.number for m in self.read(queries.resolutions)), 1)
        self.give(who, ShareSurplus(paise, percent, parts, meeting, way, account, ending, pay))

    @rule(who=WHO, member=WOMEN, died=RARELY, sure=RARELY)
    def leave(self, who: int, member: int, died: bool, sure: bool) -> None:
        if not sure:  # else soon nobody is left
            return
        meeting = next((m.number for m in self.read(queries.resolutions)), 1)
        gone = RecordDeath(member, "बेटी", by_bank=False) if died else LeaveGroup(member, meeting)
        self.give(who, gone)
        self.all_agree(2)

    @rule(who=WHO, member=WOMEN, name=st.sampled_from(["बेटी", "माँ", ""]))
    def heir(self, who: int, member: int, name: str) -> None:
        self.give(who, NameNominee(member, name))

    @invariant()
    def who_left_has_nothing_and_holds_nothing(self) -> None:
        """No office, no cash, nothing that the group owes her or would ask of her."""
        everybody = self.read(queries.everybodys)
        money = self.read(queries.cash)
        gone = select(Member.number).where(
            Member.group_id == self.group, Member.left_on.is_not(None)
        )
        offices = select(func.count()).where(
            OfficeHeld.group_id == self.group,
            OfficeHeld.member.in_(gone),
            OfficeHeld.until.is_(None),
        )
        left = self.store.read(lambda c: c.execute(gone).scalars().all())
        for member in left:
            assert not everybody.get(member)
            assert not money.in_hand.get(member)
            assert not money.in_transit.get(member)
        assert self.store.read(lambda c: c.execute(offices).scalar()) == 0

    @invariant()
    def money_to_members_was_agreed_to(self) -> None:
        """By an officer who neither proposed it nor gets it."""
        done = select(Proposal.number, Proposal.proposed_by, Proposal.figures).where(
            Proposal.group_id == self.group,
            Proposal.state == "done",
            Proposal.kind.in_(["withdraw", "leave", "death", "wages", "share", "return"]),
        )
        yes = select(ProposalAnswer.proposal, ProposalAnswer.member).where(
            ProposalAnswer.group_id == self.group,
            ProposalAnswer.part == "officer",
            ProposalAnswer.yes.is_(True),
        )
        agreed = {tuple(row) for row in self.store.read(lambda c: c.execute(yes).all())}
        for number, proposer, figures in self.store.read(lambda c: c.execute(done).all()):
            others = {who for of, who in agreed if of == number}
            assert others - {proposer, figures["receiver"]}
