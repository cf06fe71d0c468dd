"""Take in a message whose request is over: its answer goes by the outbox."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, select
from sqlalchemy.exc import DataError, DBAPIError, IntegrityError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from bot import clock
from bot.channels.base import Inbound
from bot.config import Settings
from bot.dispatch import Answer, House, handle
from bot.dispatch.holding import LATE
from bot.outbox import Message, queue
from bot.outbox.queue import Lane
from bot.outbox.replies import reply
from bot.store import BusyError, Store
from bot.store.tables import Inbox

Handling = Callable[[Connection, Inbound, Any, datetime], Any]  # as dispatch.handle
PATIENCE = 5.0  # seconds to wait for a database that is locked
_TAKEN_IN_AT = select(Inbox.received_at).where(
    Inbox.channel == bindparam("channel"), Inbox.provider_id == bindparam("provider_id")
)


def take(store: Store, inbound: Inbound, house: House, unanswered_since: datetime | None) -> Answer:
    """Deal with `inbound` as the webhook does, in one transaction with its queued answer.

    `unanswered_since`: a moment at which it is known that no answer had reached her: what was
    answered before, in a response that got lost, is sent now (None = leave it as it is).
    """

    def work(connection: Connection) -> Answer:
        at = clock.now()
        answer = handle(connection, inbound, house, at)
        if answer.is_new or _got_lost(connection, inbound, unanswered_since):
            queue(connection, _messages(inbound, answer, house), at)
        return answer

    return store.write(work, PATIENCE)


def take_by_outbox(
    store: Store, inbound: Inbound, house: Any, settings: Settings, handling: Handling = handle
) -> bool:
    """As `take`, for a provider whose answers always go by the outbox; whether any was queued."""

    def work(connection: Connection) -> bool:
        at = clock.now()
        answer = handling(connection, inbound, house, at)
        return reply(connection, inbound, answer.texts, settings, at) or answer.queued

    return store.write(work, PATIENCE)


def _got_lost(connection: Connection, inbound: Inbound, since: datetime | None) -> bool:
    key = {"channel": inbound.channel, "provider_id": inbound.provider_id}
    taken_in_at = connection.execute(_TAKEN_IN_AT, key).scalar()
    return bool(since and taken_in_at and taken_in_at < since)


def _messages(inbound: Inbound, answer: Answer, house: House) -> Sequence[Message]:
    """Each once, whoever finds the message how often; what is told late may wait for the day."""
    return [
        Message(
            address_id=answer.address_id,
            kind="answer",
            language=answer.language or house.language,
            text=text,
            lane=Lane.ANSWERS,
            once=f"answer:{inbound.channel}:{inbound.provider_id}:{place}",
            urgent=answer.intent != LATE,
        )
        for place, text in enumerate(answer.texts)
    ]


def is_away(error: Exception) -> bool:
    """The database is gone, locked, full or not migrated; what a row refuses is the message's."""
    if isinstance(error, IntegrityError | DataError):
        return False
    return isinstance(error, DBAPIError | PoolTimeoutError | BusyError)
