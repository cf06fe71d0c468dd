"""Three hours before a meeting, never in the quiet hours."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from sqlalchemy import Connection

from bot.notices.base import Notice
from bot.notices.meetings import Coming, coming, remind
from bot.outbox import Message
from bot.outbox.quiet import is_quiet

NAME = "meeting_today"
_BEFORE = timedelta(hours=3)


def _due(connection: Connection, at: datetime) -> Iterator[Message]:
    for meeting in coming(connection, at, at + _BEFORE):
        if _is_time(meeting, at):
            yield from remind(connection, NAME, meeting, at)


def _is_time(meeting: Coming, at: datetime) -> bool:
    """A meeting called less than three hours ahead was just told to everybody."""
    return meeting.created_at < meeting.starts_at - _BEFORE and not is_quiet(at, meeting.zone)


NOTICE = Notice(NAME, _due)
