"""What the webhooks for incoming messages share: whom they serve, and how they are answered."""

from collections.abc import Mapping
from typing import Any

from flask import Response, abort

from bot import clock, log, metrics, nlu
from bot.channels.base import Inbound, NobodyToAnswerError
from bot.channels.twilio.cards import with_cards
from bot.channels.twilio.inbound import inbound
from bot.channels.twilio.twiml import CONTENT_TYPE, twiml
from bot.i18n import _, speaking
from bot.spool import Spool, SpoolError
from bot.web.services import Services

_PATIENCE = 8.0  # seconds for a locked database; Twilio waits for 15
_LESS_PATIENCE = 4.0


class Incoming:
    """Takes genuine forms; `services` are those of the application."""

    def __init__(self, services: Services) -> None:
        settings = services.settings
        self._services = services
        ours = (settings.twilio_whatsapp_from, settings.twilio_sms_from)
        self._ours = {number.removeprefix("whatsapp:") for number in ours}

    def answer(self, form: Mapping[str, str]) -> Response:
        """The usual way. A fault is a 5xx: Twilio tries again, and then calls the fallback."""
        message = self._read(form)
        return self._handled(message, _PATIENCE) if message else _twiml((), "sms")

    def answer_or_keep(self, form: Mapping[str, str]) -> Response:
        """The usual way once more; where it does not go, on disk, and that is said to her."""
        message = self._read(form)
        if message is None:
            return _twiml((), "sms")
        try:
            answer = self._handled(message, _LESS_PATIENCE)
        except Exception as error:
            log.get().error("fallback.fault", kind=type(error).__name__)
        else:
            self._services.spool.forget(message.provider_id)
            return answer
        return self._kept(message, form)

    def _read(self, form: Mapping[str, str]) -> Inbound | None:
        """None = no person wrote it. An answer other than 2xx would have Twilio try again."""
        try:
            message = inbound(form)
            if message.phone in self._ours:
                raise NobodyToAnswerError("our own number")
        except NobodyToAnswerError as nobody:
            metrics.INCOMING.labels("unknown", "nobody").inc()
            log.get().info("webhook.nobody", why=str(nobody))
            return None
        except ValueError as error:
            metrics.INCOMING.labels("unknown", "unusable").inc()
            log.get().warning("webhook.unusable", why=str(error))
            abort(400)
        return message

    def _handled(self, message: Inbound, patience: float) -> Response:
        services, at = self._services, clock.now()
        message = with_cards(message, services.settings)  # before the database is held
        with metrics.HANDLING.time():
            answer: Any = services.store.write(
                lambda c: services.handle(c, message, services.house, at), patience
            )
        if answer.queued:
            services.hint(services.redis)
        return _twiml(answer.texts, message.channel)

    def _kept(self, message: Inbound, form: Mapping[str, str]) -> Response:
        keep(self._services.spool, message, form, "twilio")
        with speaking(nlu.script_of(message.words) or self._services.settings.default_language):
            text = _("Your message is here. Nothing is written yet; the answer comes soon.")
        return _twiml((text,), message.channel)


def keep(spool: Spool, message: Inbound, fields: Mapping[str, str], via: str) -> None:
    """On disk, until the database answers again; 503 where that does not go either."""
    try:
        spool.keep(message.provider_id, fields, clock.now(), via)
    except SpoolError as error:
        log.get().error("spool.refused", why=str(error))
        abort(503)
    metrics.INCOMING.labels(message.channel, "spooled").inc()


def _twiml(texts: tuple[str, ...], channel: str) -> Response:
    return Response(twiml(texts, channel), content_type=CONTENT_TYPE)
