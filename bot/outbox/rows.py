"""Rows of the outbox with the address they go to."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, Row, bindparam, exists, or_, select
from sqlalchemy.orm import aliased

from bot.clock import INDIA
from bot.outbox.quiet import allowed
from bot.store.tables import Address, Group, Outbox

AnyRow = Row[*tuple[Any, ...]]

# A stop counts for the phone: what she stopped on WhatsApp must not reach her by SMS. The channels
# are named so that the unique index on (channel, phone) is used.
_same_phone = aliased(Address)
SILENT = or_(
    Address.stopped_at.is_not(None),
    exists().where(
        _same_phone.channel.in_(["whatsapp", "sms"]),
        _same_phone.phone == Address.phone,
        _same_phone.stopped_at.is_not(None),
    ),
)
_ROWS = (
    select(
        Outbox.__table__,
        Address.channel,
        Address.phone,
        Address.user_id,
        Address.heard_at,
        SILENT.label("is_silent"),
        Group.timezone,
    )
    .join(Address, Address.id == Outbox.address_id)
    .outerjoin(Group, Group.id == Outbox.group_id)
    .where(Outbox.id.in_(bindparam("ids", expanding=True)))
    .order_by(Outbox.lane, Outbox.due_at, Outbox.id)
)


def read(connection: Connection, ids: Sequence[int]) -> Sequence[AnyRow]:
    """These rows, in the order in which they are to go."""
    return connection.execute(_ROWS, {"ids": ids}).all()


AGAIN = "again:"  # how the `once` of a row begins that was written in place of a failed one


def was_tried_otherwise(row: AnyRow) -> bool:
    """Whether this row is already the other try."""
    return (row.once or "").startswith(AGAIN)


def not_before(row: AnyRow, due: datetime) -> datetime:
    """`due`, or the next morning of the row's group where `due` is in its quiet hours."""
    if row.urgent:
        return due
    zone = ZoneInfo(row.timezone) if row.timezone else INDIA
    return allowed(due, zone, row.address_id, row.lane)
