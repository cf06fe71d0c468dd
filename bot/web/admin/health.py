"""The first page: does it work, what waits, what came in; figures only."""

from datetime import datetime, timedelta
from typing import Any

from flask.typing import ResponseReturnValue
from sqlalchemy import Connection, bindparam, func, select

from bot.operators import outgoing
from bot.outbox import spending
from bot.outbox.prices import MILLION
from bot.outbox.rows import AnyRow
from bot.outbox.stats import stats
from bot.store import revision
from bot.store.tables import Errand, Group, Inbox, Member
from bot.web.admin.desk import Desk, Visit
from bot.web.health import state_of_database, state_of_redis

_DAY = timedelta(days=1)
_GROUPS = select(func.count()).select_from(Group)
_MEMBERS = select(func.count()).select_from(Member).where(Member.left_on.is_(None))
_LAST = select(Inbox.received_at).order_by(Inbox.id.desc()).limit(1)
_ERRANDS = select(Errand.name, Errand.done_until, Errand.tried_at).order_by(Errand.name)
_NEWEST = select(func.max(Inbox.id))
# Ids grow with time: so many of the newest are looked at, however large the table is.
_LOOKED_AT = 20_000
_RECENT = (
    select(Inbox.intent, func.count())
    .where(Inbox.id > bindparam("from_id"), Inbox.received_at > bindparam("since"))
    .group_by(Inbox.intent)
)
HELD = ("flood", "loop", "late")


def register(desk: Desk) -> None:
    """`/admin/`."""
    newest = revision.newest()

    @desk.screen("/", "health")
    def health(visit: Visit) -> ResponseReturnValue:
        services = visit.services
        return visit.page(
            "health",
            database=state_of_database(services, newest),
            redis=state_of_redis(services.redis),
            spooled=len(services.spool.waiting()),
            head=newest,
            **visit.read(lambda c: _figures(c, visit.at)),
        )


def _figures(connection: Connection, at: datetime) -> dict[str, Any]:
    intents = _intents(connection, at)
    waiting = stats(connection, at)
    return {
        "groups": connection.execute(_GROUPS).scalar_one(),
        "members": connection.execute(_MEMBERS).scalar_one(),
        "last_in": connection.execute(_LAST).scalar(),
        "errands": connection.execute(_ERRANDS).all(),
        "counts": outgoing.counts(connection),
        "due": waiting.due,
        "oldest": int(waiting.oldest),
        "in_doubt": waiting.in_doubt,
        "came_in": sum(intents.values()),
        "held": sum(intents.get(word, 0) for word in HELD),
        "spent": _spent(spending.lines(connection, spending.india(at))),
    }


def _intents(connection: Connection, at: datetime) -> dict[str, int]:
    newest = connection.execute(_NEWEST).scalar() or 0
    which = {"from_id": newest - _LOOKED_AT, "since": at - _DAY}
    return {row[0]: int(row[1]) for row in connection.execute(_RECENT, which)}


def _spent(lines: Any) -> dict[str, int]:
    """Of today: messages, parts of SMS, paise."""
    rows: list[AnyRow] = list(lines)
    return {
        "messages": sum(row.messages for row in rows),
        "parts": sum(row.parts for row in rows),
        "paise": sum(row.price for row in rows) * 100 // MILLION,
    }
