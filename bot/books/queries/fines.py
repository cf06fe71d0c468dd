"""Fines that were imposed and that the entries which stand have not paid."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, bindparam, func, select

from bot.books.queries.taken_back import TAKEN_BACK
from bot.domain.money import Paise
from bot.store.tables import Entry, Fine, FinePayment


@dataclass(frozen=True)
class FineLine:
    """A fine that is not paid: `paise` are still due; `head` = the account that it is for."""

    number: int
    member: int
    head: str
    paise: Paise
    imposed_on: date


_PAID = (
    select(func.coalesce(func.sum(FinePayment.paise), 0))
    .join_from(
        FinePayment,
        Entry,
        (Entry.group_id == FinePayment.group_id) & (Entry.number == FinePayment.entry),
    )
    .where(FinePayment.group_id == Fine.group_id, FinePayment.fine == Fine.number, ~TAKEN_BACK)
    .scalar_subquery()
)
_LEFT = Fine.paise - _PAID
_FINES = (
    select(Fine.number, Fine.member, Fine.head, _LEFT, Fine.imposed_on)
    .where(Fine.group_id == bindparam("group_id"), Fine.state != "waived", _LEFT > 0)
    .order_by(Fine.number)
)
_FINES_OF = _FINES.where(Fine.member == bindparam("member"))


def fines_due(
    connection: Connection, group_id: int, member: int | None = None
) -> tuple[FineLine, ...]:
    """What was imposed and is not paid, the oldest first; of one member or of all."""
    which = {"group_id": group_id, "member": member}
    rows = connection.execute(_FINES if member is None else _FINES_OF, which)
    return tuple(FineLine(n, whose, head, Paise(int(p)), day) for n, whose, head, p, day in rows)
