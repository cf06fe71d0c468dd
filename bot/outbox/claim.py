"""Take due rows in hand under a lease that is on disk before anything is sent."""

from datetime import datetime, timedelta

from sqlalchemy import Connection, bindparam, exists, select, update
from sqlalchemy.orm import aliased

from bot import log, metrics
from bot.channels.base import Outbound
from bot.config import Settings
from bot.outbox.compose import compose
from bot.outbox.failures import fail
from bot.outbox.guard import is_true
from bot.outbox.queue import Lane
from bot.outbox.remedies import NO_TEMPLATE
from bot.outbox.rows import AnyRow, not_before, read
from bot.outbox.states import CANCELLED, EXPIRED, FREE, SENDING, WAITING
from bot.store.tables import Outbox

# Longer than a send can take (the channel's time-out is 10 s), so that nobody takes over a row that
# is still on its way.
LEASE = timedelta(seconds=30)

_other = aliased(Outbox)
_in_hand = exists().where(_other.address_id == Outbox.address_id, _other.state == SENDING)
# What goes first to the same phone: a better lane; in its own lane what is older and due, or being
# tried again, so that answers keep their order.
_before_it = exists().where(
    _other.address_id == Outbox.address_id,
    _other.state == WAITING,
    ((_other.lane < Outbox.lane) & (_other.due_at <= bindparam("at")))
    | (
        (_other.lane == Outbox.lane)
        & (_other.id < Outbox.id)
        & ((_other.due_at <= bindparam("at")) | (_other.attempts > 0))
    ),
)
# One lane at a time: so each is a walk along the index, however much waits for the morning.
_DUE = (
    select(Outbox.id)
    .where(
        Outbox.state == WAITING,
        Outbox.lane == bindparam("lane"),
        Outbox.due_at <= bindparam("at"),
        ~_in_hand,
        ~_before_it,
    )
    .order_by(Outbox.due_at, Outbox.id)
    .limit(bindparam("most"))
    .with_for_update(skip_locked=True, of=Outbox)
)
_TAKE = (
    update(Outbox)
    .where(Outbox.id.in_(bindparam("ids", expanding=True)))
    .values(
        state=SENDING,
        lease=bindparam("worker"),
        leased_until=bindparam("until"),
        attempts=Outbox.attempts + 1,
        sent_at=bindparam("at"),
    )
)
_CLOSE = (
    update(Outbox)
    .where(Outbox.id == bindparam("row"))
    .values(
        state=bindparam("state"),
        error=bindparam("why"),
        **FREE,
        sent_at=None,
        settled_at=bindparam("at"),
    )
)

# On disk before it is sent: only this provider can say later whether it took the message.
_BY = update(Outbox).where(Outbox.id == bindparam("row")).values(sender=bindparam("provider"))
_DEFER = (
    update(Outbox)
    .where(Outbox.id == bindparam("row"))
    .values(
        state=WAITING,
        due_at=bindparam("due"),
        **FREE,
        attempts=Outbox.attempts - 1,  # it was not one
        sent_at=None,
    )
)


def claim(
    connection: Connection, settings: Settings, worker: str, most: int, at: datetime
) -> tuple[list[Outbound], bool]:
    """At most `most` messages to be sent now, and whether any row was taken or closed.

    Never two to one address at once. Rows that are too late, not true any more or for a phone that
    said stop are closed here instead; those that the night has overtaken wait for the morning.
    """
    ids = _due(connection, most, at)
    if not ids:
        return [], False
    until = at + LEASE
    connection.execute(_TAKE, {"ids": ids, "worker": worker, "until": until, "at": at})
    rows = read(connection, ids)
    made = (_sift(connection, row, settings, at) for row in rows)
    return [message for message in made if message], True


def _due(connection: Connection, most: int, at: datetime) -> list[int]:
    ids: list[int] = []
    for lane in Lane:
        room = most - len(ids)
        if room > 0:
            found = connection.execute(_DUE, {"lane": int(lane), "at": at, "most": room})
            ids += found.scalars()
    return ids


def _sift(connection: Connection, row: AnyRow, settings: Settings, at: datetime) -> Outbound | None:
    if row.expires_at and row.expires_at <= at:
        _close(connection, row, EXPIRED, "", at)
    elif row.is_silent and not row.urgent:
        _close(connection, row, CANCELLED, "stopped", at)
    elif not is_true(connection, row.kind, row.cause):
        _close(connection, row, CANCELLED, "no_longer_true", at)
    elif (due := not_before(row, at)) > at:
        connection.execute(_DEFER, {"row": row.id, "due": due})
    elif message := compose(row, settings, at):
        if message.via != row.sender:
            connection.execute(_BY, {"row": row.id, "provider": message.via})
        return message
    else:
        fail(connection, row.id, NO_TEMPLATE, at)
    return None


def _close(connection: Connection, row: AnyRow, state: str, why: str, at: datetime) -> None:
    connection.execute(_CLOSE, {"row": row.id, "state": state, "why": why, "at": at})
    metrics.OUTGOING.labels(row.channel, state).inc()
    log.get().info("outbox.closed", id=row.id, kind=row.kind, state=state, why=why)
