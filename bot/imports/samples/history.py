"""Six months of a group's life as commands: meetings, collections, fines, the way to the bank."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from bot import clock
from bot.domain.commands import (
    AnswerProposal,
    Command,
    DepositInBank,
    GiveToCarrier,
    Head,
    Line,
    MarkAttendance,
    PlanNextMeeting,
    RecordCollection,
)
from bot.domain.groups import Role
from bot.domain.money import Paise, rupees
from bot.domain.schedule import next_day
from bot.imports.draft import Draft

MONTHS = 6
_LATE = timedelta(days=5)  # after the meeting


@dataclass(frozen=True)
class Step:
    """One command, by a member (None = the clock), at its moment; `name` makes it happen once."""

    name: str
    by: int | None
    command: Command
    at: datetime


class History:
    """Iterates over the steps of `plan` from the month of `first` on, in the order of time."""

    def __init__(self, plan: dict[str, Any], draft: Draft, first: date) -> None:
        self._draft = draft
        self._first = first
        self._carrier: int = plan["carrier"]
        self._late = {tuple(pair) for pair in plan["late"]}
        self._absent = {tuple(pair) for pair in plan["absent"]}
        self._fines = {(month, member): rupees(fine) for month, member, fine in plan["fines"]}
        self._president = self._officer(Role.PRESIDENT)
        self._treasurer = self._officer(Role.TREASURER)

    def __iter__(self) -> Iterator[Step]:
        day = self._first - timedelta(1)
        for month in range(1, MONTHS + 1):
            day = next_day(self._draft.meeting_rule, day)
            yield from self._meeting(month, day)
            yield from self._latecomers(month, day + _LATE)
            if month < MONTHS:  # the last collection is still in the box
                yield from self._to_the_bank(month, day + _LATE + timedelta(1))

    def _meeting(self, month: int, day: date) -> Iterator[Step]:
        evening = self._moment(day, self._draft.meeting_time or time(17)) + timedelta(hours=1)
        numbers = [member.number for member in self._draft.members]
        absent = tuple(n for n in numbers if (month, n) in self._absent)
        present = tuple(n for n in numbers if n not in absent)
        there = MarkAttendance(month, present, absent)
        yield Step(f"{month}:attendance", self._president, there, evening)
        paying = [n for n in numbers if (month, n) not in self._late]
        lines = tuple(self._saving(n) for n in paying if n != self._treasurer)
        collected = RecordCollection(lines, day)
        yield Step(f"{month}:collection", self._treasurer, collected, evening)
        # Nobody records her own money: the treasurer's the president writes down.
        own = RecordCollection((self._saving(self._treasurer),), day)
        yield Step(f"{month}:treasurer", self._president, own, evening)
        yield Step(f"{month}:next", None, PlanNextMeeting(), evening + timedelta(hours=2))

    def _latecomers(self, month: int, day: date) -> Iterator[Step]:
        for late_in, member in sorted(self._late):
            if late_in != month:
                continue
            lines = [self._saving(member)]
            if fine := self._fines.get((month, member)):
                lines.append(Line(member, fine, Head.FINE_LATE))
            command = RecordCollection(tuple(lines), day)
            yield Step(f"{month}:late:{member}", self._treasurer, command, self._moment(day))

    def _to_the_bank(self, month: int, day: date) -> Iterator[Step]:
        """From the box to the carrier, who says yes, and a day later to the bank, with a slip."""
        paise = self._collected(month)
        given = self._moment(day)
        handed = GiveToCarrier(self._carrier, paise)
        yield Step(f"{month}:give", self._treasurer, handed, given)
        taken = AnswerProposal(month, yes=True)
        yield Step(f"{month}:take", self._carrier, taken, given + timedelta(hours=1))
        banked = day + timedelta(1)
        deposit = DepositInBank(paise, f"{banked:%y%m%d}{month}", banked, self._carrier)
        yield Step(f"{month}:bank", self._treasurer, deposit, self._moment(banked, time(15)))

    def _collected(self, month: int) -> Paise:
        fines = sum(fine for (when, _), fine in self._fines.items() if when == month)
        return Paise(self._draft.saving * len(self._draft.members) + fines)

    def _saving(self, member: int) -> Line:
        return Line(member, self._draft.saving)

    def _officer(self, role: Role) -> int:
        member = self._draft.with_office(role)
        if member is None:
            raise ValueError(f"a sample group needs a {role}")
        return member.number

    def _moment(self, day: date, at: time = time(18)) -> datetime:
        return datetime.combine(day, at, clock.INDIA)
