"""Meetings."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class CallMeeting:
    """Set the next meeting; `starts_at` in UTC."""

    starts_at: datetime
    place: str = ""


@dataclass(frozen=True)
class MoveMeeting:
    """Another time or place for a planned meeting."""

    meeting: int
    starts_at: datetime
    place: str = ""


@dataclass(frozen=True)
class CancelMeeting:
    """The meeting does not take place."""

    meeting: int


@dataclass(frozen=True)
class RepeatMeetings:
    """Plan meetings by a rule from now on (see `bot.domain.schedule`)."""

    rule: str
    hour: int
    minute: int
    place: str = ""


@dataclass(frozen=True)
class PlanNextMeeting:
    """The clock sets the next meeting that the group's rule asks for."""


@dataclass(frozen=True)
class AnswerInvitation:
    """A member says whether she comes."""

    meeting: int
    yes: bool


@dataclass(frozen=True)
class MarkAttendance:
    """Who was there; everyone not named stays as she was. The meeting counts as held."""

    meeting: int
    present: tuple[int, ...]
    absent: tuple[int, ...]
