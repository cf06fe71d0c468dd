"""How accounts have grown from day to day."""

from collections.abc import Collection
from datetime import date

from sqlalchemy import Connection, bindparam, func, select

from bot.domain.money import Paise
from bot.store.tables import Entry, PostingRow

_MOVED = (
    select(Entry.occurred_on, PostingRow.account, func.sum(PostingRow.paise))
    .join_from(
        Entry,
        PostingRow,
        (PostingRow.group_id == Entry.group_id) & (PostingRow.entry == Entry.number),
    )
    .where(
        Entry.group_id == bindparam("group_id"),
        PostingRow.account.in_(bindparam("accounts", expanding=True)),
    )
    .group_by(Entry.occurred_on, PostingRow.account)
    .order_by(Entry.occurred_on)
)
_FIRST = select(func.min(Entry.occurred_on)).where(Entry.group_id == bindparam("group_id"))


def moved(
    connection: Connection, group_id: int, accounts: Collection[str]
) -> tuple[tuple[date, str, Paise], ...]:
    """What each day moved in each of these accounts, debit positive, the first day first."""
    which = {"group_id": group_id, "accounts": list(accounts)}
    rows = connection.execute(_MOVED, which)
    return tuple((day, account, Paise(int(paise))) for day, account, paise in rows)


def first_day(connection: Connection, group_id: int) -> date | None:
    """Of the oldest entry."""
    return connection.execute(_FIRST, {"group_id": group_id}).scalar()
