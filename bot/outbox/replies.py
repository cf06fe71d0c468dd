"""Answers to a message whose provider takes none in the response to its webhook."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, bindparam, select

from bot.channels.base import Inbound
from bot.config import Settings
from bot.i18n import dlt, frames
from bot.outbox.queue import Lane, Message, queue
from bot.store.tables import Address

ANSWER = "answer"  # also the name under which their frame is registered with operators
_INDIA = "+91"
_ADDRESS = select(Address.id, Address.language, Address.script).where(
    Address.channel == bindparam("channel"), Address.phone == bindparam("phone")
)


def reply(
    connection: Connection, inbound: Inbound, texts: Sequence[str], settings: Settings, at: datetime
) -> bool:
    """Queue `texts` for whoever wrote `inbound`, once; returns whether any was new.

    Indian operators let no free text pass, so an answer goes inside the words registered for it.
    """
    if not texts:
        return False
    address = connection.execute(
        _ADDRESS, {"channel": inbound.channel, "phone": inbound.phone}
    ).one()
    language = address.language or address.script or settings.default_language
    framed = _framed(texts, inbound.phone or "", language, settings)
    messages = [
        Message(
            address.id,
            ANSWER,
            language,
            text,
            Lane.ANSWERS,
            urgent=True,
            once=f"reply:{inbound.channel}:{inbound.provider_id}:{number}",
        )
        for number, text in enumerate(framed)
    ]
    return bool(queue(connection, messages, at))


def _framed(texts: Sequence[str], phone: str, language: str, settings: Settings) -> Sequence[str]:
    frame = dlt.registered(ANSWER, language, settings) if phone.startswith(_INDIA) else None
    if frame is None:
        return texts
    return [part for text in texts for part in frames.fill(frame.text, text)]
