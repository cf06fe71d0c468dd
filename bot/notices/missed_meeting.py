"""Who was not at the meeting is told kindly the next day, with what she owes of her saving.

On a phone of several no sum is named: whoever holds it would read another woman's.
"""

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, Row, bindparam, select

from bot.books import queries
from bot.domain.money import Paise
from bot.i18n import money
from bot.notices.base import Notice, message
from bot.outbox import Message
from bot.outbox.quiet import EVENING
from bot.outbox.reach import Reach, reach
from bot.store.tables import Attendance, Group, Meeting

NAME = "missed_meeting"
OWES = "missed_meeting_owes"
_FROM = time(10)
_ABSENT = (
    select(Meeting.group_id, Meeting.number, Meeting.starts_at, Attendance.member, Group.timezone)
    .join(Group, Group.id == Meeting.group_id)
    .join(
        Attendance,
        (Attendance.group_id == Meeting.group_id) & (Attendance.meeting == Meeting.number),
    )
    .where(
        Meeting.starts_at > bindparam("after"),
        Meeting.starts_at <= bindparam("now"),
        Meeting.state.in_(["held", "closed"]),
        Attendance.present.is_(False),
    )
    .order_by(Meeting.group_id, Meeting.number, Attendance.member)
)


def _due(connection: Connection, at: datetime) -> Iterator[Message]:
    for row in connection.execute(_ABSENT, {"after": at - timedelta(days=2), "now": at}).all():
        local = at.astimezone(ZoneInfo(row.timezone))
        held = row.starts_at.astimezone(local.tzinfo).date()
        if (local.date() - held).days == 1 and _FROM <= local.time() < EVENING:
            yield from _tell(connection, row, local)


def _tell(
    connection: Connection, row: Row[*tuple[object, ...]], local: datetime
) -> Iterator[Message]:
    way = reach(connection, row.group_id, [row.member]).get(row.member)
    if way is None:
        return
    group = queries.group(connection, row.group_id)
    owed = queries.dues(connection, group, row.member, local.date())
    yield _message(row, way, Paise(0) if way.shared else owed, local)


def _message(row: Row[*tuple[object, ...]], way: Reach, owed: Paise, local: datetime) -> Message:
    kind = OWES if owed else NAME
    return message(
        kind,
        way,
        {"amount": money(owed)} if owed else {},
        group_id=row.group_id,
        member=None if way.shared else row.member,
        expires_at=datetime.combine(local.date(), EVENING, local.tzinfo),
        # One a phone: to two who share it the same is said once.
        once=f"{NAME}:{row.group_id}:{row.number}:{way.address_id}",
        cause=f"saving:{row.group_id}:{row.member}" if owed else "",
    )


NOTICE = Notice(NAME, _due, every=timedelta(minutes=10))
