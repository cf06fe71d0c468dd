"""What a handler or a flow may know: who speaks, for whom, when, and a read-only view of the books.

The view keeps the rule of privacy in one place: a member's own figures to herself, everybody's to
officers, and to a stranger nothing.
"""

from collections.abc import Collection, Mapping
from copy import copy
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from bot import nlu
from bot.books import queries
from bot.books.queries import EntryFound, EntryLine, LoanLine, MeetingLine, ProposalLine, Sitting
from bot.domain import eligibility, grading
from bot.domain.commands import ShareSurplus
from bot.domain.errors import Code, DomainError
from bot.domain.groups import OFFICERS, Group, Member, Role
from bot.domain.loans import Standing, Terms, check_limit
from bot.domain.money import Paise
from bot.domain.settlement import Settlement
from bot.domain.sharing import Division, Surplus, Way, divide
from bot.outbox import reach, together

__all__ = [
    "Context",
    "EntryFound",
    "EntryLine",
    "LoanLine",
    "MeetingLine",
    "ProposalLine",
    "Sitting",
    "Stranger",
]


class Stranger(Exception):  # noqa: N818  # not an error: somebody who is in no register
    """This phone belongs to no member; she is told how to join."""


@dataclass
class Context:
    """One incoming message, seen from the group of the one who sent it."""

    _connection: Connection = field(repr=False)
    at: datetime
    zone: ZoneInfo
    language: str
    words: str
    group_id: int | None = None
    number: int | None = None  # her register number
    meaning: nlu.Meaning = field(default_factory=lambda: nlu.Meaning("out_of_scope"))
    heard_before: datetime | None = None  # when this phone wrote last, before this message
    address_id: int | None = None  # this phone
    photo: str = ""  # what a picture that came along is called as a proof
    asked: str = ""  # the flow whose question is open

    def taking(self, meaning: nlu.Meaning) -> "Context":
        """The same message with this meaning; what was read from the books already is kept."""
        other = copy(self)
        other.meaning = meaning
        return other

    @property
    def today(self) -> date:
        """The calendar day at the group's place."""
        return self.at.astimezone(self.zone).date()

    @property
    def slots(self) -> nlu.Slots:
        """What her message said beside its intent."""
        return self.meaning.slots

    @cached_property
    def group(self) -> Group:
        """Her group. Raises Stranger."""
        return queries.group(self._connection, self._group)

    @cached_property
    def members(self) -> tuple[Member, ...]:
        """Everyone in the register today, with her offices."""
        return queries.members(self._connection, self._group, self.today)

    @cached_property
    def me(self) -> Member:
        """Who speaks. Raises Stranger."""
        found = next((m for m in self.members if m.number == self.number), None)
        if found is None:
            raise Stranger
        return found

    @cached_property
    def roster(self) -> nlu.Roster:
        """The women a name can mean."""
        return tuple(nlu.Person(m.number, m.name, m.relation) for m in self.members)

    @property
    def role(self) -> str:
        """What words mean depends on it: treasurer, president, secretary or member."""
        for role in (Role.TREASURER, Role.PRESIDENT, Role.SECRETARY):
            if role in self.me.roles:
                return role.value
        return "member"

    def officers(self) -> tuple[Member, ...]:
        """Treasurer first: she is asked first."""
        order = (Role.TREASURER, Role.PRESIDENT, Role.SECRETARY)
        rank = {role: place for place, role in enumerate(order)}
        some = [m for m in self.members if m.roles & OFFICERS]
        return tuple(sorted(some, key=lambda m: min(rank[r] for r in m.roles)))

    def news(self) -> list[str]:
        """What this phone was told of in one message, in full."""
        if self.address_id is None:
            return []
        return together.told(self._connection, self.address_id, self.at)

    def shares_phone(self) -> bool:
        """Whether other women are reached on this phone too: they would see what is sent here."""
        return self.address_id is not None and reach.is_shared(self._connection, self.address_id)

    def must_be_officer(self) -> None:
        """Raises DomainError for a plain member."""
        if not self.me.is_officer:
            raise DomainError(Code.NOT_ALLOWED, needs="officer")

    def must_lead(self) -> None:
        """Raises DomainError unless she is president or secretary."""
        if not self.me.roles & {Role.PRESIDENT, Role.SECRETARY}:
            raise DomainError(Code.NOT_ALLOWED, needs="president")

    def whose(self) -> Member:
        """The member her question is about: herself, or for officers the one she names.

        Raises DomainError when a plain member asks for another's figures.
        """
        named = self.slots.members
        same = [u.options for u in self.slots.unclear if u.why == "same_name"]
        if same:
            self.must_be_officer()
            raise DomainError(Code.WHICH_ONE, members=same[0])
        if len(named) != 1 or named[0] == self.me.number:
            return self.me
        if not self.me.is_officer:
            raise DomainError(Code.NOT_YOURS)
        return next(member for member in self.members if member.number == named[0])

    def savings(self, of: Member | None = None) -> queries.Savings:
        """Savings by kind, her own unless `of` is given."""
        return queries.savings(self._connection, self._group, self._allowed(of))

    def dues(self, of: Member | None = None) -> Paise:
        """What is owed of savings today."""
        return queries.dues(self._connection, self.group, self._allowed(of), self.today)

    def last_entries(self, limit: int, of: Member | None = None) -> tuple[EntryLine, ...]:
        """The newest entries, newest first."""
        return queries.last_entries(self._connection, self._group, self._allowed(of), limit)

    def loans(
        self, of: Member | None = None, states: Collection[str] | None = None
    ) -> tuple[queries.LoanLine, ...]:
        """Her loans, or those of `of`, the oldest first."""
        return queries.loans(self._connection, self._group, self._allowed(of), states)

    def all_loans(self, states: Collection[str] | None = None) -> tuple[queries.LoanLine, ...]:
        """Everybody's loans, for officers."""
        self.must_be_officer()
        return queries.loans(self._connection, self._group, None, states)

    def check_loan(self, of: Member, paise: Paise) -> None:
        """LOAN_LIMIT where she would owe more than the by-laws allow."""
        owed = sum(line.left for line in self.loans(of, queries.OPEN))
        check_limit(self.group.bylaws, of.number, paise, owed)

    def standing(self, loan: queries.LoanLine) -> Standing:
        """How a loan that was paid out stands today: her own, or any for an officer."""
        if loan.member != self.me.number:
            self.must_be_officer()
        return queries.standing(self._connection, self.group, loan.number, self.today)

    def standings(self) -> Mapping[int, Standing]:
        """Of all loans whose money is still out, for officers."""
        self.must_be_officer()
        return queries.standings(self._connection, self.group, self.today)

    def terms(self, loan: queries.LoanLine) -> tuple[Terms, ...]:
        """How it is paid back, every version of it."""
        if loan.member != self.me.number:
            self.must_be_officer()
        return queries.terms(self._connection, self._group, loan.number)

    def funds(self) -> tuple[queries.Fund, ...]:
        """Loans from outside that may be lent on, for officers."""
        self.must_be_officer()
        return queries.funds(self._connection, self._group)

    def loan_rate(self, fund: int | None = None) -> int:
        """Basis points a month of a loan that is given now."""
        return queries.loan_rate(self._connection, self.group, fund)

    def fines(self, of: Member | None = None) -> tuple[queries.FineLine, ...]:
        """What she was fined and has not paid."""
        return queries.fines_due(self._connection, self._group, self._allowed(of))

    def all_fines(self) -> tuple[queries.FineLine, ...]:
        """What anybody was fined and has not paid, for officers."""
        self.must_be_officer()
        return queries.fines_due(self._connection, self._group)

    def _allowed(self, of: Member | None) -> int:
        if of and of != self.me:
            self.must_be_officer()
        return (of or self.me).number

    def all_dues(self) -> Mapping[int, Paise]:
        """Everybody's dues, for officers."""
        self.must_be_officer()
        return queries.all_dues(self._connection, self.group, self.today)

    def cash(self) -> queries.GroupCash:
        """The group's cash and bank, for officers."""
        self.must_be_officer()
        return queries.cash(self._connection, self._group)

    @property
    def book(self) -> queries.BankBook:
        """Buyers, shops, activities, the way to the bank; for officers."""
        self.must_be_officer()
        return queries.BankBook(self._connection, self._group)

    def outside_loans(self) -> tuple[queries.OutsideLine, ...]:
        """What the group owes outside: every member may know it."""
        return queries.outside_loans(self._connection, self._group)

    def activities(self) -> tuple[str, ...]:
        """What the group and its members work at."""
        return queries.activities(self._connection, self._group)

    def day_total(self) -> tuple[Paise, int]:
        """Received today, net of reversals, and by how many entries; for officers."""
        self.must_be_officer()
        return queries.day_total(self._connection, self._group, self.today)

    def holder(self) -> int | None:
        """Who keeps the cash box."""
        return queries.holder(self._connection, self._group)

    def carried(self) -> Paise:
        """The group's cash that she herself is carrying to the bank."""
        return queries.cash(self._connection, self._group).in_transit.get(self.me.number, Paise(0))

    def claims(self) -> tuple[queries.ClaimLine, ...]:
        """Claims that wait for an officer and are not her own."""
        self.must_be_officer()
        waiting = queries.waiting_claims(self._connection, self._group)
        return tuple(claim for claim in waiting if claim.member != self.me.number)

    def proposals(self) -> tuple[queries.ProposalLine, ...]:
        """Proposals that wait for her yes."""
        return queries.waiting_proposals(self._connection, self._group, self.me.number)

    def join_requests(self) -> tuple[queries.JoinLine, ...]:
        """Who wants to join, for officers."""
        self.must_be_officer()
        return queries.join_requests(self._connection, self._group)

    def phone_requests(self) -> tuple[queries.PhoneLine, ...]:
        """Whether this phone is that of a member who was written down with it."""
        if self.address_id is None:
            return ()
        return queries.phone_requests(self._connection, self.address_id)

    def scores(self) -> tuple[grading.Score, ...]:
        """How the group does by every scheme that is valid; () where it is too young for one."""
        day = self.today
        found = (grading.score(code, self._figures, day) for code in grading.schemes(day))
        return tuple(score for score in found if score)

    def offer(self, code: str) -> eligibility.Offer | None:
        """What the group may get by the rule of its programme, and what is still missing."""
        score = next((s.percent for s in self.scores() if s.scheme == "panchsutra"), None)
        it = queries.corpus(self._connection, self.group, len(self.members), score, self.today)
        return eligibility.offer(code, self.group.programme, it, self.today)

    @cached_property
    def _figures(self) -> grading.Figures:
        return queries.figures(self._connection, self.group, self.today)

    def owing(self) -> int:
        """How many have not paid all that is due; no names, so anybody may hear it."""
        dues = queries.all_dues(self._connection, self.group, self.today)
        return sum(paise > 0 for paise in dues.values())

    def disputes(self) -> tuple[queries.DisputeLine, ...]:
        """Open disputes, for officers."""
        self.must_be_officer()
        return queries.open_disputes(self._connection, self._group)

    def verdict(self, topic: str, number: int) -> queries.Verdict | None:
        """What became of a claim (for officers) or of a proposal that she was asked about."""
        if topic == "proposal":
            return queries.proposal_verdict(self._connection, self._group, number, self.me.number)
        if topic == "claim" and self.me.is_officer:
            return queries.claim_verdict(self._connection, self._group, number)
        return None

    def complaint(self, code: str) -> str:
        """How her own complaint about a receipt stands: open, accepted, rejected; "" = none."""
        return queries.dispute_state(self._connection, self._group, self.me.number, code)

    def entry(self, code: str) -> queries.EntryFound | None:
        """The entry behind a receipt: her own, or any for an officer."""
        found = queries.entry_by_code(self._connection, self._group, code)
        if found and not self.me.is_officer and found.member != self.me.number:
            return None
        return found

    def next_meeting(self) -> MeetingLine | None:
        """The next planned one."""
        return queries.next_meeting(self._connection, self._group, self.at)

    def meeting(self, number: int) -> MeetingLine | None:
        """One meeting of her group."""
        return queries.meeting(self._connection, self._group, number)

    def last_meeting(self) -> MeetingLine | None:
        """The newest that has begun."""
        return queries.last_meeting(self._connection, self._group, self.at)

    @cached_property
    def session(self) -> Sitting | None:
        """The meeting that is going on today."""
        number = self.group.session
        if number is None or self.group.session_on != self.today:
            return None
        return queries.sitting(self._connection, self._group, number, self.at)

    @property
    def runs_meeting(self) -> bool:
        """Whether she is the officer who goes through today's agenda."""
        return self.session is not None and self.session.run_by == self.me.number

    def meets_today(self) -> bool:
        """Whether a meeting that nobody has begun is planned for today, before or after now."""
        if self.session or self.group.closed_on == self.today:
            return False
        near = (self.next_meeting(), self.last_meeting())
        return any(m and m.starts_at.astimezone(self.zone).date() == self.today for m in near)

    def unclosed(self) -> Sitting | None:
        """The meeting that is going on, or the newest that nobody has closed; for officers."""
        self.must_be_officer()
        return self.session or queries.unclosed(self._connection, self._group, self.at)

    def last_closed(self) -> Sitting | None:
        """The newest meeting that was closed: what came of it is told to everybody."""
        return queries.last_closed(self._connection, self._group, self.at)

    def outside_today(self) -> Paise:
        """What members paid today outside of a meeting, for officers."""
        self.must_be_officer()
        return queries.outside_total(self._connection, self._group, self.today)

    def surplus(self) -> Surplus:
        """What can be shared out, for officers."""
        return queries.surplus(self._connection, self._group)

    def division(self, paise: Paise, percent: int, way: Way) -> Division:
        """What each would get of it, for officers; raises DomainError where nobody would."""
        weights = queries.weights(self._connection, self._group, way, self.today)
        if not any(weights.values()):
            return Division((), paise)
        return divide(paise, percent, weights)

    def proposed_division(self) -> ShareSurplus | None:
        """The one that waits for a yes, for officers."""
        return queries.proposed(self._connection, self._group)

    def everybodys(self) -> Mapping[int, Mapping[str, Paise]]:
        """All that the group owes to each, by account, for officers."""
        return queries.everybodys(self._connection, self._group)

    def payable(self, account: str) -> Mapping[int, Paise]:
        """Wages or shares that are due to whom: to an officer all, to a member her own."""
        due = queries.payable(self._connection, self._group, account)
        if self.me.is_officer:
            return due
        return {number: paise for number, paise in due.items() if number == self.me.number}

    def resolutions(self) -> tuple[tuple[int, date], ...]:
        """The meetings in which something can have been decided, and their days; newest first."""
        held = queries.resolutions(self._connection, self._group)
        return tuple((m.number, m.starts_at.astimezone(self.zone).date()) for m in held)

    def settlement(self, of: Member, interest: Paise) -> Settlement:
        """What she would get if she left today."""
        return queries.settlement(self._connection, self._group, self._allowed(of), interest)

    def interest_due(self, of: Member) -> Paise:
        """Of her loans."""
        loans = self.loans(of)
        return Paise(sum(self.standing(loan).to_close - loan.left for loan in loans))

    def nominee(self, of: Member) -> str:
        """Who gets her money when she dies; "" = she has named nobody."""
        return queries.nominee(self._connection, self._group, self._allowed(of))

    def invitations(self, meeting: int) -> Mapping[int, bool | None]:
        """Who said that she comes (True), does not (False), or nothing (None)."""
        return queries.invitations(self._connection, self._group, meeting)

    @property
    def _group(self) -> int:
        if self.group_id is None:
            raise Stranger
        return self.group_id
