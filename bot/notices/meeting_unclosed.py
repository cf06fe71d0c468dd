"""A meeting that nobody closed: the officers hear of it in the evening and the next morning."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, Row, bindparam, select

from bot.books import queries
from bot.notices.base import Notice, message
from bot.outbox import Message
from bot.outbox.quiet import EVENING, MORNING
from bot.outbox.reach import reach
from bot.store.tables import Group, Meeting
from bot.wording.notes.base import day_of

NAME = "meeting_unclosed"
_FROM = time(18)
_GOING_ON = timedelta(hours=2)  # so long a meeting may be
_STALE_AFTER = timedelta(hours=12)
_OPEN = (
    select(Meeting.group_id, Meeting.number, Meeting.opened_at, Group.timezone)
    .join(Group, Group.id == Meeting.group_id)
    .where(
        Meeting.opened_at > bindparam("after"),
        Meeting.opened_at <= bindparam("before"),
        Meeting.closed_at.is_(None),
        Meeting.state != "cancelled",
    )
)


def _due(connection: Connection, at: datetime) -> Iterator[Message]:
    span = {"after": at - timedelta(days=2), "before": at - _GOING_ON}
    for meeting in connection.execute(_OPEN, span).all():
        zone = ZoneInfo(meeting.timezone)
        part = _part(meeting.opened_at.astimezone(zone), at.astimezone(zone))
        if part:
            yield from _remind(connection, meeting, part, zone, at)


def _part(opened: datetime, now: datetime) -> str:
    """ "evening" of its day, "morning" of the next, or "": two times, not every hour."""
    days = (now.date() - opened.date()).days
    if days == 0 and _FROM <= now.time() < EVENING:
        return "evening"
    return "morning" if days == 1 and MORNING <= now.time() < EVENING else ""


def _remind(
    connection: Connection, meeting: Row[*tuple[object, ...]], part: str, zone: ZoneInfo,
    at: datetime,
) -> Iterator[Message]:  # fmt: skip
    today = at.astimezone(zone).date()
    group_id = meeting.group_id
    officers = [m.number for m in queries.members(connection, group_id, today) if m.is_officer]
    for officer, way in reach(connection, group_id, officers).items():
        yield message(
            NAME,
            way,
            {"day": day_of(meeting.opened_at.astimezone(zone).date())},
            group_id=group_id,
            member=officer,
            expires_at=at + _STALE_AFTER,
            once=f"{NAME}:{group_id}:{meeting.number}:{part}:{way.address_id}",
            cause=f"unclosed:{group_id}:{meeting.number}",
        )


NOTICE = Notice(NAME, _due, every=timedelta(minutes=10))
