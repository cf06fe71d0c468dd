"""The outbox as its operator may see it: states and reasons, neither texts nor phones."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, bindparam, func, or_, select

from bot.outbox.rows import AGAIN, AnyRow
from bot.outbox.states import EXPIRED, FAILED, SENDING, WAITING
from bot.store.tables import Address, Group, Outbox

PAGE = 50
DEAD = (FAILED, EXPIRED)
_COUNTED = (WAITING, SENDING, *DEAD)
_INSTEAD = (AGAIN, "soon:", "later:")

_COLUMNS = (
    Outbox.id,
    Outbox.state,
    Outbox.kind,
    Outbox.created_at,
    Outbox.due_at,
    Outbox.expires_at,
    Outbox.sent_at,
    Outbox.settled_at,
    Outbox.attempts,
    Outbox.error,
    Outbox.group_id,
    Outbox.line,
    Outbox.lane,
    Outbox.parts,
    Outbox.sender,
    Outbox.provider_id,
    Group.code.label("group_code"),
)
_LINES = (
    select(*_COLUMNS)
    .outerjoin(Group, Group.id == Outbox.group_id)
    .where(or_(bindparam("before") == 0, Outbox.id < bindparam("before")))
    .where(or_(bindparam("of_group") == 0, Outbox.group_id == bindparam("of_group")))
    .order_by(Outbox.id.desc())
    .limit(PAGE)
)
_IN_STATES = _LINES.where(Outbox.state.in_(bindparam("states", expanding=True)))
_ONE = (
    select(*_COLUMNS, Address.phone)
    .join(Address, Address.id == Outbox.address_id)
    .outerjoin(Group, Group.id == Outbox.group_id)
    .where(Outbox.id == bindparam("number"))
)
_COUNTS = (
    select(Outbox.state, func.count())
    .where(Outbox.state.in_(_COUNTED))
    .group_by(Outbox.state)
)  # fmt: skip
_FOLLOWERS = select(Outbox.id, Outbox.once).where(
    Outbox.once.in_(bindparam("names", expanding=True))
)


@dataclass(frozen=True)
class Wanted:
    """Which messages: `states` empty = all; `before` a number (0 = from the newest on)."""

    states: tuple[str, ...] = ()
    group_id: int = 0
    before: int = 0


def page(connection: Connection, wanted: Wanted) -> Sequence[AnyRow]:
    """The newest first."""
    which: dict[str, Any] = {"before": wanted.before, "of_group": wanted.group_id}
    if wanted.states:
        return connection.execute(_IN_STATES, which | {"states": wanted.states}).all()
    return connection.execute(_LINES, which).all()


def one(connection: Connection, number: int) -> AnyRow | None:
    """With the phone, of which only the end may be shown."""
    return connection.execute(_ONE, {"number": number}).one_or_none()


def counts(connection: Connection) -> Mapping[str, int]:
    """How many wait, are in hand, have failed, were too late."""
    found = {row[0]: int(row[1]) for row in connection.execute(_COUNTS)}
    return {state: found.get(state, 0) for state in _COUNTED}


def followers(connection: Connection, rows: Sequence[AnyRow]) -> Mapping[int, int]:
    """Of those that were written anew: by which."""
    names = [f"{way}{row.id}" for row in rows if row.state in DEAD for way in _INSTEAD]
    if not names:
        return {}
    found = connection.execute(_FOLLOWERS, {"names": names})
    return {int(once.partition(":")[2]): number for number, once in found if once}
