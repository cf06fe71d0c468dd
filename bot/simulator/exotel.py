"""Exotel's side: send, fetch and list SMS, with the DLT ids that Indian numbers need."""

import hashlib
import re
import time
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta, timezone
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from flask import Blueprint, Response, jsonify, request
from flask.typing import ResponseReturnValue

from bot.simulator import reports
from bot.simulator.exotel_reports import detail
from bot.simulator.faults import Fault
from bot.simulator.world import Message, World, new_sid

_BASE = "/v1/Accounts/<account>"
_INDIA = timezone(timedelta(hours=5, minutes=30))
_NUMBER = re.compile(r"\+(?!91)[1-9]\d{6,14}|(?:\+91|91|0)?[6-9]\d{9}")
_PLACE = re.compile(r"\\\{\\?#\w+\\?#\\\}")
_LONGEST_BODY = 2000
_LONGEST_VALUE = 30
_MOST_A_PAGE = 100

Route = Callable[..., ResponseReturnValue]


class ExotelError(Exception):
    """An error answer, with Exotel's own code."""

    def __init__(self, status: int, code: int | str, message: str) -> None:
        super().__init__(message)
        self.status, self.code, self.message = status, code, message


def routes(world: World) -> Blueprint:
    """The part of the interface that deals with SMS; `.json` may stand at the end or not."""
    blueprint = Blueprint("exotel", __name__)
    known = _only_for(world)
    for end in ("", ".json"):
        blueprint.post(f"{_BASE}/Sms/send{end}", endpoint=f"send{end[1:]}")(
            known(lambda: _send(world))
        )
    blueprint.get(f"{_BASE}/SMS/Messages.json", endpoint="list")(known(lambda: _list(world)))
    blueprint.get(f"{_BASE}/SMS/Messages/<sid>.json", endpoint="fetch")(
        known(lambda sid: _fetch(world, sid))
    )
    return blueprint


def _only_for(world: World) -> Callable[[Route], Route]:
    def guard(route: Route) -> Route:
        @wraps(route)
        def guarded(account: str, **rest: str) -> ResponseReturnValue:
            given, config = request.authorization, world.config
            mine = (config.exotel_key, config.exotel_token)
            try:
                if given is None or (given.username, given.password) != mine:
                    raise ExotelError(401, 34010, "Authentication failed")
                if account != config.exotel_account:
                    raise ExotelError(403, 34009, "Account SID is invalid")
                return route(**rest)
            except ExotelError as error:
                return _error(error.status, error.code, error.message)

        return guarded

    return guard


def _send(world: World) -> ResponseReturnValue:
    phone = _phone(request.form.get("To", ""))
    fault = world.faults.strike("create", phone, "sms")
    wrong = fault is not None and bool(fault.status or fault.hang_up)
    if fault and wrong and not fault.accept:
        return _struck(fault)
    _check(request.form)
    with world.lock:
        message = world.keep(_message(world, request.form, phone))
        error = _late_error(world, message, request.form)
        shown = _shown(world, message)
    reports.deliver(world, message, error)
    if fault and wrong:
        return _struck(fault)
    if fault:
        time.sleep(fault.delay)
    return jsonify(SMSMessage=shown)


def _check(form: Mapping[str, str]) -> None:
    """What is refused at once. Raises ExotelError."""
    body = form.get("Body", "")
    if not form.get("From"):
        raise ExotelError(400, 40210, "From is a mandatory field")
    if not _NUMBER.fullmatch(form.get("To", "")):
        raise ExotelError(400, 40203, f"All destination numbers are invalid: {form.get('To')}")
    if not body.strip():
        raise ExotelError(400, 40200, "Message body is empty or missing")
    if len(body) > _LONGEST_BODY:
        raise ExotelError(400, 40202, "Message body is invalid")
    if form.get("EncodingType", "unicode") == "plain" and not body.isascii():
        raise ExotelError(400, 40209, "EncodingType not set correctly")


def _message(world: World, form: Mapping[str, str], phone: str) -> Message:
    return Message(
        sid=hashlib.md5(new_sid().encode(), usedforsecurity=False).hexdigest(),
        direction="outbound-api",
        channel="sms",
        phone=phone,
        sender=form["From"],
        receiver=form["To"],
        body=form["Body"],
        status="queued",
        created=world.now(),
        callback=form.get("StatusCallback", ""),
        provider="exotel",
        extra={name: form[name] for name in _KEPT if name in form},
    )


