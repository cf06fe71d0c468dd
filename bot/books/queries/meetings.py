"""Meetings and who comes."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, bindparam, select

from bot.store.tables import Attendance, Meeting


@dataclass(frozen=True)
class MeetingLine:
    """A meeting; `version` counts its moves. `state`: planned | held | closed | cancelled."""

    number: int
    starts_at: datetime
    place: str
    state: str
    version: int


_MEETINGS = select(
    Meeting.number, Meeting.starts_at, Meeting.place, Meeting.state, Meeting.version
).where(Meeting.group_id == bindparam("group_id"))
_ONE = _MEETINGS.where(Meeting.number == bindparam("number"))
_NEXT = (
    _MEETINGS.where(Meeting.state == "planned", Meeting.starts_at > bindparam("now"))
    .order_by(Meeting.starts_at, Meeting.number)
    .limit(1)
)
_LAST = (
    _MEETINGS.where(Meeting.state != "cancelled", Meeting.starts_at <= bindparam("now"))
    .order_by(Meeting.starts_at.desc(), Meeting.number.desc())
    .limit(1)
)
_BEGUN = _MEETINGS.where(Meeting.state != "cancelled", Meeting.starts_at <= bindparam("now"))
_BEFORE_IT = (
    _BEGUN.where(Meeting.starts_at < bindparam("moment"))
    .order_by(Meeting.starts_at.desc())
    .limit(1)
)
_AFTER_IT = (
    _BEGUN.where(Meeting.starts_at > bindparam("moment")).order_by(Meeting.starts_at).limit(1)
)
_COMING = (
    select(Attendance.member, Attendance.coming)
    .where(Attendance.group_id == bindparam("group_id"), Attendance.meeting == bindparam("meeting"))
    .order_by(Attendance.member)
)


def meeting(connection: Connection, group_id: int, number: int) -> MeetingLine | None:
    """The meeting with this number."""
    row = connection.execute(_ONE, {"group_id": group_id, "number": number}).first()
    return MeetingLine(*row) if row else None


def next_meeting(connection: Connection, group_id: int, now: datetime) -> MeetingLine | None:
    """The next planned one that has not begun."""
    row = connection.execute(_NEXT, {"group_id": group_id, "now": now}).first()
    return MeetingLine(*row) if row else None


def last_meeting(connection: Connection, group_id: int, now: datetime) -> MeetingLine | None:
    """The latest that has begun and was not cancelled, marked as held or not."""
    row = connection.execute(_LAST, {"group_id": group_id, "now": now}).first()
    return MeetingLine(*row) if row else None


def beside(
    connection: Connection, group_id: int, this: MeetingLine, now: datetime
) -> tuple[MeetingLine | None, MeetingLine | None]:
    """Those before and after it that have begun and were not cancelled."""
    key = {"group_id": group_id, "moment": this.starts_at, "now": now}
    rows = [connection.execute(asked, key).first() for asked in (_BEFORE_IT, _AFTER_IT)]
    earlier, later = (MeetingLine(*row) if row else None for row in rows)
    return earlier, later


def invitations(connection: Connection, group_id: int, meeting: int) -> dict[int, bool | None]:
    """Who answered the invitation and how; those without a word may be missing."""
    rows = connection.execute(_COMING, {"group_id": group_id, "meeting": meeting})
    return dict(rows.all())
