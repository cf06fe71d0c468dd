"""Officers are reminded when the passbook was not laid beside the book for more than 35 days."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, select

from bot.books import queries
from bot.domain.accounts import BANK
from bot.i18n import speaking
from bot.i18n.templates import render
from bot.notices.base import Notice
from bot.outbox import Message
from bot.outbox.queue import Lane
from bot.outbox.quiet import EVENING
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
    for group_id, timezone in connection.execute(_WITH_BANK).all():
        local = at.astimezone(ZoneInfo(timezone))
        if _FROM <= local.time() < EVENING:
            yield from _remind(connection, group_id, local.date(), at)


def _remind(connection: Connection, group_id: int, today: date, at: datetime) -> Iterator[Message]:
    last = queries.last_match(connection, group_id)
    since = last.day if last else queries.in_bank_since(connection, group_id)
    days = (today - since).days if since else 0
    if days <= _AFTER:
        return
    officers = [m.number for m in queries.members(connection, group_id, today) if m.is_officer]
    for number, way in reach(connection, group_id, officers).items():
        with speaking(way.language):
            said = render(NAME, way.language, count=str(days))
        yield Message(
            address_id=way.address_id,
            kind=NAME,
            language=way.language,
            text=said.text,
            lane=Lane.REMINDERS,
            group_id=group_id,
            member=number,
            variables=said.variables,
            expires_at=at + _STALE_AFTER,
            # Again when as many days more have passed.
            once=f"{NAME}:{group_id}:{since}:{(days - 1) // _AFTER}:{way.address_id}",
        )


NOTICE = Notice(NAME, _due, every=timedelta(minutes=10))
