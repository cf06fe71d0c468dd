"""What came of sends, written down: sent, refused, in doubt, or given back untried."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from sqlalchemy import Connection, bindparam, update

from bot import log, metrics
from bot.channels.base import Outbound, SendError
from bot.outbox import spending
from bot.outbox.claim import Claimed
from bot.outbox.failures import fail
from bot.outbox.remedies import GAVE_UP, fault
from bot.outbox.rows import AnyRow, not_before, read
from bot.outbox.spending import Spent
from bot.outbox.states import FREE, SENDING, SENT, WAITING
from bot.outbox.tries import TRIES, delay
from bot.store.tables import Outbox

# A provider that did not answer in time may still be at it; only then is it asked (`reconcile`).
_STILL_AT_IT = timedelta(seconds=60)
# Refused for haste: never processed, so that it may be tried for a whole day, two minutes apart.
_HASTE, _HASTY_TRIES, _A_DAY = {"20429", "429"}, 3, timedelta(hours=24)

_MINE = (
    (Outbox.id == bindparam("row"))
    & (Outbox.state == SENDING)
    & (Outbox.lease == bindparam("worker"))
)
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
_REFUSED = update(Outbox).where(_MINE).values(error=bindparam("code")).returning(Outbox.attempts)
_UNTRIED = (
    update(Outbox)
    .where(_MINE)
    .values(state=WAITING, attempts=Outbox.attempts - 1, sent_at=None, **FREE)
)
_IN_DOUBT = update(Outbox).where(_MINE).values(leased_until=bindparam("until"))
_RETRY = (
    update(Outbox)
    .where(Outbox.id == bindparam("row"))
    .values(state=WAITING, due_at=bindparam("due"), sent_at=None, **FREE)
)


class Result(NamedTuple):
    """One send: the provider's id, or why it was refused; neither = it was not tried."""

    claimed: Claimed
    provider_id: str = ""
    error: SendError | None = None


def write_down(
    connection: Connection, results: Sequence[Result], worker: str, at: datetime
) -> None:
    """Many in a few statements: this is on the way of every message."""
    sent = [result for result in results if result.provider_id]
    if sent:
        rows = [{"row": _row(r), "provider_id": r.provider_id, "at": at} for r in sent]
        connection.execute(_SENT, rows)
        spending.add(connection, [_spent(result, at) for result in sent])
        for result in sent:
            metrics.OUTGOING.labels(result.claimed.message.channel, SENT).inc()
            waited = (at - result.claimed.due_at).total_seconds()
            metrics.TO_PROVIDER.labels(str(result.claimed.lane)).observe(waited)
    for result in results:
        if result.error:
            _refused(connection, result.claimed.message, result.error, worker, at)
    untried = [_row(result) for result in results if not (result.provider_id or result.error)]
    if untried:
        connection.execute(_UNTRIED, [{"row": row, "worker": worker} for row in untried])


def _row(result: Result) -> int:
    return result.claimed.message.reference


def _spent(result: Result, at: datetime) -> Spent:
    claimed = result.claimed
    return Spent(at, claimed.message.channel, claimed.kind, *claimed.price)


def _refused(
    connection: Connection, message: Outbound, error: SendError, worker: str, at: datetime
) -> None:
    mine = {"row": message.reference, "worker": worker}
    attempts = connection.execute(_REFUSED, mine | {"code": error.code}).scalar()
    if attempts is None:
        return  # a report or another worker was quicker
    metrics.PROVIDER_ERRORS.labels(error.code, fault(error.code).value).inc()
    if error.ambiguous:
        log.get().warning("outbox.in_doubt", id=message.reference, code=error.code)
        if error.code == "timeout":
            connection.execute(_IN_DOUBT, mine | {"until": at + _STILL_AT_IT})
        return  # it stays in hand; when the lease ends, `reconcile` asks the provider
    if not error.retryable:
        fail(connection, message.reference, error.code, at)
    else:
        (kept,) = read(connection, [message.reference])
        _again(connection, kept, error.code, attempts, at)


def _again(connection: Connection, row: AnyRow, code: str, attempts: int, at: datetime) -> None:
    """Later; one that was refused for haste alone soon, since the line as a whole rests."""
    is_haste = code in _HASTE
    rest = delay(min(attempts, _HASTY_TRIES) if is_haste else attempts)
    if (at - row.created_at > _A_DAY) if is_haste else (attempts >= TRIES):
        fail(connection, row.id, GAVE_UP, at)
    else:
        connection.execute(_RETRY, {"row": row.id, "due": not_before(row, at + rest)})
