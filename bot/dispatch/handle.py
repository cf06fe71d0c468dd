"""The way of one message, from the parsed request to the answer."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from bot import metrics, nlu
from bot.channels.base import Inbound
from bot.clock import INDIA
from bot.context import Context
from bot.dispatch import inbox, offering
from bot.dispatch.dialogue import Dialogue
from bot.dispatch.talking import Talking
from bot.i18n import speaking
from bot.outbox import queue
from bot.talk import Done, Say, Start, Talk

Handler = Callable[[Context], Say | Start | Done]
Flow = Callable[[Context], Talk[Done]]


def without_forms(_form: str, _language: str) -> bool:
    """No answer can be tapped."""
    return False


@dataclass(frozen=True)
class House:
    """What the product can do, handed in by the composition root.

    `has_form` says whether the provider knows a form for answers that can be tapped.
    """

    handlers: Mapping[str, Handler]
    flows: Mapping[str, Flow]
    language: str = "hi"
    zone: ZoneInfo = field(default=INDIA)
    has_form: offering.HasForm = without_forms


@dataclass(frozen=True)
class Answer:
    """`texts` go back in the response; `queued` = there are new rows in the outbox."""

    texts: tuple[str, ...]
    queued: bool = False


def handle(connection: Connection, inbound: Inbound, house: House, at: datetime) -> Answer:
    """Take the message in, once; answer it; remember the answer for a repeated delivery."""
    caller = inbox.caller(connection, inbound, at)
    number = inbox.take_in(connection, inbound, caller, at)
    if number is None:
        metrics.INCOMING.labels(inbound.channel, "repeated").inc()
        return Answer(inbox.given_answer(connection, inbound))
    script = nlu.script_of(inbound.words) or caller.script
    language = caller.language or script or caller.fallback_language or house.language
    talking = Talking.load(caller)
    with speaking(language):
        dialogue = Dialogue(connection, house, caller, talking, number, language, at)
        texts = dialogue.answer(inbound)
    if tappable := dialogue.tappable(inbound.channel, texts):
        queue(connection, tappable, at)
        texts, dialogue.queued = (), True
    inbox.finish(connection, number, caller, script, dialogue, texts, at)
    metrics.INCOMING.labels(inbound.channel, "answered").inc()
    metrics.INTENTS.labels(dialogue.intent).inc()
    return Answer(texts, dialogue.queued)
