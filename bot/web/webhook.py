"""Twilio's webhooks: a message has come in; it could not be delivered; something became of ours.

A fault of ours is a 5xx, so that Twilio delivers again (#rc=2&rp=ct,rt,5xx in the address it has of
us) and then calls the fallback; that a message acts once is the handler's matter.
"""

from typing import Any

from flask import Blueprint, Response, abort, request
from werkzeug.datastructures import MultiDict

from bot import clock, log, metrics
from bot.channels.twilio.signature import HEADER, Signature
from bot.channels.twilio.status import report
from bot.web.incoming import Incoming
from bot.web.services import Services

_FORM = "application/x-www-form-urlencoded"


def routes(services: Services) -> Blueprint:
    """`POST /twilio/message`, `/twilio/fallback` and `/twilio/status`."""
    blueprint = Blueprint("twilio", __name__, url_prefix="/twilio")
    signature = Signature(services.settings.public_url, services.settings.auth_tokens)

    incoming = Incoming(services)

    @blueprint.post("/message")
    def message() -> Response:
        return incoming.answer(_genuine_form(signature))

    @blueprint.post("/fallback")
    def fallback() -> Response:
        return incoming.answer_or_keep(_genuine_form(signature))

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
