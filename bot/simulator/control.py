"""The other side: people who write, phones to look at, faults to order, a clock to move. JSON."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from flask import Blueprint, jsonify, request
from flask.typing import ResponseReturnValue

from bot.simulator import reports, speech
from bot.simulator.contents import STATES
from bot.simulator.shown import shown
from bot.simulator.world import World

_KNOWN_OF_PHONE = {"has_whatsapp", "has_blocked", "is_off", "has_opted_out"}
_BEHAVIOUR = {
    "step", "reads", "review", "retry_wait", "connect_timeout", "read_timeout", "webhook",
    "fallback", "exotel_webhook",
}  # fmt: skip


def routes(world: World) -> Blueprint:
    """All under /simulator."""
    blueprint = Blueprint("control", __name__, url_prefix="/simulator")
    _speaking(blueprint, world)
    _looking(blueprint, world)
    _disturbing(blueprint, world)
    _housekeeping(blueprint, world)
    return blueprint


def _speaking(blueprint: Blueprint, world: World) -> None:
    @blueprint.post("/say")
    def say() -> ResponseReturnValue:
        return jsonify(speech.say(world, speech.said(_json())))


def _looking(blueprint: Blueprint, world: World) -> None:
    @blueprint.get("/health")
    def health() -> ResponseReturnValue:
        return jsonify(
            status="ok",
            now=world.now().isoformat(),
            messages=len(world.messages),
            calls=world.calls,
        )

    @blueprint.get("/phones/<number>")
    def phone(number: str) -> ResponseReturnValue:
        channel, after = request.args.get("channel", ""), request.args.get("after", 0, type=int)
        with world.lock:
            known = world.phones.get(_number(number))
            messages = known.messages[max(after, 0) :] if known else []
            found = [shown(world, m) for m in messages if channel in {"", m.channel}]
        return jsonify(messages=found)

    @blueprint.get("/messages")
    def messages() -> ResponseReturnValue:
        with world.lock:
            found = [shown(world, m) for m in world.messages]
        return jsonify(messages=found)


def _disturbing(blueprint: Blueprint, world: World) -> None:
    @blueprint.post("/phones/<number>")
    def change_phone(number: str) -> ResponseReturnValue:
        with world.lock:
            answer = _set(world.phones[_number(number)], _json(), _KNOWN_OF_PHONE)
        if not world.phones[_number(number)].is_off:
            reports.switched_on(world, _number(number))
        world.feed.tell()
        return answer

    @blueprint.post("/behaviour")
    def behave() -> ResponseReturnValue:
        return _set(world.config, _json(), _BEHAVIOUR)

    @blueprint.post("/faults")
    def order_faults() -> ResponseReturnValue:
        wanted = request.get_json()
        world.faults.order(wanted if isinstance(wanted, list) else [wanted])
        return jsonify(status="ok")

    @blueprint.delete("/faults")
    def clear_faults() -> ResponseReturnValue:
        world.faults.clear()
        world.feed.tell()
        return jsonify(status="ok")

    @blueprint.post("/clock")
    def move_clock() -> ResponseReturnValue:
        world.offset = timedelta(seconds=float(_json()["offset"]))
        return jsonify(now=world.now().isoformat())

    @blueprint.post("/reset")
    def reset() -> ResponseReturnValue:
        world.reset()
        return jsonify(status="ok")

    @blueprint.errorhandler(ValueError)
    def wrong(error: ValueError) -> ResponseReturnValue:
        return jsonify(error=str(error)), 400


def _housekeeping(blueprint: Blueprint, world: World) -> None:
    @blueprint.post("/contents/<sid>")
    def rule(sid: str) -> ResponseReturnValue:
        """WhatsApp changes its mind: {"state": "paused", "reason": ""}."""
        given = _json()
        if sid not in world.contents or given.get("state") not in STATES:
            raise ValueError(f"a content's sid, and state is one of {sorted(STATES)}")
        world.contents[sid].ruled = (given["state"], str(given.get("reason", "")))
        return jsonify(status="ok")

    @blueprint.post("/dlt")
    def register() -> ResponseReturnValue:
        world.dlt |= {str(id_): str(text) for id_, text in _json().items()}
        return jsonify(status="ok")

    @blueprint.post("/house")
    def hear_of_house() -> ResponseReturnValue:
        """Who runs the house tells of it, and is told what is wished of it."""
        if world.house.hear(_json()):
            world.feed.tell()
        return jsonify(world.house.wishes)


def _json() -> dict[str, Any]:
    given = request.get_json()
    if not isinstance(given, dict):
        raise ValueError("an object was expected")
    return given


def _set(of: object, values: Mapping[str, Any], known: set[str]) -> ResponseReturnValue:
    if not values.keys() <= known:
        raise ValueError(f"known are {sorted(known)}")
    for name, value in values.items():
        setattr(of, name, value)
    return jsonify(status="ok")


def _number(text: str) -> str:
    # A "+" that was not quoted in the address arrives as a blank from some clients.
    bare = text.strip().removeprefix("whatsapp:")
    return f"+{bare}" if bare.isdigit() else bare
