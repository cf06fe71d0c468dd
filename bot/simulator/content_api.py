"""Twilio's Content API: create, fetch, list, delete, submit to WhatsApp, see what it says."""

from datetime import timedelta
from typing import Any

from flask import Blueprint, jsonify, request
from flask.typing import ResponseReturnValue

from bot.simulator.contents import NAME, Content, made
from bot.simulator.provider import only_for, struck
from bot.simulator.rules import TwilioError
from bot.simulator.world import World

_TWILIO = "https://content.twilio.com"  # its pages name their own address, wherever one asked
_CATEGORIES = {"UTILITY", "MARKETING", "AUTHENTICATION"}


def routes(world: World) -> Blueprint:
    """All under /v1."""
    blueprint = Blueprint("contents", __name__, url_prefix="/v1")
    known = only_for(world)
    add = blueprint.add_url_rule
    one, asked = "/Content/<sid>", "/Content/<sid>/ApprovalRequests"
    add("/Content", "create", known(lambda: _create(world)), methods=["POST"])
    add("/Content", "list", known(lambda: _list(world, "Content")))
    add("/ContentAndApprovals", "both", known(lambda: _list(world, "ContentAndApprovals")))
    add(one, "fetch", known(lambda sid: jsonify(_shown(_found(world, sid)))))
    add(one, "delete", known(lambda sid: _delete(world, sid)), methods=["DELETE"])
    add(asked, "approval", known(lambda sid: _approval(world, sid)))
    add(f"{asked}/whatsapp", "submit", known(lambda sid: _submit(world, sid)), methods=["POST"])
    return blueprint


def _create(world: World) -> ResponseReturnValue:
    fault = world.faults.strike("content", channel="create")
    if fault and not fault.accept:
        return struck(fault)
    try:
        content = made(_json(), world.now(), timedelta(seconds=world.config.review))
    except ValueError as error:
        raise TwilioError(20001, str(error)) from None
    with world.lock:
        world.contents[content.sid] = content
    return struck(fault) if fault else (jsonify(_shown(content)), 201)


def _submit(world: World, sid: str) -> ResponseReturnValue:
    if fault := world.faults.strike("content", channel="submit"):
        return struck(fault)
    with world.lock:
        content, wanted = _found(world, sid), _json()
        name, category = str(wanted.get("name", "")), str(wanted.get("category", ""))
        if not NAME.fullmatch(name) or category not in _CATEGORIES:
            raise TwilioError(20001, "name or category is not valid")
        if content.kind == "twilio/list-picker":
            raise TwilioError(20001, "twilio/list-picker cannot be submitted to WhatsApp")
        if content.submitted_at or (name, content.language) in world.template_names:
            raise TwilioError(20001, f"{name} already exists in {content.language}")
        world.template_names.add((name, content.language))  # for ever, also when it is rejected
        content.approval_name, content.category = name, category
        content.submitted_at = world.now()
        return jsonify(_approved(world, content, state="received")), 201


def _approval(world: World, sid: str) -> ResponseReturnValue:
    content = _found(world, sid)
    shown = {"type": "whatsapp", "flows": None, **_approved(world, content)}
    url = f"{_TWILIO}/v1/Content/{sid}/ApprovalRequests"
    return jsonify(sid=sid, account_sid=world.config.account, whatsapp=shown, url=url)


def _delete(world: World, sid: str) -> ResponseReturnValue:
    with world.lock:
        del world.contents[_found(world, sid).sid]
    return "", 204


def _list(world: World, what: str) -> ResponseReturnValue:
    if fault := world.faults.strike("content", channel="list"):
        return struck(fault)
    size = min(request.args.get("PageSize", 50, type=int), 1000)
    page = request.args.get("Page", 0, type=int)
    with world.lock:
        contents = list(world.contents.values())
        shown = [
            _shown(content)
            | ({"approval_requests": _approved(world, content)} if what != "Content" else {})
            for content in contents[page * size : (page + 1) * size]
        ]

    def url(number: int) -> str:
        return f"{_TWILIO}/v1/{what}?PageSize={size}&Page={number}"

    meta = {
        "key": "contents",
        "url": url(page),
        "page": page,
        "page_size": size,
        "first_page_url": url(0),
        "previous_page_url": url(page - 1) if page else None,
        "next_page_url": url(page + 1) if len(contents) > (page + 1) * size else None,
    }
    return jsonify(contents=shown, meta=meta)


def _found(world: World, sid: str) -> Content:
    content = world.contents.get(sid)
    if content is None:
        raise TwilioError(20404, f"The requested resource {request.path} was not found", 404)
    return content


def _shown(content: Content) -> dict[str, Any]:
    url = f"{_TWILIO}/v1/Content/{content.sid}"
    made_at = content.created_at.strftime("%Y-%m-%dT%H:%M:%SZ")
    asked = f"{url}/ApprovalRequests"
    return {
        "sid": content.sid,
        "friendly_name": content.name,
        "language": content.language,
        "variables": content.variables,
        "types": content.types,
        "date_created": made_at,
        "date_updated": made_at,
        "url": url,
        "links": {"approval_fetch": asked, "approval_create": f"{asked}/whatsapp"},
    }


def _approved(world: World, content: Content, state: str = "") -> dict[str, Any]:
    now, reason = content.state(world.now())
    return {
        "name": content.approval_name,
        "category": content.category,
        "content_type": content.kind,
        "status": state or now,
        "rejection_reason": reason,
        "allow_category_change": False,  # Meta has not taken it since April 2025
    }


def _json() -> dict[str, Any]:
    given = request.get_json(silent=True)
    if not isinstance(given, dict):
        raise TwilioError(20001, "a JSON object was expected")
    return given
