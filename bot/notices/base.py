"""What a notice is, and how it is looked for."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, bindparam, select

from bot.outbox import Message, queue
from bot.store import Store
from bot.store.tables import Outbox


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
