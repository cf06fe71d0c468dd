"""The way of one message, from the parsed request to the answer."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from bot import log, metrics, nlu
from bot.channels.base import Inbound
from bot.clock import INDIA
from bot.context import Context
from bot.dispatch import holding, inbox, offering, pictures
from bot.dispatch.caller import Caller
from bot.dispatch.dialogue import Dialogue
from bot.dispatch.holding import Held
from bot.dispatch.talking import Talking
from bot.i18n import speaking
from bot.outbox import queue
from bot.talk import Done, Say, Start, Talk

Handler = Callable[[Context], Say | Start | Done]
Flow = Callable[[Context], Talk[Done]]
PageLink = Callable[[Connection, Context], str]


def without_forms(_form: str, _language: str) -> bool:
    """No answer can be tapped."""
    return False


@dataclass(frozen=True)
class House:
    """What the product can do, handed in by the composition root.

    `flood_limit`: messages of one phone in a minute that are acted on; 0 = all. `has_form` says
    whether the provider knows a form for answers that can be tapped; `has_papers`: links to papers
    can be signed, so that a picture may go along; `page_link` makes a link to a woman's page.
    """

    handlers: Mapping[str, Handler]
    flows: Mapping[str, Flow]
    language: str = "hi"
    zone: ZoneInfo = field(default=INDIA)
    flood_limit: int = 30
    has_form: offering.HasForm = without_forms
    has_papers: bool = False
    page_link: PageLink | None = None


@dataclass(frozen=True)
class Answer:
    """`texts` go back in the response; `queued` = there are new rows in the outbox.

    `is_new` is False for a repeated delivery; `address_id` is who is answered in `language`.
    """

    texts: tuple[str, ...]
    queued: bool = False
    is_new: bool = True
    intent: str = ""
    address_id: int = 0
    language: str = ""


def handle(connection: Connection, inbound: Inbound, house: House, at: datetime) -> Answer:
    """Take the message in, once; answer it; remember the answer for a repeated delivery.

    One that reached us on a detour (`inbound.wrote_at`) is dealt with as of when it was written,
    unless that is too long ago.
    """
    caller = inbox.caller(connection, inbound, at)
    is_late = holding.too_late(connection, inbound, caller, at)
    if inbound.wrote_at and not is_late:
        at = min(inbound.wrote_at, at)
    number = inbox.take_in(connection, inbound, caller, at)
    if number is None:
        metrics.INCOMING.labels(inbound.channel, "repeated").inc()
        given = inbox.given_answer(connection, inbound)
        return Answer(given, is_new=False, address_id=caller.address_id)
    if is_late:
        held: Held | None = holding.late(connection, inbound, caller, number, at)
    else:
        held = holding.held(connection, inbound, caller, number, house.flood_limit, at)
    if held:
        return _hold(connection, inbound, caller, house, held, number, at)
    return _talk(connection, inbound, caller, house, number, at)


def _talk(
    connection: Connection, inbound: Inbound, caller: Caller, house: House, number: int,
    at: datetime,
) -> Answer:  # fmt: skip
    script = nlu.script_of(inbound.words) or caller.script
    language = _language(caller, script, house)
    with speaking(language):
        dialogue = Dialogue(connection, house, caller, Talking.load(caller), number, language, at)
        texts = dialogue.answer(inbound)
    if tappable := dialogue.tappable(inbound.channel, texts):
        queue(connection, tappable, at)
        texts, dialogue.queued = (), True
    inbox.finish(connection, number, caller, script, dialogue, texts, at)
    pictures.note(connection, number, inbound, dialogue.group_id, dialogue.member, at)
    metrics.INCOMING.labels(inbound.channel, "answered").inc()
    metrics.INTENTS.labels(dialogue.intent).inc()
    return Answer(
        texts, dialogue.queued, intent=dialogue.intent, address_id=caller.address_id,
        language=language,
    )  # fmt: skip


def _hold(
    connection: Connection, inbound: Inbound, caller: Caller, house: House, held: Held,
    number: int, at: datetime,
) -> Answer:  # fmt: skip
    """Keep it, and say so at most once."""
    language = _language(caller, nlu.script_of(inbound.words) or caller.script, house)
    texts: tuple[str, ...] = ()
    if held.say:
        with speaking(language):
            texts = (held.say(),)
        log.get().warning("incoming.held", why=held.intent, address_id=caller.address_id)
    inbox.set_aside(connection, number, inbound, caller, held, texts, at)
    metrics.INCOMING.labels(inbound.channel, held.intent).inc()
    return Answer(texts, intent=held.intent, address_id=caller.address_id, language=language)


def _language(caller: Caller, script: str, house: House) -> str:
    return caller.language or script or caller.fallback_language or house.language
