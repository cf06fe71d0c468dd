"""Officers are reminded when the passbook was not laid beside the book for more than 35 days."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from sqlalchemy import Connection, select

from bot.books import queries
from bot.domain.accounts import BANK
from bot.notices.base import Notice, awake, message
from bot.outbox import Message
from bot.outbox.reach import reach
from bot.store.tables import Balance, Group

NAME = "bank_match_due"
_AFTER = 35  # days: a month, and some to go to the bank
_FROM = time(10)
_STALE_AFTER = timedelta(days=2)
_WITH_BANK = (
    select(Group.id, Group.timezone)
    .join(Balance, Balance.group_id == Group.id)
    .where(Balance.code == BANK)
    .distinct()
)


def _due(connection: Connection, at: datetime) -> Iterator[Message]:
    for group_id, local in awake(connection, _WITH_BANK, at, _FROM):
        yield from _remind(connection, group_id, local.date(), at)


def _remind(connection: Connection, group_id: int, today: date, at: datetime) -> Iterator[Message]:
    last = queries.last_match(connection, group_id)
    since = last.day if last else queries.in_bank_since(connection, group_id)
    days = (today - since).days if since else 0
    if days <= _AFTER:
        return
    officers = [m.number for m in queries.members(connection, group_id, today) if m.is_officer]
    for number, way in reach(connection, group_id, officers).items():
        yield message(
            NAME,
            way,
            {"count": str(days)},
            group_id=group_id,
            member=number,
            expires_at=at + _STALE_AFTER,
            # Again when as many days more have passed.
            once=f"{NAME}:{group_id}:{since}:{(days - 1) // _AFTER}:{way.address_id}",
        )


NOTICE = Notice(NAME, _due, every=timedelta(minutes=10))