_KEPT = ("CustomField", "DltEntityId", "DltTemplateId", "SmsType", "EncodingType")


def _late_error(world: World, message: Message, form: Mapping[str, str]) -> int | None:
    """Why an accepted message is not delivered; Exotel tells this by report only."""
    phone = world.phones[message.phone]
    if message.phone.startswith("+91"):
        if form.get("DltEntityId") != world.config.dlt_entity:
            return 23081
        registered = world.dlt.get(form.get("DltTemplateId", ""))
        if registered is None:
            return 23182
        if not _matches(registered, message.body):
            return 23185
    if phone.has_opted_out:
        return 23020
    return 23035 if phone.is_off else None


def _matches(registered: str, body: str) -> bool:
    pattern = _PLACE.sub(f".{{1,{_LONGEST_VALUE}}}", re.escape(registered))
    return re.fullmatch(pattern, body) is not None


def _fetch(world: World, sid: str) -> ResponseReturnValue:
    fault = world.faults.strike("fetch")
    if fault:
        return _struck(fault)
    message = world.by_sid.get(sid)
    if message is None:
        return jsonify("No matching results")
    return jsonify(SMSMessage=_shown(world, message))


def _list(world: World) -> ResponseReturnValue:
    fault = world.faults.strike("list")
    if fault and (fault.status or fault.hang_up):
        return _struck(fault)
    if fault:
        time.sleep(fault.delay)
    begins, ends = _span(request.args.get("DateCreated", ""))
    with world.lock:
        found = [
            m
            for m in reversed(world.messages)
            if m.provider == "exotel" and begins <= m.created.replace(microsecond=0) <= ends
        ]
        shown = [_shown(world, message) for message in found]
    size = min(int(request.args.get("PageSize", 50)), _MOST_A_PAGE)
    start = int(request.args.get("Offset", 0))
    more = {**request.args, "Offset": str(start + size)}
    further = f"{request.path}?{urlencode(more)}" if len(shown) > start + size else None
    metadata = {"Total": len(shown), "PageSize": size, "NextPageUri": further}
    return jsonify(Metadata=metadata, SMSMessages=shown[start : start + size])


def _span(text: str) -> tuple[datetime, datetime]:
    """gte:2026-03-05 00:00:00;lte:2026-03-05 23:59:59, on India's clocks."""
    try:
        sides = dict(part.split(":", 1) for part in text.split(";"))
        begins, ends = (datetime.fromisoformat(sides[side]) for side in ("gte", "lte"))
    except (KeyError, ValueError):
        raise ExotelError(400, 40501, "Invalid parameters in GET request") from None
    return begins.replace(tzinfo=_INDIA), ends.replace(tzinfo=_INDIA)


def _struck(fault: Fault) -> ResponseReturnValue:
    time.sleep(fault.delay)
    if fault.hang_up:
        # A length that is never met: the client sees the connection break off, as in a crash.
        return Response(b"", 200, {"Content-Length": "1000"})
    if fault.status < 300:  # taken, but what it says cannot be read
        return Response(b"<html>", fault.status)
    return _error(fault.status, fault.code or "FAULT", "A fault to order")


def _error(status: int, code: int | str, message: str) -> ResponseReturnValue:
    return jsonify(RestException={"Status": status, "Message": message, "Code": code}), status


def _phone(number: str) -> str:
    """As the phones of the world are named: +91 and ten digits."""
    indian = re.fullmatch(r"(?:\+91|91|0)?([6-9]\d{9})", number)
    return f"+91{indian[1]}" if indian else number


def _shown(world: World, message: Message) -> dict[str, Any]:
    account = world.config.exotel_account
    state, number, word = detail(message.status, message.error)
    return {
        "Sid": message.sid,
        "AccountSid": account,
        "From": message.sender,
        "To": f"0{message.phone.removeprefix('+91')}",  # as its pages show it
        "Body": message.body,
        "Status": state,
        "DetailedStatusCode": number,
        "DetailedStatus": word,
        "Direction": message.direction,
        "DateCreated": _time(message.created),
        "DateUpdated": _time(message.sent or message.created),
        "DateSent": _time(message.sent) if message.sent else None,
        "Price": None,
        "Uri": f"/v1/Accounts/{account}/SMS/Messages/{message.sid}",
    }


def _time(moment: datetime) -> str:
    return moment.astimezone(_INDIA).strftime("%Y-%m-%d %H:%M:%S")
