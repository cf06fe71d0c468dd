"""Messages that are kept but not acted on: floods, other machines' answers, what came too late."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, bindparam, select
from sqlalchemy.orm import aliased

from bot import nlu
from bot.channels.base import Inbound
from bot.dispatch import loops
from bot.dispatch.caller import Caller
from bot.i18n import _
from bot.store.tables import Address, Inbox

FLOOD, LATE = "flood", "late"
_LOOK_BACK = timedelta(hours=1)  # who did not write for so long cannot be a flood or a loop
_WINDOW = timedelta(seconds=60)
_ROWS = 10
_OLD = timedelta(hours=6)  # nobody means now what she wrote then
_QUOTED = 30  # signs
_LISTS = frozenset({"stop", "start"})

_RECENT = (
    select(Inbox.words, Inbox.answer, Inbox.intent, Inbox.extra, Inbox.received_at)
    .where(Inbox.address_id == bindparam("address"), Inbox.id < bindparam("number"))
    .order_by(Inbox.id.desc())
    .limit(_ROWS)
)
_NTH = (
    select(Inbox.received_at)
    .where(Inbox.address_id == bindparam("address"), Inbox.id < bindparam("number"))
    .order_by(Inbox.id.desc())
    .offset(bindparam("before"))
    .limit(1)
)
# Of most messages the one before is enough to know that they are nobody's flood or loop.
_before = aliased(Inbox)
_NEWEST = (
    select(
        Inbox.words,
        Inbox.answer,
        Inbox.intent,
        select(_before.received_at)
        .where(_before.address_id == bindparam("address"), _before.id < bindparam("number"))
        .order_by(_before.id.desc())
        .offset(_ROWS - 1)
        .limit(1)
        .scalar_subquery()
        .label("tenth_at"),
    )
    .where(Inbox.address_id == bindparam("address"), Inbox.id < bindparam("number"))
    .order_by(Inbox.id.desc())
    .limit(1)
)
_HEARD_AT = select(Address.heard_at).where(Address.id == bindparam("address"))


@dataclass(frozen=True)
class Held:
    """Why a message is not acted on; it is stored with `extra`. `say` is spoken, None = silence."""

    intent: str
    say: Callable[[], str] | None = None
    extra: dict[str, Any] = field(default_factory=dict)


def held(
    connection: Connection, inbound: Inbound, caller: Caller, number: int, most: int, at: datetime
) -> Held | None:
    """Whether message `number` is only kept; `most` = messages a minute that are acted on, 0 = all.

    It costs nothing where she has not written for an hour, and one short read otherwise.
    """
    if caller.heard_at is None or at - caller.heard_at > _LOOK_BACK:
        return None
    key = {"address": caller.address_id, "number": number}
    newest = connection.execute(_NEWEST, key).first()
    if newest is None or not _is_suspicious(newest, inbound, most, at):
        return None
    rows = connection.execute(_RECENT, key).all()
    if most and _floods(connection, rows, key, most, at) and not _is_new_stop(inbound, rows):
        return Held(FLOOD, None if rows[0].intent == FLOOD else _flooded)
    loop = loops.found(rows, inbound, at)
    if loop is None:
        return None
    return Held(loops.LOOP, _SAY[loop.why] if loop.is_new else None, loop.extra)


def _is_suspicious(newest: Any, inbound: Inbound, most: int, at: datetime) -> bool:
    many = newest.tenth_at is not None and at - newest.tenth_at < _WINDOW
    return many or 0 < most < _ROWS or newest.intent == FLOOD or loops.may_follow(newest, inbound)


def _floods(
    connection: Connection, rows: Sequence[Any], key: dict[str, int], most: int, at: datetime
) -> bool:
    """More than `most` in a minute; once begun, until it has fallen to half of that."""
    nth = max(most // 2, 1) if rows[0].intent == FLOOD else most
    if nth <= len(rows):
        first: datetime | None = rows[nth - 1].received_at
    elif len(rows) < _ROWS or at - rows[-1].received_at > _WINDOW:
        return False
    else:
        first = connection.execute(_NTH, {**key, "before": nth - 1}).scalar()
    return first is not None and at - first < _WINDOW


def _is_new_stop(inbound: Inbound, rows: Sequence[Any]) -> bool:
    """A stop is never left lying; a machine that says nothing but stop is a flood like any."""
    word = nlu.control_word(inbound.words)
    if word not in _LISTS:
        return False
    return word != next((row.intent for row in rows if row.intent in _LISTS), None)


def too_late(connection: Connection, inbound: Inbound, caller: Caller, at: datetime) -> bool:
    """Whether it reached us when nobody means it any more.

    After hours, or after a later message of hers was dealt with: an old "yes" must not answer what
    was asked since. Only a stop counts whenever it comes.
    """
    if inbound.wrote_at is None or nlu.control_word(inbound.words) == "stop":
        return False
    # Read anew: on PostgreSQL the caller was read before we had waited for her conversation.
    heard_at = connection.execute(_HEARD_AT, {"address": caller.address_id}).scalar()
    return at - inbound.wrote_at > _OLD or bool(heard_at and heard_at > inbound.wrote_at)


def late(
    connection: Connection, inbound: Inbound, caller: Caller, number: int, at: datetime
) -> Held:
    """One answer for several that come late together."""
    newest = connection.execute(_RECENT, {"address": caller.address_id, "number": number}).first()
    if newest and newest.intent == LATE and at - newest.received_at < _LOOK_BACK:
        return Held(LATE)
    words = " ".join(nlu.without_secrets(inbound.words).split())
    quoted = words if len(words) <= _QUOTED else words[: _QUOTED - 1] + "…"
    return Held(LATE, lambda: _came_late(quoted))


def _came_late(words: str) -> str:
    if not words:
        return _("A message of yours came late. Nothing was written. Please send it again.")
    return _(
        "Your message came late: “{words}”. Nothing was written. "
        "If it still holds, write it again.",
        words=words,
    )


def _flooded() -> str:
    return _(
        "Too many messages at once. Nothing was written from here on. "
        "Wait a minute, then write again."
    )


def _repeated() -> str:
    return _(
        "The same message came many times. For an hour I do not answer it. "
        'Write something else, or "help".'
    )


_SAY: dict[str, Callable[[], str]] = {"same": _repeated, "echo": _repeated, "fast": _flooded}
