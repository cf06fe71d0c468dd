"""Rows of the outbox with the address they go to."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, bindparam, select

from bot.store.tables import Address, Outbox

AnyRow = Row[*tuple[Any, ...]]

_ROWS = (
    select(
        Outbox.__table__,
        Address.channel,
        Address.phone,
        Address.user_id,
        Address.heard_at,
        Address.stopped_at,
    )
    .join(Address, Address.id == Outbox.address_id)
    .where(Outbox.id.in_(bindparam("ids", expanding=True)))
    .order_by(Outbox.lane, Outbox.due_at, Outbox.id)
)


def read(connection: Connection, ids: Sequence[int]) -> Sequence[AnyRow]:
    """These rows, in the order in which they are to go."""
    return connection.execute(_ROWS, {"ids": ids}).all()
