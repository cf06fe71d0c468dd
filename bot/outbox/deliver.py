"""Empty the outbox: claim on disk, send through a pool with nothing open, write what came of it."""

import random
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from functools import cache, partial
from typing import NamedTuple

from sqlalchemy import Connection, bindparam, update

from bot import clock, log, metrics
from bot.channels.base import Channel, Outbound, SendError
from bot.config import Settings
from bot.outbox import reconcile
from bot.outbox.claim import LEASE, claim
from bot.outbox.failures import fail
from bot.outbox.pace import Pace
from bot.outbox.remedies import GAVE_UP
from bot.outbox.states import SENDING, SENT, WAITING
from bot.store import Store
from bot.store.tables import Outbox

_THREADS = 16
_TURN = 8.0  # seconds; then the caller's turn to look whether it should stop
_HOUR = 3600
_DELAYS = (5, 30, 120, 600)  # seconds, then every hour
_TRIES = len(_DELAYS) + 24  # about a day
_JITTER = 0.2  # those refused together must not come back together

_SENT = (
    update(Outbox)
    .where(Outbox.id == bindparam("row"), Outbox.state == SENDING)
    .values(
        state=SENT,
        provider_id=bindparam("provider_id"),
        lease="",
        leased_until=None,
        error="",
        sent_at=bindparam("at"),
    )
)
_MINE = (
    update(Outbox)
    .where(
        Outbox.id == bindparam("row"),
        Outbox.state == SENDING,
        Outbox.lease == bindparam("worker"),
    )
    .values(error=bindparam("code"))
    .returning(Outbox.attempts)
)
_RETRY = (
    update(Outbox)
    .where(Outbox.id == bindparam("row"))
    .values(state=WAITING, due_at=bindparam("due"), lease="", leased_until=None, sent_at=None)
)


class Result(NamedTuple):
    """One send: the provider's id, or why it was refused; neither = it was not tried."""

    message: Outbound
    provider_id: str = ""
    error: SendError | None = None


def drain(store: Store, channel: Channel, settings: Settings, worker: str) -> int:
    """Send what is due, best lane first, for some seconds; returns how many were handed over.

    It stops early where a whole batch was refused: the provider is down or wants a rest, and the
    rows wait for their next turn. `worker` names the lease; each process has its own.
    """
    reconcile.settle(store, channel, worker)
    pace = Pace(settings.send_rate)
    most = min(_THREADS, max(settings.send_rate, 1))
    end = time.monotonic() + _TURN
    handed_over = 0
    while time.monotonic() < end:
        at = clock.now()
        batch, found = store.write(
            lambda c, at=at: claim(c, settings, worker, most, at)  # type: ignore[misc]
        )
        if not found:
            break
        results = list(_pool().map(partial(_send, channel, pace, at + LEASE), batch))
        store.write(lambda c, results=results: _write_down(c, results, worker))  # type: ignore[misc]
        sent = sum(1 for result in results if result.provider_id)
        handed_over += sent
        if batch and not sent:
            break
    return handed_over


@cache
def _pool() -> ThreadPoolExecutor:
    """Its threads stay, and with them their connections to the provider."""
    return ThreadPoolExecutor(_THREADS, thread_name_prefix="sender")


def _send(channel: Channel, pace: Pace, leased_until: datetime, message: Outbound) -> Result:
    pace.wait()
    if clock.now() > leased_until - LEASE / 2:
        return Result(message)  # we slept: another process may be about to take it over
    try:
        return Result(message, channel.send(message))
    except SendError as error:
        return Result(message, error=error)


def _write_down(connection: Connection, results: list[Result], worker: str) -> None:
    at = clock.now()
    for result in results:
        if result.provider_id:
            sent = {"row": result.message.reference, "provider_id": result.provider_id, "at": at}
            connection.execute(_SENT, sent)
            metrics.OUTGOING.labels(result.message.channel, SENT).inc()
        elif result.error:
            _refused(connection, result.message, result.error, worker, at)


def _refused(
    connection: Connection, message: Outbound, error: SendError, worker: str, at: datetime
) -> None:
    row = {"row": message.reference, "worker": worker, "code": error.code}
    attempts = connection.execute(_MINE, row).scalar()
    if attempts is None:
        return  # a report or another worker was quicker
    if error.ambiguous:
        log.get().warning("outbox.in_doubt", id=message.reference, code=error.code)
        return  # it stays in hand; when the lease ends, `reconcile` asks the provider
    if not error.retryable:
        fail(connection, message.reference, error.code, at)
    elif attempts >= _TRIES:
        fail(connection, message.reference, GAVE_UP, at)
    else:
        metrics.PROVIDER_ERRORS.labels(error.code).inc()
        connection.execute(_RETRY, {"row": message.reference, "due": at + delay(attempts)})


def delay(attempts: int) -> timedelta:
    """How long to wait after so many attempts."""
    seconds = _DELAYS[attempts - 1] if attempts <= len(_DELAYS) else _HOUR
    return timedelta(seconds=seconds * random.uniform(1, 1 + _JITTER))  # noqa: S311  # no secret
