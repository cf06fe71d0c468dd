"""A message has failed for good: remember it, learn from it about her phone, try another way."""

from datetime import datetime, timedelta

from sqlalchemy import Connection, bindparam, select, update

from bot import log, metrics
from bot.i18n import templates
from bot.outbox.queue import Lane, Message, queue
from bot.outbox.reach import UNUSABLE_FOR, by_sms, next_way
from bot.outbox.remedies import GAVE_UP, Fault, Remedy, fault, needs_us, remedy
from bot.outbox.rows import AGAIN, AnyRow, read, was_tried_otherwise
from bot.outbox.states import FAILED, FREE
from bot.outbox.tries import TRIES, delay
from bot.store.tables import Address, Outbox

_LATER = timedelta(hours=2)
_LATER_TRIES = 3  # her phone is off: so often in all, two hours apart
# How the `once` of a row begins that was written in place of another: by a remedy that is tried a
# single time for a message, by one that is tried for a day, or after some hours.
_SOON, _LATER_ON = "soon:", "later:"
_CONTENT = frozenset({"63005", "63021"})  # WhatsApp refuses what is in the message
_MEDIA = frozenset({"63019", "21620", "12300"})  # it could not be fetched, or not shown
_CHAIN = 40  # rows that may have been written in place of one another
# Meta chose not to bring it: WhatsApp is left in peace for a day, not for a month.
_A_DAY = {"63049": timedelta(hours=24)}

_FAIL = (
    update(Outbox)
    .where(Outbox.id == bindparam("row"))
    .values(
        state=FAILED,
        error=bindparam("code"),
        **FREE,
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

_FOLLOWER = select(Outbox.id).where(Outbox.once.in_(bindparam("names", expanding=True)))
_BEFORE = select(Outbox.address_id, Outbox.once).where(Outbox.id == bindparam("row"))


def fail(connection: Connection, row_id: int, code: str, at: datetime) -> None:
    """Mark the row as failed with the provider's (or our own) `code`, and do what helps."""
    (row,) = read(connection, [row_id])
    if remedy(code, row.channel, row.lane) is Remedy.SOON and row.attempts >= TRIES:
        log.get().warning("outbox.gave_up", id=row_id, code=code)
        code = GAVE_UP
    connection.execute(_FAIL, {"row": row_id, "code": code, "at": at})
    metrics.OUTGOING.labels(row.channel, FAILED).inc()
    metrics.PROVIDER_ERRORS.labels(code, fault(code).value).inc()
    say = log.get().error if needs_us(code) else log.get().warning
    say(
        "outbox.failed", id=row_id, kind=row.kind, channel=row.channel, code=code,
        fault=fault(code).value,
    )  # fmt: skip
    _learn(connection, row, code, at)
    how = remedy(code, row.channel, row.lane)
    _try_otherwise(connection, row, Remedy.TEMPLATE if _is_bad_form(row, code) else how, at)


def _is_bad_form(row: AnyRow, code: str) -> bool:
    """An answer with buttons or a paper that WhatsApp does not take: its words alone go there."""
    refused = fault(code) is Fault.TEMPLATE or code in _CONTENT
    is_form = templates.is_form(row.kind) and refused
    is_paper = bool(row.media) and (code in _CONTENT or code in _MEDIA)
    return (is_form or is_paper) and not was_tried_otherwise(row)


def _learn(connection: Connection, row: AnyRow, code: str, at: datetime) -> None:
    kind = fault(code)
    if kind is Fault.STOPPED:
        connection.execute(_STOP, {"address": row.address_id, "at": at})
    elif kind in {Fault.NO_WHATSAPP, Fault.BAD_NUMBER} or code in _A_DAY:
        since = at - UNUSABLE_FOR + _A_DAY[code] if code in _A_DAY else at
        connection.execute(_UNUSABLE, {"address": row.address_id, "at": since})
    elif kind is Fault.WINDOW:  # Meta's clock decides, not ours
        tried = row.sent_at or at
        connection.execute(_CLOSE_WINDOW, {"address": row.address_id, "tried": tried})


def _try_otherwise(connection: Connection, row: AnyRow, how: Remedy, at: datetime) -> None:
    if how is Remedy.LATER and row.attempts >= _LATER_TRIES:
        how = Remedy.NEXT
    if how in {Remedy.SMS, Remedy.NEXT, Remedy.OTHER_CHANNEL}:
        if address := _other_way(connection, row, how):
            write_again(connection, row, address, at, at)
    elif how is Remedy.SOON:
        due, once = at + delay(row.attempts), AGAIN if was_tried_otherwise(row) else _SOON
        write_again(connection, row, row.address_id, due, at, once=once, attempts=row.attempts)
    elif how is Remedy.LATER:
        due, tries = at + _LATER, row.attempts
        write_again(connection, row, row.address_id, due, at, once=_LATER_ON, attempts=tries)
    elif how is Remedy.TEMPLATE and not was_tried_otherwise(row):
        write_again(connection, row, row.address_id, at, at)


def _other_way(connection: Connection, row: AnyRow, how: Remedy) -> int | None:
    """Another address of the same person: only after this one has failed for certain."""
    if how is Remedy.SMS and (address := by_sms(connection, row)):
        return address
    channels = {"whatsapp"} if how is Remedy.OTHER_CHANNEL else {"whatsapp", "sms"}
    return next_way(connection, row, _tried(connection, row), channels)


def _tried(connection: Connection, row: AnyRow) -> set[int]:
    """The addresses that this message has been sent to, in place of which others were tried."""
    tried, once = {row.address_id}, row.once or ""
    for _ in range(_CHAIN):
        beginning, _, number = once.partition(":")
        if f"{beginning}:" not in {AGAIN, _SOON, _LATER_ON} or not number.isdigit():
            break
        before = connection.execute(_BEFORE, {"row": int(number)}).one()
        tried.add(before.address_id)
        once = before.once or ""
    return tried


def write_again(
    connection: Connection,
    row: AnyRow,
    address: int,
    due_at: datetime,
    at: datetime,
    *,
    once: str = AGAIN,
    attempts: int = 0,
    may_expire: bool = True,
) -> int | None:
    """As a row of its own: a late report on the first message must not settle the second.

    Returns its id; None where it was written before, or the phone said stop meanwhile.
    """
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
        expires_at=row.expires_at if may_expire else None,
        once=f"{once}{row.id}",
        cause=row.cause,
        urgent=row.urgent,
        attempts=attempts,
        media=row.media,
    )
    return next(iter(queue(connection, [message], at)), None)


def follower(connection: Connection, row_id: int) -> int | None:
    """The row that was written in place of this one, if any."""
    names = {"names": [f"{prefix}{row_id}" for prefix in (AGAIN, _SOON, _LATER_ON)]}
    found: int | None = connection.execute(_FOLLOWER, names).scalar()
    return found
