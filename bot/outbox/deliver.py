"""Empty the outbox: claim on disk, send through a pool with nothing open, write what came of it."""

import time
from concurrent.futures import Future, wait
from datetime import datetime
from functools import partial
from typing import NamedTuple

from sqlalchemy import Connection, bindparam, update

from bot import clock, log, metrics
from bot.channels.base import Channel, Outbound, SendError
from bot.config import Settings
from bot.outbox import reconcile
from bot.outbox.claim import LEASE, claim
from bot.outbox.failures import fail
from bot.outbox.pace import Pace
from bot.outbox.pool import THREADS, pool
from bot.outbox.remedies import GAVE_UP
from bot.outbox.rows import not_before, read
from bot.outbox.states import FREE, SENDING, SENT, WAITING
from bot.outbox.tries import TRIES, delay
from bot.store import Store
from bot.store.tables import Outbox

_GATHER = 0.03  # seconds; results that come together are written together
_TURN = 8.0  # seconds; then the caller's turn to look whether it should stop

_SENT = (
    update(Outbox)
    .where(Outbox.id == bindparam("row"), Outbox.state == SENDING)
    .values(
        state=SENT,
        provider_id=bindparam("provider_id"),
        **FREE,
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
    .values(state=WAITING, due_at=bindparam("due"), sent_at=None, **FREE)
)


class Result(NamedTuple):
    """One send: the provider's id, or why it was refused; neither = it was not tried."""

    message: Outbound
    provider_id: str = ""
    error: SendError | None = None


def drain(store: Store, channel: Channel, settings: Settings, worker: str) -> int:
    """Send what is due, best lane first, for some seconds; returns how many were handed over.

    It stops early where the provider refuses one after the other: it is down or wants a rest, and
    the rows wait for their next turn. `worker` names the lease; each process has its own.
    """
    reconcile.settle(store, channel, worker)
    return _Turn(store, channel, settings, worker).run()


class _Turn:
    """Keeps so many messages on their way that the provider's rate is reached, never exceeded.

    What came back is written and what goes next is claimed in one transaction.
    """

    def __init__(self, store: Store, channel: Channel, settings: Settings, worker: str) -> None:
        self._store, self._channel, self._settings, self._worker = store, channel, settings, worker
        self._most = min(THREADS, max(settings.send_rate // 4, 1))
        self._pace = Pace(settings.send_rate)
        self._end = time.monotonic() + _TURN
        self._flying: set[Future[Result]] = set()
        self._sent = 0
        self._refused = 0  # one after the other

    def run(self) -> int:
        """Until nothing is due, the time is over or the provider refuses."""
        found = self._step([])
        while found or self._flying:
            done, self._flying = wait(self._flying, timeout=_GATHER)
            results = [future.result() for future in done]
            self._count(results)
            if results or not self._flying:
                found = self._step(results)
        return self._sent

    def _step(self, results: list[Result]) -> bool:
        at = clock.now()
        stops = time.monotonic() > self._end or self._refused >= self._most
        room = 0 if stops else self._most - len(self._flying)
        work = partial(self._work, results=results, room=room, at=at)
        batch, found = self._store.write(work)
        for message in batch:
            send = partial(_send, self._channel, self._pace, at + LEASE, message)
            self._flying.add(pool().submit(send))
        return found

    def _work(
        self, connection: Connection, results: list[Result], room: int, at: datetime
    ) -> tuple[list[Outbound], bool]:
        _write_down(connection, results, self._worker, at)
        if not room:
            return [], False
        return claim(connection, self._settings, self._worker, room, at)

    def _count(self, results: list[Result]) -> None:
        sent = sum(1 for result in results if result.provider_id)
        self._sent += sent
        self._refused = 0 if sent else self._refused + len(results)


def _send(channel: Channel, pace: Pace, leased_until: datetime, message: Outbound) -> Result:
    pace.wait()
    if clock.now() > leased_until - LEASE / 2:
        return Result(message)  # we slept: another process may be about to take it over
    try:
        return Result(message, channel.send(message))
    except SendError as error:
        return Result(message, error=error)
    except Exception:  # a fault of ours with one message must not hold up the others
        log.get().exception("outbox.fault", id=message.reference)
        return Result(message, error=SendError("fault", retryable=True, ambiguous=True))


def _write_down(connection: Connection, results: list[Result], worker: str, at: datetime) -> None:
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
    elif attempts >= TRIES:
        fail(connection, message.reference, GAVE_UP, at)
    else:
        metrics.PROVIDER_ERRORS.labels(error.code).inc()
        (kept,) = read(connection, [message.reference])
        due = not_before(kept, at + delay(attempts))
        connection.execute(_RETRY, {"row": message.reference, "due": due})
