"""Which messages are due, in their order, as a walk along an index.

PostgreSQL knows nothing yet of thousands that were written a moment ago, and keeps what it planned
for an empty table: a join took 30 seconds. So a page is read first, then what else its phones get.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, NamedTuple

from sqlalchemy import Connection, bindparam, select, tuple_

from bot.outbox.queue import Lane
from bot.outbox.rows import AnyRow
from bot.outbox.states import SENDING, WAITING
from bot.store.tables import Outbox
from bot.store.types import Utc

_COLUMNS = (Outbox.id, Outbox.address_id, Outbox.lane, Outbox.due_at)
_PAGE = (
    select(*_COLUMNS)
    .where(
        Outbox.state == WAITING,
        Outbox.line == bindparam("line"),
        Outbox.lane == bindparam("lane"),
        Outbox.due_at <= bindparam("at"),
        tuple_(Outbox.due_at, Outbox.id) > tuple_(bindparam("due", type_=Utc()), bindparam("id")),
    )
    .order_by(Outbox.due_at, Outbox.id)
    .limit(bindparam("most"))
    .with_for_update(skip_locked=True)
)
# In hand, due or being tried again: the rest does not hold up anything.
_SAME_PHONES = select(*_COLUMNS, Outbox.state).where(
    Outbox.address_id.in_(bindparam("phones", expanding=True)),
    (Outbox.state == SENDING)
    | ((Outbox.state == WAITING) & ((Outbox.due_at <= bindparam("at")) | (Outbox.attempts > 0))),
)


class _Row(NamedTuple):
    id: int
    address_id: int
    lane: int
    due_at: datetime
    state: str = WAITING


_LEAST = 100  # messages of a page
_LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)


def find(
    connection: Connection, rooms: Mapping[str, int], lanes: Sequence[Lane], at: datetime
) -> list[int]:
    """At most so many of each line, best lane first; never two to one phone."""
    ids: list[int] = []
    for line, room in rooms.items():
        left = room
        for lane in lanes:
            found = _in_lane(connection, {"line": line, "lane": int(lane), "at": at}, left)
            left -= len(found)
            ids += found
    return ids


def in_front(connection: Connection, row: AnyRow, at: datetime) -> int | None:
    """The message to the same phone for which this one has to wait."""
    others = _others(connection, {row.address_id}, at)[row.address_id]
    first = _first(others, at)
    return None if first == row.id else first


def _in_lane(connection: Connection, which: Mapping[str, Any], room: int) -> list[int]:
    """Those that may go now, oldest first: page after page until there are enough."""
    ids: list[int] = []
    most = max(room, _LEAST)
    due, last = _LONG_AGO, 0
    while len(ids) < room:
        found = connection.execute(_PAGE, {**which, "due": due, "id": last, "most": most})
        page = [_Row(*row) for row in found]
        ids += _free(connection, page, which["at"])
        if len(page) < most:
            break
        due, last = page[-1].due_at, page[-1].id
    return ids[:room]


def _free(connection: Connection, page: Sequence[_Row], at: datetime) -> list[int]:
    """Those whose phone has nothing in hand and nothing that goes first."""
    if not page:
        return []
    beside = _others(connection, {row.address_id for row in page}, at)
    firsts = {_first(rows, at) for rows in beside.values()}
    return [row.id for row in page if row.id in firsts]


def _others(connection: Connection, phones: set[int], at: datetime) -> dict[int, list[_Row]]:
    found: dict[int, list[_Row]] = defaultdict(list)
    for row in connection.execute(_SAME_PHONES, {"phones": phones, "at": at}):
        found[row.address_id].append(_Row(*row))
    return found


def _first(rows: Sequence[_Row], at: datetime) -> int | None:
    """Of one phone: what is in hand; else of the best lane the oldest, so that answers keep their
    order.
    """
    for row in rows:
        if row.state == SENDING:
            return row.id
    best = min((row.lane for row in rows if row.due_at <= at), default=None)
    return min((row.id for row in rows if row.lane == best), default=None)
