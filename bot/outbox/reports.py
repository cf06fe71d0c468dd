"""Delivery reports: in any order, several times, sometimes before our own send has been written."""

from datetime import datetime

from sqlalchemy import Connection, bindparam, case, or_, select, update

from bot import log, metrics
from bot.channels.base import Report
from bot.outbox.failures import fail
from bot.outbox.rows import AnyRow
from bot.outbox.states import DELIVERED, FAILED, FREE, climb, meant
from bot.store.tables import Address, Outbox

# Our reference alone counts as long as we do not know the provider's id: the answer to our send may
# still be out, or be lost for ever.
_FIND = (
    select(Outbox.id, Outbox.state, Outbox.provider_id, Outbox.sent_at, Address.channel)
    .join(Address, Address.id == Outbox.address_id)
    .where(
        or_(
            Outbox.provider_id == bindparam("provider_id"),
            (Outbox.id == bindparam("reference")) & Outbox.provider_id.is_(None),
        )
    )
    .order_by(case((Outbox.provider_id.is_not(None), 0), else_=1))
    .limit(1)
    .with_for_update(of=Outbox)
)
_SETTLE = (
    update(Outbox)
    .where(Outbox.id == bindparam("row"))
    .values(
        state=bindparam("state"),
        provider_id=bindparam("provider_id"),
        **FREE,
        settled_at=bindparam("at"),
    )
)
_KNOW = (
    update(Outbox).where(Outbox.id == bindparam("row")).values(provider_id=bindparam("provider_id"))
)


def take(connection: Connection, report: Report, at: datetime) -> None:
    """Write down what became of a message; what is unknown or no news is left alone."""
    state = meant(report.state)
    if state is None:
        return
    names = {"provider_id": report.provider_id, "reference": report.reference}
    row: AnyRow | None = connection.execute(_FIND, names).one_or_none()
    if row is None:
        log.get().info("outbox.report_unknown", state=report.state)
        return
    if climb(row.state, state) != row.state:
        _settle(connection, row, state, report, at)


def _settle(connection: Connection, row: AnyRow, state: str, report: Report, at: datetime) -> None:
    if state == FAILED:
        connection.execute(_KNOW, {"row": row.id, "provider_id": report.provider_id})
        fail(connection, row.id, report.error or report.state, at)
        return
    news = {"row": row.id, "state": state, "provider_id": report.provider_id, "at": at}
    connection.execute(_SETTLE, news)
    metrics.OUTGOING.labels(row.channel, state).inc()
    if state == DELIVERED and row.sent_at:
        metrics.TO_PHONE.labels(row.channel).observe((at - row.sent_at).total_seconds())
