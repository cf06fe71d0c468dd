"""Fines that were imposed and that no entry which stands has paid."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, bindparam, select

from bot.books.queries.taken_back import TAKEN_BACK
from bot.domain.money import Paise
from bot.store.tables import Entry, Fine


@dataclass(frozen=True)
class FineLine:
    """A fine that was imposed and is not paid; `head` = the account that it is for."""

    number: int
    member: int
    head: str
    paise: Paise
    imposed_on: date


_PAYING = (
    select(Entry.number)
    .where(Entry.group_id == Fine.group_id, Entry.number == Fine.entry, ~TAKEN_BACK)
    .exists()
)
_FINES = (
    select(Fine.number, Fine.member, Fine.head, Fine.paise, Fine.imposed_on)
    .where(Fine.group_id == bindparam("group_id"), Fine.state != "waived", ~_PAYING)
    .order_by(Fine.number)
)
_FINES_OF = _FINES.where(Fine.member == bindparam("member"))


def fines_due(
    connection: Connection, group_id: int, member: int | None = None
) -> tuple[FineLine, ...]:
    """What was imposed and is not paid, the oldest first; of one member or of all."""
    which = {"group_id": group_id, "member": member}
    rows = connection.execute(_FINES if member is None else _FINES_OF, which)
    return tuple(FineLine(n, whose, head, Paise(p), day) for n, whose, head, p, day in rows)
