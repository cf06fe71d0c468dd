"""Take due rows in hand under a lease that is on disk before anything is sent."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from sqlalchemy import Connection, bindparam, update

from bot import log, metrics
from bot.channels.base import Outbound
from bot.config import Settings
from bot.outbox import due, spending, together, window
from bot.outbox.compose import category, compose
from bot.outbox.cost import Price, price
from bot.outbox.failures import fail
from bot.outbox.guard import is_true
from bot.outbox.limits import Lately, is_unasked
from bot.outbox.queue import Lane
from bot.outbox.remedies import NO_TEMPLATE
from bot.outbox.rows import AnyRow, not_before, read
from bot.outbox.states import CANCELLED, EXPIRED, FREE, SENDING, WAITING
from bot.store.tables import Outbox

LINES = ("whatsapp", "sms")
# Longer than a send can take (15 s: the time-outs of bot/channels/twilio/client.py), so that nobody
# takes over a row that is still on its way; what was not begun in the first seconds is not begun.
LEASE = timedelta(seconds=22)
_BEGIN_WITHIN = timedelta(seconds=6)
ASKED_FOR = (Lane.ANSWERS, Lane.RECEIPTS)


class Claimed(NamedTuple):
    """A message in hand and what it costs; it is not to be sent later than `start_by`."""

    message: Outbound
    lane: int
    start_by: datetime
    kind: str
    price: Price
    due_at: datetime


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
_BY = (
    update(Outbox)
    .where(Outbox.id == bindparam("row"))
    .values(sender=bindparam("provider"), parts=bindparam("sms"), price=bindparam("millionths"))
)
_DEFER = (
    update(Outbox)
    .where(Outbox.id == bindparam("row"))
    .values(
        state=WAITING,
        due_at=bindparam("due"),
        **FREE,
        attempts=Outbox.attempts - bindparam("taken"),  # it was not one
        sent_at=None,
    )
)


def claim(
    connection: Connection, settings: Settings, worker: str, rooms: Mapping[str, int], at: datetime
) -> list[Claimed]:
    """At most so many messages of each line to be sent now.

    Never two to one address at once. Rows that are too late, not true any more or for a phone that
    said stop are closed here instead; those that the night has overtaken wait for the morning.
    """
    # When the day's money is spent, what nobody asked for waits; the alert is an operator's.
    lanes = ASKED_FOR if spending.is_over(connection, settings, at) else tuple(Lane)
    while ids := due.find(connection, rooms, lanes, at):
        connection.execute(_TAKE, {"ids": ids, "worker": worker, "until": at + LEASE, "at": at})
        rows = _to_send(connection, read(connection, ids), at)
        made = (_composed(connection, row, settings, at) for row in rows)
        if claimed := [each for each in made if each]:
            _note(connection, claimed)
            return claimed  # else: what was due is dealt with, and more may be
    return []


def _to_send(connection: Connection, rows: Sequence[AnyRow], at: datetime) -> list[AnyRow]:
    """Those that are to go now, one by one; the others are closed, wait, or are told together."""
    lately = Lately(connection, rows, at)
    to_send = [row for row in rows if _is_due(connection, row, lately.free_at(row), at)]
    unasked = [row for row in to_send if is_unasked(row) and row.kind != together.NEWS]
    more = read(connection, together.others(connection, unasked, at)) if unasked else []
    beside: dict[int, list[AnyRow]] = {}
    for row in more:
        if _is_due(connection, row, at, at):
            beside.setdefault(row.address_id, []).append(row)
    for row in unasked:
        if row.address_id in beside:
            together.tell(connection, [row, *beside[row.address_id]], at)
            to_send.remove(row)
    return to_send


def _is_due(connection: Connection, row: AnyRow, free_at: datetime, at: datetime) -> bool:
    if row.expires_at and row.expires_at <= at:
        _close(connection, row, EXPIRED, "", at)
    elif row.is_silent and not row.urgent:
        _close(connection, row, CANCELLED, "stopped", at)
    elif not is_true(connection, row.kind, row.cause):
        _close(connection, row, CANCELLED, "no_longer_true", at)
    elif (later := not_before(row, free_at)) > at:
        taken = 1 if row.state == SENDING else 0
        connection.execute(_DEFER, {"row": row.id, "due": later, "taken": taken})
    else:
        return True
    return False


def _composed(
    connection: Connection, row: AnyRow, settings: Settings, at: datetime
) -> Claimed | None:
    message = compose(row, settings, at)
    if message is None:
        fail(connection, row.id, NO_TEMPLATE, at)
        return None
    cost = price(
        settings, row.channel, row.phone or "", row.text, category(row, message),
        is_open=window.is_open(row.heard_at, at),
    )  # fmt: skip
    due_at = max(row.due_at, row.created_at)
    return Claimed(message, row.lane, at + _BEGIN_WITHIN, row.kind, cost, due_at)


def _note(connection: Connection, claimed: Sequence[Claimed]) -> None:
    rows = [
        {
            "row": each.message.reference,
            "provider": each.message.via,
            "sms": each.price.parts,
            "millionths": each.price.millionths,
        }
        for each in claimed
    ]
    connection.execute(_BY, rows)


def _close(connection: Connection, row: AnyRow, state: str, why: str, at: datetime) -> None:
    connection.execute(_CLOSE, {"row": row.id, "state": state, "why": why, "at": at})
    metrics.OUTGOING.labels(row.channel, state).inc()
    log.get().info("outbox.closed", id=row.id, kind=row.kind, state=state, why=why)
