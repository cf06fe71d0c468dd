"""Group cash that has not reached the bank: after 3 days the officers are told, after 6 everybody.

In Durg district instalments of nineteen groups went missing on that way, and nobody noticed before
the bank wrote (DOMAIN §6.1).
"""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta

from sqlalchemy import Connection, select

from bot.books import queries
from bot.books.queries import OnTheWay
from bot.domain.accounts import IN_TRANSIT
from bot.domain.groups import Member
from bot.i18n import money
from bot.notices.base import Notice, awake, message
from bot.outbox import Message
from bot.outbox.reach import Reach, reach
from bot.store.tables import Balance, Group
from bot.wording.phrases import called, find

NAME = "in_transit"
_OFFICERS_AFTER, _ALL_AFTER = 3, 6  # days
_FROM = time(9)
_STALE_AFTER = timedelta(days=1)
_CARRYING = (
    select(Group.id, Group.timezone)
    .join(Balance, Balance.group_id == Group.id)
    .where(Balance.code == IN_TRANSIT, Balance.paise > 0)
    .distinct()
)


def _due(connection: Connection, at: datetime) -> Iterator[Message]:
    for group_id, local in awake(connection, _CARRYING, at, _FROM):
        for one in queries.on_the_way(connection, group_id):
            yield from _alarm(connection, group_id, one, local.date(), at)


def _alarm(
    connection: Connection, group_id: int, one: OnTheWay, today: date, at: datetime
) -> Iterator[Message]:
    days = (today - one.since).days
    if days <= _OFFICERS_AFTER:
        return
    members = queries.members(connection, group_id, today)
    everyone = days > _ALL_AFTER
    told = [m.number for m in members if everyone or m.is_officer or m.number == one.carrier]
    kind = f"{NAME}_all" if everyone else NAME
    figures = {
        "name": called(find(members, one.carrier)),
        "amount": money(one.paise),
        "count": str(days),
    }
    for way, who in _phones(reach(connection, group_id, told), members):
        yield message(
            kind,
            way,
            figures,
            group_id=group_id,
            member=who,
            expires_at=at + _STALE_AFTER,
            once=f"{kind}:{group_id}:{one.carrier}:{one.entry}:{way.address_id}",
        )


def _phones(ways: dict[int, Reach], members: Iterable[Member]) -> Iterator[tuple[Reach, int]]:
    """Each phone once: it is the group's money, and nobody's own."""
    seen: set[int] = set()
    for member in members:
        way = ways.get(member.number)
        if way and way.address_id not in seen:
            seen.add(way.address_id)
            yield way, member.number


NOTICE = Notice(NAME, _due, every=timedelta(minutes=10))
