"""Meetings: the next, the one that goes on, the last."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from bot.books import queries
from bot.books.queries import MeetingLine, Sitting
from bot.context.base import Base
from bot.domain.money import Paise


@dataclass
class MeetingsView(Base):
    """What every member may know, and what only officers may."""

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

    @property
    def absent(self) -> frozenset[int]:
        """Who was marked as not there in the meeting that is going on."""
        return self.session.absent if self.session else frozenset()

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

    def invitations(self, meeting: int) -> Mapping[int, bool | None]:
        """Who said that she comes (True), does not (False), or nothing (None)."""
        return queries.invitations(self._connection, self._group, meeting)
