"""Officers are told of a woman whom no message reaches any more: none of her phones works."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import groupby

from sqlalchemy import Connection, bindparam, exists, select
from sqlalchemy.orm import aliased

from bot.books import queries
from bot.clock import INDIA
from bot.domain.groups import Member
from bot.notices.base import Notice, message
from bot.outbox import Message
from bot.outbox.reach import UNUSABLE_FOR, Reach, reach
from bot.store import tables
from bot.wording.phrases import called

NAME = "unreachable"

_hers = aliased(tables.AddressMember)
_phone = aliased(tables.Address)
_WORKS = (
    exists()
    .where(
        _hers.group_id == tables.AddressMember.group_id,
        _hers.member == tables.AddressMember.member,
        _phone.id == _hers.address_id,
        (_phone.unusable_since.is_(None)) | (_phone.unusable_since <= bindparam("since")),
    )
)  # fmt: skip
_BROKEN = (
    select(tables.AddressMember.group_id, tables.AddressMember.member)
    .join(tables.Address, tables.Address.id == tables.AddressMember.address_id)
    .where(tables.Address.unusable_since > bindparam("since"), ~_WORKS)
    .distinct()
    .order_by(tables.AddressMember.group_id, tables.AddressMember.member)
)


def _due(connection: Connection, at: datetime) -> Iterator[Message]:
    rows = connection.execute(_BROKEN, {"since": at - UNUSABLE_FOR}).all()
    for group_id, broken in groupby(rows, key=lambda row: int(row.group_id)):
        members = queries.members(connection, group_id, at.astimezone(INDIA).date())
        numbers = {row.member for row in broken}
        officers = [m for m in members if m.is_officer and m.number not in numbers]
        ways = reach(connection, group_id, [officer.number for officer in officers])
        for member in members:
            if member.number in numbers:
                yield from _tell(group_id, member, officers, ways, at)


def _tell(
    group_id: int, member: Member, officers: list[Member], ways: dict[int, Reach], at: datetime
) -> Iterator[Message]:
    """Once a month, for as long as she is not reached."""
    for officer in officers:
        if way := ways.get(officer.number):
            yield message(
                NAME, way, {"name": called(member)}, group_id=group_id, member=officer.number,
                expires_at=at + timedelta(days=3),
                once=f"{NAME}:{group_id}:{member.number}:{at:%Y-%m}:{officer.number}",
            )  # fmt: skip


NOTICE = Notice(NAME, _due, every=timedelta(minutes=10))
