"""Sends in doubt: the answer never came, or the worker died. Ask the provider, then repeat or not.

There is no key that would make a repeated send harmless (TWILIO, "What changes decisions", 7), so a
message is sent again only when the provider says that it has none.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from functools import partial

from sqlalchemy import Connection, bindparam, select, update

from bot import clock, log
from bot.channels.base import Channel, Found, Outbound, Report, SendError
from bot.outbox import spending
from bot.outbox.claim import LEASE
from bot.outbox.failures import fail
from bot.outbox.pool import pool
from bot.outbox.remedies import GAVE_UP, IN_DOUBT
from bot.outbox.reports import take
from bot.outbox.rows import AnyRow, not_before, read
from bot.outbox.spending import Spent
from bot.outbox.states import FREE, SENDING, WAITING
from bot.outbox.tries import TRIES
from bot.store import Store
from bot.store.tables import Outbox

_MOST = 50  # at a time; after a kill there are rate × latency of them
# Our clock may be wrong by hours; what belongs to another row is told apart by the provider's id.
_CLOCKS_APART = timedelta(hours=24)
_GIVE_UP = timedelta(hours=24)

_DOUBTFUL = (
    select(Outbox.id)
    .where(Outbox.state == SENDING, Outbox.leased_until <= bindparam("at"))
    .order_by(Outbox.leased_until, Outbox.id)
    .limit(_MOST)
    .with_for_update(skip_locked=True)
)
_TAKE_OVER = (
    update(Outbox)
    .where(Outbox.id.in_(bindparam("ids", expanding=True)))
    .values(lease=bindparam("worker"), leased_until=bindparam("until"))
)
_ANOTHERS = select(Outbox.provider_id).where(
    Outbox.provider_id.in_(bindparam("found", expanding=True))
)
_SEND_AGAIN = (
    update(Outbox)
    .where(
        Outbox.id == bindparam("row"),
        Outbox.state == SENDING,
        Outbox.lease == bindparam("worker"),
    )
    .values(state=WAITING, due_at=bindparam("due"), sent_at=None, **FREE)
)


def settle(store: Store, channel: Channel, worker: str) -> int:
    """Settle what is in doubt as far as the provider answers; returns how many rows that were."""
    rows = store.write(partial(_take_over, worker=worker, at=clock.now()))
    for row, found in zip(rows, pool().map(partial(_ask, channel), rows), strict=True):
        if found is None:  # it stays in hand; who finds its lease ended asks again
            store.write(partial(_give_up, row=row, at=clock.now()))
        else:
            store.write(partial(_settle, row=row, found=found, worker=worker, at=clock.now()))
    return len(rows)


def _ask(channel: Channel, row: AnyRow) -> list[Found] | None:
    """What the provider has that could be this message; None = it did not say."""
    message = Outbound(row.id, row.channel, row.phone or row.user_id, row.text, via=row.sender)
    since = row.sent_at - _CLOCKS_APART
    try:
        found = channel.find(message, since)
    except SendError as error:
        log.get().warning("outbox.cannot_ask", id=row.id, code=error.code)
        return None
    return [each for each in found if each.created_at >= since and _same(each.text, row.text)]


def _take_over(connection: Connection, worker: str, at: datetime) -> list[AnyRow]:
    ids = list(connection.execute(_DOUBTFUL, {"at": at}).scalars())
    if not ids:
        return []
    connection.execute(_TAKE_OVER, {"ids": ids, "worker": worker, "until": at + LEASE})
    return list(read(connection, ids))


def _settle(
    connection: Connection,
    row: AnyRow,
    found: list[Found],
    worker: str,
    at: datetime,
) -> None:
    sent = _not_of_another(connection, found)
    if sent is None and row.attempts >= TRIES:
        fail(connection, row.id, GAVE_UP, at)
        return
    if sent is None:
        log.get().info("outbox.send_again", id=row.id, kind=row.kind)
        connection.execute(
            _SEND_AGAIN, {"row": row.id, "worker": worker, "due": not_before(row, at)}
        )
        return
    spending.add(connection, [Spent(at, row.channel, row.kind, row.parts, row.price)])
    log.get().info("outbox.was_sent", id=row.id, kind=row.kind, state=sent.state)
    take(connection, Report(sent.provider_id, sent.state, sent.error, row.id), at)


def _not_of_another(connection: Connection, found: Iterable[Found]) -> Found | None:
    """The message that belongs to no other row: two with the same words may have gone to her."""
    by_id = {each.provider_id: each for each in found}
    if not by_id:
        return None
    known = set(connection.execute(_ANOTHERS, {"found": list(by_id)}).scalars())
    return next((each for id_, each in by_id.items() if id_ not in known), None)


def _give_up(connection: Connection, row: AnyRow, at: datetime) -> None:
    if at - row.sent_at > _GIVE_UP:
        fail(connection, row.id, IN_DOUBT, at)


def _same(theirs: str, ours: str) -> bool:
    return theirs.split() == ours.split()
