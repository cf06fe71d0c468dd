"""Which messages are due, in their order, as a walk along an index."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, bindparam, literal, select, tuple_
from sqlalchemy.orm import aliased

from bot.outbox.queue import Lane
from bot.outbox.states import SENDING, WAITING
from bot.store.tables import Outbox
from bot.store.types import Utc

# One lane at a time, a page at a time: each is a walk along the index, however much waits for the
# morning, and whatever PostgreSQL believes of a table to which thousands were added a moment ago.
_page = (
    select(Outbox.id, Outbox.lane, Outbox.due_at, Outbox.address_id)
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
    .cte("page")
)
_other = aliased(Outbox)
_in_hand = _other.state == SENDING
# What goes first to the same phone: a better lane; in its own lane what is older and due, or being
# tried again, so that answers keep their order.
_goes_first = (_other.state == WAITING) & (
    ((_other.lane < _page.c.lane) & (_other.due_at <= bindparam("at")))
    | (
        (_other.lane == _page.c.lane)
        & (_other.id < _page.c.id)
        & ((_other.due_at <= bindparam("at")) | (_other.attempts > 0))
    )
)


def _exists(condition: ColumnElement[bool]) -> ColumnElement[bool]:
    """To the same phone; asked row by row, where `exists` would become a join."""
    same = select(literal(1)).where(_other.address_id == _page.c.address_id, condition).limit(1)
    return same.scalar_subquery().is_not(None)


_DUE = select(
    _page.c.id, _page.c.due_at, (_exists(_in_hand) | _exists(_goes_first)).label("has_to_wait")
).order_by(_page.c.due_at, _page.c.id)
_PAGE = 100
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


def _in_lane(connection: Connection, which: Mapping[str, Any], room: int) -> list[int]:
    """Those that may go now, oldest first: page after page until there are enough."""
    ids: list[int] = []
    most = max(room, _PAGE)
    due, last = _LONG_AGO, 0
    while len(ids) < room:
        page = connection.execute(_DUE, {**which, "due": due, "id": last, "most": most}).all()
        ids += [row.id for row in page if not row.has_to_wait]
        if len(page) < most:
            break
        due, last = page[-1].due_at, page[-1].id
    return ids[:room]
