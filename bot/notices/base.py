"""What a notice is, and how it is looked for."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, Select, bindparam, select

from bot.i18n import _, speaking
from bot.i18n.templates import render
from bot.outbox import Message, queue
from bot.outbox.queue import Lane
from bot.outbox.quiet import EVENING
from bot.outbox.reach import Reach
from bot.store import Store
from bot.store.tables import Outbox
from bot.wording.notes.base import Figure, said_in


@dataclass(frozen=True)
class Notice:
    """Something the bot says unasked. `due` gives all that should be said by now.

    Every message has a `once` key, so `due` need not remember what was said. `every`: how often to
    look.
    """

    name: str
    due: Callable[[Connection, datetime], Iterable[Message]]
    every: timedelta = timedelta(seconds=15)


_SAID = select(Outbox.once).where(Outbox.once.in_(bindparam("keys", expanding=True)))
_AT_ONCE = 500  # both databases take that many values in one statement


def run(store: Store, notice: Notice, at: datetime) -> int:
    """Queue what is due and was not said yet; returns how many messages that were.

    It is looked for in a read, so that a single writer is only asked for where there is news.
    """
    new = store.read(lambda connection: _new(connection, list(notice.due(connection, at))))
    if not new:
        return 0
    return len(store.write(lambda connection: queue(connection, new, at)))


def _new(connection: Connection, messages: list[Message]) -> list[Message]:
    keys = [message.once for message in messages]
    said: set[str | None] = set()
    for start in range(0, len(keys), _AT_ONCE):
        some = {"keys": keys[start : start + _AT_ONCE]}
        said.update(connection.execute(_SAID, some).scalars())
    return [message for message in messages if message.once not in said]


def awake(
    connection: Connection, groups: Select[int, str], at: datetime, since: time
) -> Iterator[tuple[int, datetime]]:
    """Of `groups` (id, time zone) those where it is between `since` and evening; local time."""
    for group_id, timezone in connection.execute(groups).all():
        local = at.astimezone(ZoneInfo(timezone))
        if since <= local.time() < EVENING:
            yield group_id, local


def by_phone(ways: Mapping[int, Reach]) -> list[list[int]]:
    """The members whom each phone reaches."""
    found: dict[int, list[int]] = {}
    for member, way in ways.items():
        found.setdefault(way.address_id, []).append(member)
    return list(found.values())


def message(
    kind: str,
    way: Reach,
    figures: Mapping[str, Figure],
    *,
    group_id: int,
    member: int | None,
    expires_at: datetime,
    once: str,
    cause: str = "",
    buttons: tuple[tuple[str, str], ...] = (),
    lane: Lane = Lane.REMINDERS,
) -> Message:
    """`kind` for one phone in its language; labels of `buttons` are English texts of ours."""
    with speaking(way.language):
        said = render(kind, way.language, **said_in(figures))
        labelled = tuple((id_, _(label)) for id_, label in buttons)
    return Message(
        address_id=way.address_id,
        kind=kind,
        language=way.language,
        text=said.text,
        lane=lane,
        group_id=group_id,
        member=member,
        variables=said.variables,
        buttons=labelled,
        expires_at=expires_at,
        once=once,
        cause=cause,
    )
