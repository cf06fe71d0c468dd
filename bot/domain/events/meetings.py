"""Meetings."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class MeetingPlanned:
    """A meeting was set or moved (`moved_from` is then the old time)."""

    meeting: int
    starts_at: datetime
    place: str
    moved_from: datetime | None = None
    by_rule: bool = False  # planned by the clock: nobody has to be told yet


@dataclass(frozen=True)
class MeetingCancelled:
    """It does not take place."""

    meeting: int
    starts_at: datetime


@dataclass(frozen=True)
class MeetingsRepeat:
    """The rule was set."""

    rule: str
    first: MeetingPlanned


@dataclass(frozen=True)
class InvitationAnswered:
    """`coming` = how many said yes so far, `of` = members."""

    meeting: int
    member: int
    yes: bool
    coming: int
    of: int


@dataclass(frozen=True)
class AttendanceMarked:
    """How many were there; `missing` = who was not."""

    meeting: int
    present: int
    absent: int
    missing: tuple[int, ...] = ()
