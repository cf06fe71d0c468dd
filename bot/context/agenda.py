"""What is still to be done in a meeting, each found once a message."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property

from bot.books import queries
from bot.context.meetings import MeetingsView
from bot.context.sharing import SharingView
from bot.domain.commands import Head, ImposeFine
from bot.domain.money import Paise

_SOON = timedelta(days=3)


@dataclass
class AgendaView(SharingView, MeetingsView):
    """For officers. Where no meeting is going on today nobody was absent and nothing is put off."""

    def all_dues(self) -> Mapping[int, Paise]:
        """Everybody's dues, for officers."""
        self.must_be_officer()
        return queries.all_dues(self._connection, self.group, self.today)

    @cached_property
    def usual_saving(self) -> Mapping[int, Paise]:
        """The saving of one time, of those who still owe it."""
        saving = self.group.saving_on(self.today)
        dues: Mapping[int, Paise] = {m.number: saving for m in self.members}
        if self.group.dues_from is not None:
            dues = self.all_dues()
        said = self.session.claimed if self.session else frozenset()  # it waits for a yes already
        owed = {n: min(paise, saving) for n, paise in dues.items() if n not in said}
        return {number: paise for number, paise in owed.items() if paise}

    @cached_property
    def instalments_due(self) -> Mapping[int, Paise]:
        """Of those who are there, what falls due before the next meeting might be."""
        due: dict[int, Paise] = {}
        standings = self.standings()
        for loan in self.all_loans():
            its = standings.get(loan.number)
            if its is None or its.next_due is None or loan.member in self.absent:
                continue
            if its.overdue or its.next_due <= self.today + _SOON:
                due[loan.member] = Paise(due.get(loan.member, 0) + its.instalment)
        return due

    @cached_property
    def fines_by_rule(self) -> tuple[ImposeFine, ...]:
        """Who stayed away without a word, and who was there and is behind with what she owes."""
        bylaws = self.group.bylaws
        away = self.session.unexcused if self.session else frozenset()
        fined = {(fine.member, fine.head) for fine in self.all_fines()
                 if fine.imposed_on == self.today}  # fmt: skip
        found = [
            *(ImposeFine(number, bylaws.fine_absent, Head.FINE_ABSENT) for number in away),
            *(ImposeFine(number, bylaws.fine_late, Head.FINE_LATE) for number in self._behind),
        ]
        new = (fine for fine in found if fine.paise and (fine.member, fine.head) not in fined)
        return tuple(sorted(new, key=lambda fine: (fine.member, fine.head)))

    @property
    def most_fined(self) -> Paise:
        """More is hardly a fine: "7-200" is rather the saving of one who came late."""
        bylaws = self.group.bylaws
        return Paise(10 * max(bylaws.fine_absent, bylaws.fine_late))

    @property
    def _behind(self) -> set[int]:
        if self.group.bylaws.fine_late == 0:
            return set()
        said = self.session.claimed if self.session else frozenset()
        unpaid = {n for n, paise in self.all_dues().items() if paise and n not in said}
        loans = {line.number: line.member for line in self.all_loans(("paid",))}
        late = {loans[number] for number, its in self.standings().items()
                if its.overdue and number in loans}  # fmt: skip
        return (unpaid | late) - self.absent

    @cached_property
    def loan_wishes(self) -> tuple[queries.LoanLine, ...]:
        """Requests that the meeting has not decided: neither granted, refused nor put off."""
        meeting = self.session
        asked = self.all_loans(("asked",))
        if meeting is None:
            return asked
        return tuple(
            line
            for line in asked
            if line.member not in meeting.lending and not meeting.has_put_off(line.number)
        )
