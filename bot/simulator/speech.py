"""A person writes: her message goes to the application as Twilio would deliver it."""

import re
import time
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Any
from xml.etree import ElementTree

from bot.simulator import cards
from bot.simulator.config import Config
from bot.simulator.exotel_reports import incoming_form
from bot.simulator.form import Said, label_of, webhook_form
from bot.simulator.post import Reply, post
from bot.simulator.reports import RETRIES
from bot.simulator.rules import LONGEST_BODY
from bot.simulator.world import Message, World, new_sid, user_id

_STOP = {"stop", "stopall", "unsubscribe", "cancel", "end", "quit", "revoke", "optout"}
_START = {"start", "yes", "unstop"}
_STOPPED = "You have successfully been unsubscribed. You will not receive any more messages."
_STARTED = "You have successfully been re-subscribed. Reply STOP to unsubscribe."
_RETRIES = "rc=2&rp=ct,rt,5xx"  # as README tells operators to set it in Twilio's console


def say(world: World, said: Said) -> dict[str, Any]:
    """Deliver it (as often as asked); returns the answer of the last delivery and of each."""
    message = _kept(world, said)
    cards.share(world, said, message)
    deliver = _delivery(world, said, message)
    fault = world.faults.strike("webhook", message.phone, message.channel)
    if fault and fault.lose:
        _note(world, message, taken=False)
        return {"sid": message.sid, "status": 0, "attempts": 0, "replies": [], "deliveries": []}
    if fault:
        time.sleep(fault.delay)
    with ThreadPoolExecutor(said.repeat if said.parallel else 1) as pool:
        replies = list(pool.map(lambda _: deliver(), range(said.repeat)))
    heard = [(reply, _texts(reply)) for reply in replies]
    answered = next((texts for reply, texts in heard if reply.status and texts), [])
    if message.provider == "twilio":  # the other takes no answer here, and knows no STOP
        _take_home(world, message, said, answered)
    last = replies[-1]
    _note(world, message, taken=any(reply.is_taken for reply in replies))
    return {
        "sid": message.sid,
        "status": last.status,
        "attempts": last.attempts,
        "replies": heard[-1][1],
        "deliveries": [{"status": reply.status, "replies": texts} for reply, texts in heard],
    }


def _note(world: World, message: Message, *, taken: bool) -> None:
    message.taken = taken
    world.feed.tell(message)


def _delivered(config: Config, form: Mapping[str, str]) -> Reply:
    """By the webhook, and where that fails by the fallback, which is told why."""
    reply = post(config, config.webhook, form, _RETRIES)
    if reply.is_taken or not config.fallback:
        return reply
    told = {"ErrorCode": "11200", "ErrorUrl": config.webhook.partition("#")[0]}
    second = post(config, config.fallback, {**form, **told}, _RETRIES)
    return second if second.is_taken else reply


def _delivery(world: World, said: Said, message: Message) -> Callable[[], Reply]:
    config = world.config
    if message.provider == "exotel":
        form = incoming_form(world, message) | said.extra
        return partial(post, config, config.exotel_webhook, form, RETRIES, signed=False)
    form = webhook_form(world, said, message) | said.extra
    return partial(_delivered, config, form)


def _is_by_exotel(world: World, said: Said) -> bool:
    """An SMS from an Indian number, where a gateway with an Indian number serves it."""
    is_indian = said.channel == "sms" and said.phone.startswith("+91")
    return is_indian and bool(world.config.exotel_webhook)


def _kept(world: World, said: Said) -> Message:
    config = world.config
    prefix = "whatsapp:" if said.channel == "whatsapp" else ""
    by_exotel = _is_by_exotel(world, said)
    ours = config.exotel_from if by_exotel else config.sms_from
    ours = config.whatsapp_from if prefix else ours
    with world.lock:
        number = world.number(said.phone)
        if prefix:
            world.phones[number].wrote_at = world.now()
            world.numbers_of[user_id(number)] = number
        if not said.body and said.button:
            said.body = label_of(world, number, said.button)
        return world.keep(
            Message(
                sid=said.sid or new_sid(),
                direction="inbound",
                channel=said.channel,
                phone=number,
                sender=prefix + said.phone,
                receiver=prefix + ours,
                body=said.body,
                status="received",
                created=world.now(),
                sent=world.now(),
                media=[each["url"] for each in said.media],
                provider="exotel" if by_exotel else "twilio",
            )
        )


def _texts(reply: Reply) -> list[str]:
    """The messages in TwiML; nothing where Twilio would log 12100, 12200 or 12300."""
    if not re.match(r"(text|application)/xml", reply.content_type):
        return []
    try:
        response = ElementTree.fromstring(reply.body.encode())  # noqa: S314  # our own application
    except ElementTree.ParseError:
        return []
    return ["".join(message.itertext()).strip() for message in response.iter("Message")]


def _take_home(world: World, message: Message, said: Said, texts: list[str]) -> None:
    """Put the answers on her phone, once for each message however often it was delivered."""
    word = said.body.strip().lower() if said.channel == "sms" else ""
    phone = world.phones[message.phone]
    with world.lock:
        if message.answered:
            return
        if word in _STOP:
            phone.has_opted_out = True
            texts = [_STOPPED]
        elif word in _START and phone.has_opted_out:
            phone.has_opted_out = False
            texts = [_STARTED, *texts]
        elif phone.has_opted_out and said.channel == "sms":
            texts = []
        if texts:
            message.answered = True
        for text in texts:
            if 0 < len(text) <= LONGEST_BODY:
                world.keep(_answer(world, message, text))


def _answer(world: World, message: Message, text: str) -> Message:
    return Message(
        sid=new_sid(),
        direction="outbound-reply",
        channel=message.channel,
        phone=message.phone,
        sender=message.receiver,
        receiver=message.sender,
        body=text,
        status="delivered",
        created=world.now(),
        sent=world.now(),
    )


def said(given: Mapping[str, Any]) -> Said:
    """From the words of the control side. Raises ValueError."""
    words = {"phone" if name == "from" else name: it for name, it in given.items()}
    try:
        heard = Said(**{name: value for name, value in words.items() if value is not None})
    except TypeError as error:
        raise ValueError(str(error)) from None
    if heard.channel not in {"whatsapp", "sms"} or heard.repeat < 1:
        raise ValueError("channel is whatsapp or sms; repeat is 1 or more")
    return heard
