"""A message has failed for good: remember it, learn from it about her phone, try another way."""

from datetime import datetime, timedelta

from sqlalchemy import Connection, bindparam, select, update

from bot import log, metrics
from bot.outbox.queue import Lane, Message, queue
from bot.outbox.reach import by_sms
from bot.outbox.remedies import STOPPED, UNUSABLE, WINDOW_CLOSED, Remedy, needs_us, remedy
from bot.outbox.rows import AnyRow
from bot.outbox.states import FAILED
from bot.store.tables import Address, Outbox

_LATER = timedelta(hours=2)
_AGAIN = "again:"  # how the `once` of a row begins that was written in place of another

_ROW = select(Outbox.__table__, Address.channel).join(Address).where(Outbox.id == bindparam("row"))
_FAIL = (
    update(Outbox)
    .where(Outbox.id == bindparam("row"))
    .values(
        state=FAILED,
        error=bindparam("code"),
        lease="",
        leased_until=None,
        settled_at=bindparam("at"),
    )
)
_STOP = (
    update(Address)
    .where(Address.id == bindparam("address"), Address.stopped_at.is_(None))
    .values(stopped_at=bindparam("at"))
)
_UNUSABLE = (
    update(Address).where(Address.id == bindparam("address")).values(unusable_since=bindparam("at"))
)
# If she wrote after our attempt, she has opened the window anew.
_CLOSE_WINDOW = (
    update(Address)
    .where(Address.id == bindparam("address"), Address.heard_at < bindparam("tried"))
    .values(heard_at=None)
)


def fail(connection: Connection, row_id: int, code: str, at: datetime) -> None:
    """Mark the row as failed with the provider's (or our own) `code`, and do what helps."""
    row = connection.execute(_ROW, {"row": row_id}).one()
    connection.execute(_FAIL, {"row": row_id, "code": code, "at": at})
    metrics.OUTGOING.labels(row.channel, FAILED).inc()
    metrics.PROVIDER_ERRORS.labels(code).inc()
    say = log.get().error if needs_us(code) else log.get().warning
    say("outbox.failed", id=row_id, kind=row.kind, channel=row.channel, code=code)
    _learn(connection, row, code, at)
    _try_otherwise(connection, row, remedy(code, row.channel), at)


def _learn(connection: Connection, row: AnyRow, code: str, at: datetime) -> None:
    if code in STOPPED:
        connection.execute(_STOP, {"address": row.address_id, "at": at})
    elif code in UNUSABLE:
        connection.execute(_UNUSABLE, {"address": row.address_id, "at": at})
    elif code == WINDOW_CLOSED:  # Meta's clock decides, not ours
        tried = row.sent_at or at
        connection.execute(_CLOSE_WINDOW, {"address": row.address_id, "tried": tried})


def _try_otherwise(connection: Connection, row: AnyRow, how: Remedy, at: datetime) -> None:
    if how is Remedy.NONE:
        return
    if how is Remedy.SMS:
        if address := _sms_address(connection, row):
            _write_again(connection, row, address, at, at)
    elif not (row.once or "").startswith(_AGAIN):
        _write_again(
            connection, row, row.address_id, at + _LATER if how is Remedy.LATER else at, at
        )


def _sms_address(connection: Connection, row: AnyRow) -> int | None:
    if row.group_id is None or row.member is None:
        return None
    way = by_sms(connection, row.group_id, row.member)
    return way.address_id if way else None


def _write_again(
    connection: Connection, row: AnyRow, address: int, due_at: datetime, at: datetime
) -> None:
    """As a row of its own: a late report on the first message must not settle the second."""
    message = Message(
        address_id=address,
        kind=row.kind,
        language=row.language,
        text=row.text,
        lane=Lane(row.lane),
        group_id=row.group_id,
        member=row.member,
        variables=row.variables,
        buttons=row.buttons,
        due_at=due_at,
        expires_at=row.expires_at,
        once=f"{_AGAIN}{row.id}",
        cause=row.cause,
        urgent=row.urgent,
    )
    queue(connection, [message], at)
