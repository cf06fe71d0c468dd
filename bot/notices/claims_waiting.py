"""Claims without an answer: officers are asked again after 24 hours, the president after 48.

Claims made in the same three hours (a meeting) are one reminder, sent when the oldest of them is
old enough; its key is that of the three hours, so each person hears of each claim once.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import groupby
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, Row, bindparam, select

from bot.books import queries
from bot.domain.groups import Member, Role
from bot.i18n import N_
from bot.notices.base import Notice, message
from bot.outbox import Message
from bot.outbox.quiet import is_quiet
from bot.outbox.reach import reach
from bot.store.tables import Claim, Group

NAME = "claims_waiting"
_TOGETHER = 3 * 3600  # seconds
_FIRST, _SECOND = timedelta(hours=24), timedelta(hours=48)
_SHOW = N_("Show them")
_STALE_AFTER = timedelta(hours=12)
_WAITING = (
    select(Claim.group_id, Claim.number, Claim.member, Claim.made_at, Group.timezone)
    .join(Group, Group.id == Claim.group_id)
    .where(Claim.state == "waiting", Claim.made_at <= bindparam("before"))
    .order_by(Claim.group_id, Claim.made_at)
)


class _Batch(NamedTuple):
    group_id: int
    slot: int  # which three hours since 1970
    zone: ZoneInfo
    oldest: datetime
    claimants: list[int]


def _due(connection: Connection, at: datetime) -> Iterator[Message]:
    newest = at - _FIRST + timedelta(seconds=_TOGETHER)
    rows = connection.execute(_WAITING, {"before": newest}).all()
    for (group_id, slot), claims in groupby(rows, key=_slot):
        batch = _batch(group_id, slot, list(claims))
        if at - batch.oldest >= _FIRST and not is_quiet(at, batch.zone):
            yield from _ask_again(connection, batch, at)


def _slot(claim: Row[*tuple[Any, ...]]) -> tuple[int, int]:
    return claim.group_id, int(claim.made_at.timestamp()) // _TOGETHER


def _batch(group_id: int, slot: int, claims: list[Row[*tuple[Any, ...]]]) -> _Batch:
    zone = ZoneInfo(claims[0].timezone)
    return _Batch(group_id, slot, zone, claims[0].made_at, [claim.member for claim in claims])


def _ask_again(connection: Connection, batch: _Batch, at: datetime) -> Iterator[Message]:
    today = at.astimezone(batch.zone).date()
    officers = [m for m in queries.members(connection, batch.group_id, today) if m.is_officer]
    second = at - batch.oldest >= _SECOND
    asked = [officer for officer in officers if second or not _is_president(officer)] or officers
    ways = reach(connection, batch.group_id, [officer.number for officer in asked])
    for officer in asked:
        count = sum(1 for claimant in batch.claimants if claimant != officer.number)
        way = ways.get(officer.number)
        if way and count:  # nobody is asked about her own money
            yield message(
                NAME,
                way,
                {"count": str(count)},
                group_id=batch.group_id,
                member=officer.number,
                buttons=(("claims", _SHOW),),
                expires_at=at + _STALE_AFTER,
                once=f"{NAME}:{batch.group_id}:{batch.slot}:{way.address_id}",
            )


def _is_president(officer: Member) -> bool:
    return Role.PRESIDENT in officer.roles


NOTICE = Notice(NAME, _due, every=timedelta(minutes=1))
