"""What the reminders of a meeting have in common."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, bindparam, select

from bot.books import queries
from bot.i18n import N_, clock_time
from bot.notices.base import message
from bot.outbox import Message
from bot.outbox.reach import Reach, reach
from bot.store.tables import Group, Meeting
from bot.wording.notes.base import Figure, day_of, later

_COMING = (
    select(
        Meeting.group_id,
        Meeting.number,
        Meeting.version,
        Meeting.starts_at,
        Meeting.place,
        Meeting.created_at,
        Group.meeting_place,
        Group.timezone,
    )
    .join(Group, Group.id == Meeting.group_id)
    .where(
        Meeting.state == "planned",
        Meeting.opened_at.is_(None),
        Meeting.starts_at > bindparam("after"),
        Meeting.starts_at <= bindparam("until"),
    )
)


@dataclass(frozen=True)
class Coming:
    """A planned meeting; `version` counts its moves."""

    group_id: int
    number: int
    version: int
    starts_at: datetime
    place: str
    created_at: datetime
    zone: ZoneInfo

    @property
    def cause(self) -> str:
        """By which its reminders are withdrawn when it is moved, held or cancelled."""
        return f"meeting:{self.group_id}:{self.number}:{self.version}"


def coming(connection: Connection, after: datetime, until: datetime) -> Iterator[Coming]:
    """All meetings that begin in this time."""
    for row in connection.execute(_COMING, {"after": after, "until": until}):
        yield Coming(
            row.group_id,
            row.number,
            row.version,
            row.starts_at,
            row.place or row.meeting_place,
            row.created_at,
            ZoneInfo(row.timezone),
        )


def remind(
    connection: Connection,
    kind: str,
    meeting: Coming,
    at: datetime,
    buttons: tuple[tuple[str, str], ...] = (),
) -> Iterator[Message]:
    """`kind` to every phone of the group, once, however many members are reached on it."""
    today = at.astimezone(meeting.zone).date()
    members = [member.number for member in queries.members(connection, meeting.group_id, today)]
    ways = reach(connection, meeting.group_id, members)
    by_phone = {way.address_id: (member, way) for member, way in reversed(ways.items())}
    for member, way in by_phone.values():
        yield _message(kind, meeting, way, None if way.shared else member, buttons)


def _message(
    kind: str,
    meeting: Coming,
    way: Reach,
    member: int | None,
    buttons: tuple[tuple[str, str], ...],
) -> Message:
    local = meeting.starts_at.astimezone(meeting.zone)
    figures: dict[str, Figure] = {
        "day": day_of(local.date()),
        "time": lambda: clock_time(local.time()),
        "place": meeting.place or later(N_("the usual place")),
    }
    return message(
        kind,
        way,
        figures,
        group_id=meeting.group_id,
        member=member,
        buttons=buttons,
        expires_at=meeting.starts_at,
        once=f"{kind}:{meeting.cause}:{way.address_id}",
        cause=meeting.cause,
    )
