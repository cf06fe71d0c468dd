"""Twilio's two webhooks: a message has come in; something has become of ours.

A fault of ours is a 5xx, so that Twilio delivers again (#rc=2&rp=ct,rt,5xx in the address it has of
us); that a message acts once is the handler's matter.
"""

from typing import Any

from flask import Blueprint, Response, abort, request
from werkzeug.datastructures import MultiDict

from bot import clock, log, metrics
from bot.channels.twilio.inbound import inbound
from bot.channels.twilio.signature import HEADER, Signature
from bot.channels.twilio.status import report
from bot.channels.twilio.twiml import CONTENT_TYPE, twiml
from bot.web.services import Services

_FORM = "application/x-www-form-urlencoded"


def routes(services: Services) -> Blueprint:
    """`POST /twilio/message` and `POST /twilio/status`."""
    blueprint = Blueprint("twilio", __name__, url_prefix="/twilio")
    signature = Signature(services.settings.public_url, services.settings.auth_tokens)

    @blueprint.post("/message")
    def message() -> Response:
        form = _genuine_form(signature)
        try:
            incoming = inbound(form)
        except ValueError as error:
            metrics.INCOMING.labels("unknown", "unusable").inc()
            log.get().warning("webhook.unusable", why=str(error))
            abort(400)
        with metrics.HANDLING.time():
            answer = services.store.write(
                lambda c: services.handle(c, incoming, services.house, clock.now())
            )
        if answer.queued:
            services.hint(services.redis)
        return Response(twiml(answer.texts, incoming.channel), content_type=CONTENT_TYPE)

    @blueprint.post("/status")
    def status() -> Response:
        form = _genuine_form(signature)
        try:
            news = report(form, request.args)
        except ValueError as error:
            log.get().warning("webhook.unusable", why=str(error))
            abort(400)
        services.store.write(lambda c: services.report(c, news, clock.now()))
        return Response(status=204)

    return blueprint


def _genuine_form(signature: Signature) -> MultiDict[str, Any]:
    """The form of this request; 403 if Twilio did not send it, 415 if it is no form.

    Of a JSON body only the hash in the query is signed, of its fields nothing: never taken here.
    """
    is_form = request.mimetype == _FORM
    form: MultiDict[str, Any] = request.form if is_form else MultiDict()
    query = request.query_string.decode("utf-8", "replace")
    given = request.headers.get(HEADER)
    if not signature.is_genuine(request.path, query, form.items(multi=True), given):
        metrics.INCOMING.labels("unknown", "refused").inc()
        log.get().warning("webhook.refused", path=request.path)
        abort(403)
    if not is_form:
        abort(415)
    return form
