"""The evening before a meeting, at 18:00: when, where, and whether she comes."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta

from sqlalchemy import Connection

from bot.i18n import N_
from bot.notices.base import Notice
from bot.notices.meetings import Coming, coming, remind
from bot.outbox import Message
from bot.outbox.quiet import EVENING

NAME = "meeting_evening"
_FROM = time(18)
_COME, _STAY = N_("I will come"), N_("I cannot come")


def _due(connection: Connection, at: datetime) -> Iterator[Message]:
    for meeting in coming(connection, at, at + timedelta(days=2)):
        if _is_time(meeting, at):
            what = f"number={meeting.number}"
            buttons = ((f"rsvp_yes?{what}", _COME), (f"rsvp_no?{what}", _STAY))
            yield from remind(connection, NAME, meeting, at, buttons)


def _is_time(meeting: Coming, at: datetime) -> bool:
    """Whoever planned the meeting that same evening has told everybody already.

    Where nobody looked between 18:00 and the quiet hours, the reminder of the day itself is enough.
    """
    eve = meeting.starts_at.astimezone(meeting.zone).date() - timedelta(days=1)
    begins = datetime.combine(eve, _FROM, meeting.zone)
    ends = datetime.combine(eve, EVENING, meeting.zone)
    return begins <= at < ends and meeting.created_at < begins


NOTICE = Notice(NAME, _due)
