"""Take a message out before it was sent: what it was about is settled."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, bindparam, select, update
from sqlalchemy.orm import aliased

from bot.outbox.states import CANCELLED, SENDING, TOGETHER, WAITING
from bot.store.tables import Outbox

# Its key says that this was said, and it was not: what is still true then may be written anew.
_CANCELLED = {"state": CANCELLED, "error": "withdrawn", "once": None}


def _is_gone(table: type[Outbox]) -> ColumnElement[bool]:
    return table.cause.in_(bindparam("gone", expanding=True))


_WITHDRAW = (
    update(Outbox)
    .where(_is_gone(Outbox), Outbox.state == WAITING)
    .values(**_CANCELLED, settled_at=bindparam("at"))
)
# In a worker's hand: too late, unless it is refused and comes back.
_EXPIRE = (
    update(Outbox)
    .where(_is_gone(Outbox), Outbox.state == SENDING)
    .values(expires_at=bindparam("at"))
)
_part = aliased(Outbox)
# Those that are to tell of it together with others (bot/outbox/together.py) and have not yet.
# Locked: a worker may be about to take them in hand.
_TELLING = (
    select(Outbox.id)
    .where(
        Outbox.state == WAITING,
        Outbox.id.in_(select(_part.told_by).where(_is_gone(_part), _part.state == TOGETHER)),
    )
    .with_for_update()
)
_CANCEL = (
    update(Outbox)
    .where(Outbox.id.in_(bindparam("rows", expanding=True)))
    .values(**_CANCELLED, settled_at=bindparam("at"))
)
_APART = (
    update(Outbox)
    .where(Outbox.told_by.in_(bindparam("rows", expanding=True)), Outbox.state == TOGETHER)
    .values(state=WAITING, told_by=None, settled_at=None)
)


def withdraw(connection: Connection, causes: Iterable[str], at: datetime) -> int:
    """Cancel all waiting messages with one of these causes; returns how many.

    One that tells of several is taken apart first; what is left of it is told together again.
    """
    gone = sorted({cause for cause in causes if cause})
    if not gone:
        return 0
    about = {"gone": gone, "at": at}
    # First, since it waits for a worker that is just telling of it together with others.
    count = connection.execute(_WITHDRAW, about).rowcount
    connection.execute(_EXPIRE, about)
    if telling := list(connection.execute(_TELLING, {"gone": gone}).scalars()):
        connection.execute(_CANCEL, {"rows": telling, "at": at})
        connection.execute(_APART, {"rows": telling})
        count += connection.execute(_WITHDRAW, about).rowcount
    return count
