"""Once a day: is there anything at the provider that was written to us and never reached us?"""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from functools import partial
from itertools import islice

from sqlalchemy import Connection, Insert, bindparam, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite

from bot import clock, log, metrics
from bot.channels.base import Inbound, Receiver, SendError
from bot.dispatch import House
from bot.intake.take import is_away, take
from bot.store import Store
from bot.store.tables import Errand, Inbox

_NAME = "received"
_EVERY = timedelta(days=1)
_AGAIN = timedelta(hours=1)  # after a failure
_OVERLAP = timedelta(minutes=15)  # their clock and ours; asking twice does no harm
_ON_ITS_WAY = timedelta(minutes=5)  # the provider may still be trying to deliver it
_AT_ONCE = 500

_KNOWN = select(Inbox.provider_id).where(Inbox.provider_id.in_(bindparam("ids", expanding=True)))
_BEGIN: dict[str, Insert] = {
    "sqlite": sqlite.insert(Errand).on_conflict_do_nothing(),
    "postgresql": postgresql.insert(Errand).on_conflict_do_nothing(),
}
# A rehearsal moves the clock back, too: then what lies in the future is long ago.
_IS_DUE = (
    Errand.name == _NAME,
    or_(Errand.done_until <= bindparam("due"), Errand.done_until > bindparam("at")),
    or_(Errand.tried_at <= bindparam("again"), Errand.tried_at > bindparam("at")),
)
_DUE = select(Errand.done_until).where(*_IS_DUE)
_CLAIM = (
    update(Errand).where(*_IS_DUE).values(tried_at=bindparam("at")).returning(Errand.done_until)
)
_DONE = update(Errand).where(Errand.name == _NAME).values(done_until=bindparam("until"))


def reconcile_daily(store: Store, house: House, receiver: Receiver) -> int | None:
    """If a day has passed since the last time; returns how many were found, None = not done.

    The first time only the time is noted: what came before this installation is not its matter.
    Of several clocks one does it. Where the provider fails it is tried again an hour later.
    """
    at = clock.now()
    times = {"at": at, "due": at - _EVERY, "again": at - _AGAIN}
    if store.read(lambda c: c.execute(_DUE, times).first()) is None:
        if store.read(lambda c: c.execute(select(Errand.name)).first()) is None:
            store.write(lambda c: _begin(c, at))
        return None
    since = store.write(lambda c: c.execute(_CLAIM, times).scalar())
    if since is None:
        return None  # another clock was quicker
    until = at - _ON_ITS_WAY
    try:
        found = reconcile(store, house, receiver, min(since, until) - _OVERLAP, until)
    except SendError as error:
        log.get().warning("reconcile.failed", code=error.code)
        return None
    store.write(lambda c: c.execute(_DONE, {"until": until}))
    return found


def reconcile(
    store: Store, house: House, receiver: Receiver, since: datetime, until: datetime
) -> int:
    """Take in what the provider has and we have not, oldest first; returns how many messages.

    Raises SendError when the provider does not answer; what was taken in stays.
    """
    missing = list(_missing(store, receiver.received(since, until)))
    missing.reverse()  # newest first, in whole seconds: those of one second in their order
    missing.sort(key=lambda message: message.wrote_at or since)
    return sum(_take(store, house, message) for message in missing)


def _begin(connection: Connection, at: datetime) -> None:
    row = {"name": _NAME, "done_until": at, "tried_at": at}
    connection.execute(_BEGIN[connection.dialect.name], row)


def _missing(store: Store, received: Iterable[Inbound]) -> Iterator[Inbound]:
    messages = iter(received)
    while some := list(islice(messages, _AT_ONCE)):
        known = store.read(partial(_known, ids=[message.provider_id for message in some]))
        yield from (message for message in some if message.provider_id not in known)


def _known(connection: Connection, ids: list[str]) -> set[str]:
    return set(connection.execute(_KNOWN, {"ids": ids}).scalars())


def _take(store: Store, house: House, message: Inbound) -> bool:
    try:
        answer = take(store, message, house, None)
    except Exception as error:
        if is_away(error):
            raise  # all of them wait for the next time
        metrics.INCOMING.labels(message.channel, "dead").inc()
        log.get().error("reconcile.dead", id=message.provider_id, kind=type(error).__name__)
        return False
    if answer.is_new:
        log.get().warning("reconcile.found", id=message.provider_id, intent=answer.intent)
    return answer.is_new
