"""How much waits in the outbox, and since when."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, bindparam, func, select

from bot import metrics
from bot.outbox.states import FAILED, SENDING, WAITING
from bot.store.tables import Outbox


@dataclass(frozen=True)
class Stats:
    """`due` rows wait, `in_doubt` have lost their sender; the oldest of them `oldest` seconds."""

    due: int
    oldest: float
    in_doubt: int


_DUE = select(func.count(), func.min(Outbox.due_at)).where(
    Outbox.state == WAITING, Outbox.due_at <= bindparam("at")
)
_IN_DOUBT = select(func.count(), func.min(Outbox.leased_until)).where(
    Outbox.state == SENDING, Outbox.leased_until <= bindparam("at")
)


_NOT_DONE = (WAITING, SENDING, FAILED)
_BY_STATE = (
    select(Outbox.state, func.count()).where(Outbox.state.in_(_NOT_DONE)).group_by(Outbox.state)
)


def stats(connection: Connection, at: datetime) -> Stats:
    """Count, and set the gauges of `/metrics`."""
    due, since = connection.execute(_DUE, {"at": at}).one()
    in_doubt, lost = connection.execute(_IN_DOUBT, {"at": at}).one()
    oldest = max((at - each).total_seconds() for each in (since, lost, at) if each)
    counted = Stats(due, oldest, in_doubt)
    by_state = {row[0]: row[1] for row in connection.execute(_BY_STATE)}
    for state in _NOT_DONE:
        metrics.BY_STATE.labels(state).set(by_state.get(state, 0))
    metrics.WAITING.set(counted.due)
    metrics.OLDEST.set(counted.oldest)
    return counted
