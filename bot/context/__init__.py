"""What a handler or a flow may know: who speaks, for whom, when, and a read-only view of the books.

The view keeps the rule of privacy in one place: a member's own figures to herself, everybody's to
officers, and to a stranger nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from bot.books import queries
from bot.books.queries import EntryFound, EntryLine, LoanLine, MeetingLine, ProposalLine, Sitting
from bot.context.base import Stranger
from bot.context.meetings import MeetingsView
from bot.context.sharing import SharingView
from bot.domain import eligibility, grading
from bot.domain.groups import Member
from bot.domain.money import Paise
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


@dataclass
class Context(SharingView, MeetingsView):
    """One incoming message, seen from the group of the one who sent it."""

    def news(self) -> list[str]:
        """What this phone was told of in one message, in full."""
        if self.address_id is None:
            return []
        return together.told(self._connection, self.address_id, self.at)

    def shares_phone(self) -> bool:
        """Whether other women are reached on this phone too: they would see what is sent here."""
        return self.address_id is not None and reach.is_shared(self._connection, self.address_id)

    def savings(self, of: Member | None = None) -> queries.Savings:
        """Savings by kind, her own unless `of` is given."""
        return queries.savings(self._connection, self._group, self._allowed(of))

    def dues(self, of: Member | None = None) -> Paise:
        """What is owed of savings today."""
        return queries.dues(self._connection, self.group, self._allowed(of), self.today)

    def last_entries(self, limit: int, of: Member | None = None) -> tuple[EntryLine, ...]:
        """The newest entries, newest first."""
        return queries.last_entries(self._connection, self._group, self._allowed(of), limit)

    def all_dues(self) -> Mapping[int, Paise]:
        """Everybody's dues, for officers."""
        self.must_be_officer()
        return queries.all_dues(self._connection, self.group, self.today)

    @cached_property
    def usual_saving(self) -> Mapping[int, Paise]:
        """The saving of one time, of those who still owe it; for officers."""
        saving = self.group.saving
        dues: Mapping[int, Paise] = {m.number: saving for m in self.members}
        if self.group.dues_from is not None:
            dues = self.all_dues()
        said = self.session.claimed if self.session else frozenset()  # it waits for a yes already
        return {
            n: min(owed, saving) for n, owed in dues.items() if n not in said and min(owed, saving)
        }

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
