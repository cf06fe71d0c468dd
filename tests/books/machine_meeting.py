"""Meetings in the state machine: begun, counted rightly and wrongly, closed; closed they stay."""

from contextlib import suppress
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule
from sqlalchemy import Connection, select

from bot.books import queries
from bot.books.carry_out import Actor, carry_out
from bot.clock import INDIA
from bot.domain.accounts import CASH, IN_TRANSIT
from bot.domain.commands import (
    AnswerProposal,
    CloseMeeting,
    CountCash,
    FineInMeeting,
    Head,
    ImposeFine,
    MarkAttendance,
    OpenMeeting,
    PutOffLoan,
    SkipStep,
)
from bot.domain.errors import DomainError
from bot.domain.money import Paise, rupees
from bot.domain.sessions import Step
from bot.store.tables import Attendance, Entry, Meeting, PostingRow

_OFFICERS = st.sampled_from([1, 2, 3, 1, 2, 3, 4])
_OFF_BY = st.sampled_from([0, 0, 0, 0, 100, -100])


class Meetings:
    """Rules and invariants; mixed into the machine, which has `give`, `read`, `store`, `at`."""

    closed: dict[int, Any]  # as each meeting was when it was closed

    @rule(who=_OFFICERS)
    def open_meeting(self: Any, who: int) -> None:
        self.give(who, OpenMeeting())

    @rule(who=_OFFICERS, there=st.sets(st.integers(1, 5)))
    def mark(self: Any, who: int, there: set[int]) -> None:
        meeting = self.read(queries.unclosed, self.at)
        number = meeting.number if meeting else 1
        absent = tuple(sorted({1, 2, 3, 4, 5} - there))
        command = MarkAttendance(number, tuple(sorted(there)), absent)
        source = f"{self.name}:{next(self.sources)}"

        def work(c: Connection) -> None:  # said twice it is answered twice, and nothing changes
            with suppress(DomainError):
                carry_out(c, Actor(self.group, who), command, source, self.at)

        self.store.write(work)

    @rule(who=_OFFICERS, step=st.sampled_from(Step), meeting=st.integers(1, 3))
    def skip(self: Any, who: int, step: Step, meeting: int) -> None:
        self.give(who, SkipStep(meeting, step))

    @rule(who=_OFFICERS, fined=st.sets(st.integers(1, 6)), paid=st.sets(st.integers(1, 6)))
    def fine_in_meeting(self: Any, who: int, fined: set[int], paid: set[int]) -> None:
        meeting = self.read(queries.unclosed, self.at)
        if meeting:
            fines = tuple(ImposeFine(number, rupees(10), Head.FINE_ABSENT) for number in fined)
            self.give(who, FineInMeeting(meeting.number, fines, tuple(paid)))

    @rule(who=_OFFICERS, loan=st.integers(1, 3), meeting=st.integers(1, 3))
    def put_off(self: Any, who: int, loan: int, meeting: int) -> None:
        self.give(who, PutOffLoan(meeting, loan))

    @rule(who=_OFFICERS, off_by=_OFF_BY)
    def count_cash(self: Any, who: int, off_by: int) -> None:
        meeting = self.read(queries.unclosed, self.at)
        if meeting:
            self.give(who, CountCash(meeting.number, Paise(meeting.there + rupees(off_by))))

    @rule(who=st.sampled_from([1, 2, 3]), yes=st.sampled_from([True, True, False]))
    def count_and_close(self: Any, who: int, yes: bool) -> None:
        """All of it, so that many are closed and the rest of the story comes after."""
        self.give(who, OpenMeeting())
        meeting = self.read(queries.unclosed, self.at)
        if meeting is None:
            return
        self.give(who, CountCash(meeting.number, meeting.there))
        self.give(who, CloseMeeting(meeting.number))
        for officer in (1, 2, 3):
            for asked in self.read(queries.waiting_proposals, officer):
                if asked.kind == "close":
                    self.give(officer, AnswerProposal(asked.number, yes))
                    return

    @rule(who=_OFFICERS, meeting=st.integers(1, 4))
    def close_any(self: Any, who: int, meeting: int) -> None:
        self.give(who, CloseMeeting(meeting))

    @invariant()
    def one_meeting_goes_on(self: Any) -> None:
        """The group's session is a meeting that was begun and not closed."""
        group = self.read(queries.group)
        if group.session is not None:
            meeting = self.read(queries.sitting, group.session, self.at)
            assert meeting is not None
            assert meeting.closed_at is None
            assert meeting.opened_at.astimezone(INDIA).date() == group.session_on

    @invariant()
    def closed_meetings_stay(self: Any) -> None:
        """Their rows, who was there, and the cash of their days, but for what is taken back."""
        self.__dict__.setdefault("closed", {})
        for number, now in _closed(self).items():
            assert self.closed.setdefault(number, now) == now


def _closed(machine: Any) -> dict[int, Any]:
    """Each closed meeting with all that belongs to it."""
    of_group = Meeting.group_id == machine.group
    rows = machine.store.read(
        lambda c: c.execute(select(Meeting).where(of_group, Meeting.closed_at.is_not(None))).all()
    )
    return {row.number: (row, _there(machine, row), _cash(machine, row)) for row in rows}


def _there(machine: Any, row: Any) -> list[Any]:
    query = (
        select(Attendance.member, Attendance.present)
        .where(Attendance.group_id == machine.group, Attendance.meeting == row.number)
        .order_by(Attendance.member)
    )
    return list(machine.store.read(lambda c: c.execute(query).all()))


def _cash(machine: Any, row: Any) -> list[Any]:
    """Cash entries written in it, and those of days before that are no reversals."""
    query = (
        select(Entry.number)
        .join(
            PostingRow,
            (PostingRow.group_id == Entry.group_id) & (PostingRow.entry == Entry.number),
        )
        .where(
            Entry.group_id == machine.group,
            PostingRow.account.in_([CASH, IN_TRANSIT]),
            Entry.occurred_on < row.opened_at.astimezone(INDIA).date(),
            Entry.reverses.is_(None),
        )
        .distinct()
        .order_by(Entry.number)
    )
    inside = select(Entry.number).where(
        Entry.group_id == machine.group, Entry.meeting == row.number
    )
    both = (query, inside.order_by(Entry.number))
    return machine.store.read(lambda c: [list(c.execute(which).scalars()) for which in both])
