"""Once a month officers hear how the group does by the five rules, and which of them to look at.

It is our own count, for the group alone; where nothing could be better, nothing is said.
"""

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from functools import partial

from sqlalchemy import Connection, bindparam, select

from bot.books import queries
from bot.domain.grading import Mark, Score, score
from bot.i18n import _
from bot.notices.base import Notice, awake, message
from bot.outbox import Message
from bot.outbox.queue import Lane
from bot.outbox.reach import reach
from bot.store import tables
from bot.wording.scoring import FIVE_RULES

NAME, _SCHEME = "score", "panchsutra"
_DAY = 3  # of the month: on the first there is much to read
_FROM = time(10)
_STALE_AFTER = timedelta(days=3)
_GROUPS = select(tables.Group.id, tables.Group.timezone).where(tables.Group.entries > 0)
_TOLD = select(tables.Outbox.id).where(
    tables.Outbox.group_id == bindparam("group_id"), tables.Outbox.once == bindparam("once")
)


def _due(connection: Connection, at: datetime) -> Iterator[Message]:
    for group_id, local in awake(connection, _GROUPS, at, _FROM):
        if local.day == _DAY:
            yield from _tell(connection, group_id, local, at)


def _tell(
    connection: Connection, group_id: int, local: datetime, at: datetime
) -> Iterator[Message]:
    day = local.date()
    officers = [m.number for m in queries.members(connection, group_id, day) if m.is_officer]
    ways = reach(connection, group_id, officers)
    keys = {n: f"{NAME}:{group_id}:{day:%Y-%m}:{way.address_id}" for n, way in ways.items()}
    told = any(
        connection.execute(_TOLD, {"group_id": group_id, "once": key}).first()
        for key in keys.values()
    )
    found = None if told else _score(connection, group_id, local)
    if found is None:
        return
    best = found.would_raise()[0]
    for number, way in ways.items():
        yield message(
            NAME,
            way,
            {"total": f"{found.total}/{found.out_of}", "what": partial(_rule, best)},
            lane=Lane.BROADCASTS,
            group_id=group_id,
            member=number,
            expires_at=at + _STALE_AFTER,
            once=keys[number],
        )


def _score(connection: Connection, group_id: int, local: datetime) -> Score | None:
    """None where the group is too young, or nothing that is known could be better."""
    group, day = queries.group(connection, group_id), local.date()
    found = score(_SCHEME, queries.figures(connection, group, day), day)
    return found if found and found.would_raise() else None


def _rule(mark: Mark) -> str:
    return _(FIVE_RULES[mark.rule])


NOTICE = Notice(NAME, _due, every=timedelta(minutes=30))
