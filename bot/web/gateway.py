"""The webhooks of a provider that takes no answer in the response: answers go by the outbox.

While the database is away, what comes is kept on disk: such a provider may not deliver it again.
Another fault of ours is a 5xx. That a message acts once is the handler's matter.
"""

from typing import Any

from flask import Blueprint, Response, abort, request

from bot import clock, log, metrics
from bot.channels.base import Call, Provider, Webhooks
from bot.intake.take import is_away, take_by_outbox
from bot.web.incoming import keep
from bot.web.services import Services

_METHODS = ["GET", "POST"]


def routes(services: Services, provider: Provider) -> Blueprint:
    """`/NAME/message/KEY` and `/NAME/status/KEY`."""
    assert provider.webhooks  # noqa: S101  # whoever has none has routes of its own
    blueprint = Blueprint(provider.name, __name__, url_prefix=f"/{provider.name}")
    webhooks = provider.webhooks(services.settings)

    @blueprint.route("/message/<key>", methods=_METHODS)
    def message(key: str) -> Response:
        call = _genuine_call(webhooks, key)
        if request.method == "HEAD":  # it looks first what kind of answer a GET would have
            return _taken()
        incoming = _read(webhooks.inbound, call)
        try:
            with metrics.HANDLING.time():
                queued = take_by_outbox(
                    services.store, incoming, services.house, services.settings, services.handle
                )
        except Exception as error:
            if not is_away(error):
                raise
            keep(services.spool, incoming, call.fields, provider.name)
            return _taken()
        services.spool.forget(incoming.provider_id)
        if queued:
            services.hint(services.redis)
        return _taken()

    @blueprint.route("/status/<key>", methods=_METHODS)
    def status(key: str) -> Response:
        call = _genuine_call(webhooks, key)
        if request.method != "HEAD":
            news = _read(webhooks.report, call)
            services.store.write(lambda c: services.report(c, news, clock.now()))
        return _taken()

    return blueprint


def _genuine_call(webhooks: Webhooks, key: str) -> Call:
    """403 if the provider did not send this."""
    call = Call(key, _fields(), request.remote_addr or "")
    if not webhooks.is_genuine(call):
        metrics.INCOMING.labels("unknown", "refused").inc()
        log.get().warning("webhook.refused", path=str(request.url_rule))
        abort(403)
    return call


def _fields() -> dict[str, str]:
    """Of the query, and of the form or JSON object in the body."""
    body: Any = request.get_json(silent=True) if request.is_json else request.form.to_dict()
    given = {**request.args.to_dict(), **(body if isinstance(body, dict) else {})}
    return {name: str(value) for name, value in given.items() if value is not None}


def _read(reader: Any, call: Call) -> Any:
    try:
        return reader(call.fields)
    except ValueError as error:
        metrics.INCOMING.labels("unknown", "unusable").inc()
        log.get().warning("webhook.unusable", why=str(error))
        abort(400)


def _taken() -> Response:
    return Response(status=200, content_type="text/plain")
