"""Twilio's side: create, fetch and list messages, as its library calls them."""

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from functools import partial, wraps
from typing import Any
from urllib.parse import urlencode

from flask import Blueprint, Response, jsonify, request
from flask.typing import ResponseReturnValue

from bot.simulator import cards, reports
from bot.simulator.faults import Fault
from bot.simulator.rules import TwilioError, Wanted, checked, late_error
from bot.simulator.segments import segments
from bot.simulator.world import Message, World, new_sid

_BASE = "/2010-04-01/Accounts/<account>"
_MOST_A_PAGE = 1000


def routes(world: World) -> Blueprint:
    """The part of the REST interface that deals with messages."""
    blueprint = Blueprint("provider", __name__)
    blueprint.before_request(lambda: world.busy(1))
    blueprint.teardown_request(lambda _: world.busy(-1))
    known = only_for(world)
    blueprint.post(f"{_BASE}/Messages.json")(known(lambda: _create(world)))
    blueprint.get(f"{_BASE}/Messages.json", endpoint="list")(known(lambda: _list(world)))
    blueprint.get(f"{_BASE}/Messages/<sid>.json", endpoint="fetch")(
        known(lambda sid: _fetch(world, sid))
    )
    blueprint.get(f"{_BASE}/Messages/<sid>/Media/<media>", endpoint="media")(
        known(lambda sid, media: cards.serve(world, media))
    )
    return blueprint


Route = Callable[..., ResponseReturnValue]


def only_for(world: World) -> Callable[[Route], Route]:
    """Basic authentication, also of an account in the path; Twilio's shape for what is refused."""

    def guard(route: Route) -> Route:
        @wraps(route)
        def guarded(account: str = "", **rest: str) -> ResponseReturnValue:
            given = request.authorization
            mine = (world.config.account, world.config.token)
            try:
                told = given and (given.username, given.password)
                if told != mine or account not in {"", mine[0]}:
                    raise TwilioError(20003, "Authenticate", 401)
                return route(**rest)
            except TwilioError as error:
                return _error(error.status, error.code, error.message)

        return guarded

    return guard


def _create(world: World) -> ResponseReturnValue:
    to = request.form.get("To", "")
    channel = "whatsapp" if to.startswith("whatsapp:") else "sms"
    fault = world.faults.strike("create", world.number(to), channel)
    if fault and fault.is_wrong and not fault.accept:
        return struck(fault)
    if fault and fault.late:
        time.sleep(fault.delay)
    with world.lock:
        wanted = checked(world, request.form)
        message = world.keep(_message(world, wanted))
        error = late_error(world, message, wanted)
        shown = _shown(world, message)
    world.files.fetch(message.media, partial(world.feed.tell, message))
    reports.deliver(world, message, error)
    if fault and fault.is_wrong:
        return struck(fault)
    if fault and not fault.late:
        time.sleep(fault.delay)
    return jsonify(shown), 201


def _message(world: World, wanted: Wanted) -> Message:
    return Message(
        sid=new_sid("MM" if wanted.by_template else "SM"),
        direction="outbound-api",
        channel=wanted.channel,
        phone=wanted.phone,
        sender=wanted.sender,
        receiver=wanted.receiver,
        body=wanted.body,
        status="queued",
        created=world.now(),
        buttons=wanted.buttons,
        opens=wanted.opens,
        callback=wanted.callback,
        media=request.form.getlist("MediaUrl") if wanted.channel == "whatsapp" else [],
    )


def _fetch(world: World, sid: str) -> ResponseReturnValue:
    fault = world.faults.strike("fetch")
    if fault:
        return struck(fault)
    message = world.by_sid.get(sid)
    if message is None:
        raise TwilioError(20404, f"The requested resource {request.path} was not found", 404)
    return jsonify(_shown(world, message))


def _list(world: World) -> ResponseReturnValue:
    wanted = request.args
    fault = world.faults.strike("list", world.number(wanted.get("To", "")))
    if fault and fault.is_wrong:
        return struck(fault)
    if fault:
        time.sleep(fault.delay)
    with world.lock:
        found = [m for m in reversed(world.messages) if _matches(m)]
    size = min(int(wanted.get("PageSize", 50)), _MOST_A_PAGE)
    page = int(wanted.get("Page", 0))
    shown = found[page * size : (page + 1) * size]
    more = len(found) > (page + 1) * size
    return jsonify(
        messages=[_shown(world, message) for message in shown],
        page=page,
        page_size=size,
        start=page * size,
        end=page * size + max(len(shown) - 1, 0),
        uri=_page(page),
        first_page_uri=_page(0),
        next_page_uri=_page(page + 1) if more else None,
        previous_page_uri=_page(page - 1) if page else None,
    )


def _page(number: int) -> str:
    return f"{request.path}?{urlencode({**request.args, 'Page': str(number)})}"


def _matches(message: Message) -> bool:
    wanted = request.args
    at = message.sent  # a date asked for leaves out what is still queued
    day = wanted.get("DateSent", "")
    return (
        message.provider == "twilio"
        and message.receiver == wanted.get("To", message.receiver)
        and message.sender == wanted.get("From", message.sender)
        and ("DateSent>" not in wanted or bool(at and at >= _moment(wanted["DateSent>"])))
        and (
            "DateSent<" not in wanted
            or bool(at and at <= _moment(wanted["DateSent<"], end_of_day=True))
        )
        and (not day or bool(at and _moment(day).date() == at.date()))
    )


def _moment(text: str, *, end_of_day: bool = False) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise TwilioError(20001, f"{text} is not a date") from None
    if len(text) == len("2026-11-21") and end_of_day:
        moment += timedelta(days=1)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def struck(fault: Fault) -> ResponseReturnValue:
    """The wrong answer that was ordered."""
    time.sleep(fault.delay)
    if fault.answer:
        return Response(fault.answer, fault.status or 201)
    if fault.hang_up:
        # A length that is never met: the client sees the connection break off, as in a crash.
        return Response(b"", 200, {"Content-Length": "1000"})
    return _error(fault.status, fault.code or fault.status * 100, "A fault to order")


def _error(status: int, code: int, message: str) -> ResponseReturnValue:
    more = f"https://www.twilio.com/docs/errors/{code}"
    return jsonify(code=code, message=message, more_info=more, status=status), status


def _shown(world: World, message: Message) -> dict[str, Any]:
    account = world.config.account
    uri = f"/2010-04-01/Accounts/{account}/Messages/{message.sid}"
    return {
        "account_sid": account,
        "api_version": "2010-04-01",
        "body": message.body,
        "date_created": format_datetime(message.created),
        "date_sent": format_datetime(message.sent) if message.sent else None,
        "date_updated": format_datetime(message.sent or message.created),
        "direction": message.direction,
        "error_code": message.error,
        "error_message": None,
        "from": message.sender,
        "messaging_service_sid": None,
        "num_media": str(len(message.media)),
        "num_segments": str(segments(message.body) if message.channel == "sms" else 1),
        "price": None,
        "price_unit": "USD",
        "sid": message.sid,
        "status": message.status,
        "subresource_uris": {"media": f"{uri}/Media.json"},
        "to": message.receiver,
        "uri": f"{uri}.json",
    }
