"""The rehearsal room: the page with the phones, what it is told, and what it may order."""

import json
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from flask import Blueprint, Response, abort, jsonify, request
from flask.typing import ResponseReturnValue

from bot.simulator import times
from bot.simulator.media import served
from bot.simulator.scenes import scenes
from bot.simulator.telling import PROVIDER_DOWN, Reader, beginning, older, slow
from bot.simulator.transcript import transcript
from bot.simulator.world import World

_FOLDER = Path(__file__).parent / "static"
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; connect-src 'self'; "
    "img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
_HEARTBEATS = 3  # looks without news after which a word is sent, so that a lost page is noticed
_ALL_CALLS, _SECONDS = -1, 4.0


def routes(world: World) -> Blueprint:
    """`GET /` and all under /room."""
    blueprint = Blueprint("room", __name__, static_folder=_FOLDER, static_url_path="/room/static")
    blueprint.before_request(_only_from_here)
    page = (_FOLDER / "room.html").read_text()

    @blueprint.get("/")
    def room() -> Response:
        answer = Response(page, content_type="text/html; charset=utf-8")
        answer.headers["Content-Security-Policy"] = _POLICY
        answer.headers["Cache-Control"] = "no-store"
        return answer

    _telling(blueprint, world)
    _ordering(blueprint, world)
    return blueprint


def _telling(blueprint: Blueprint, world: World) -> None:
    get = blueprint.get
    get("/room/state", endpoint="state")(lambda: jsonify(beginning(world, _numbers())))

    @get("/room/scenes")
    def plays() -> ResponseReturnValue:  # not by jsonify: it would put the cast in another order
        return Response(json.dumps(scenes()), content_type="application/json")

    @get("/room/older")
    def before() -> ResponseReturnValue:
        index = request.args.get("before", type=int)
        return jsonify(older(world, request.args.get("phone", ""), index))

    @get("/room/events")
    def events() -> ResponseReturnValue:
        place = request.headers.get("Last-Event-ID") or request.args.get("place", "")
        reader = Reader(world, frozenset(_numbers()), place)
        return Response(_stream(reader), headers={"Cache-Control": "no-store"},
                        content_type="text/event-stream")  # fmt: skip

    @get("/room/changes")
    def changes() -> ResponseReturnValue:
        reader = Reader(world, frozenset(_numbers()), request.args.get("place", ""))
        return jsonify(reader.next(wait=0))

    @get("/room/media/<sid>/<int:number>")
    def media(sid: str, number: int) -> ResponseReturnValue:
        message = world.by_sid.get(sid)
        if message is None or number >= len(message.media):
            abort(404)
        return served(world.files.get(message.media[number]))

    @get("/room/transcript")
    def text() -> Response:
        return Response(transcript(world, _numbers()), content_type="text/plain; charset=utf-8")


def _ordering(blueprint: Blueprint, world: World) -> None:
    @blueprint.post("/room/clock")
    def clock() -> ResponseReturnValue:
        given = request.get_json()
        goal = times.goal(world, str(given.get("to")), str(given.get("group", "")))
        if goal:
            times.move(world, goal)
        return jsonify(moved=goal is not None, now=world.now().isoformat())

    @blueprint.post("/room/slow/<number>")
    def make_slow(number: str) -> ResponseReturnValue:
        """Both ways: what she writes, and what is reported of what she gets."""
        name = slow(number)
        late = {"to": number, "times": _ALL_CALLS, "delay": _SECONDS, "name": name}
        both = [{"on": place, **late} for place in ("callback", "webhook")]
        return _switch(world, name, both if request.get_json()["on"] else [])

    @blueprint.post("/room/provider")
    def provider() -> ResponseReturnValue:
        away = {"status": 503, "code": 20503, "times": _ALL_CALLS, "name": PROVIDER_DOWN}
        down = [{"on": place, **away} for place in ("create", "list", "fetch", "content")]
        return _switch(world, PROVIDER_DOWN, down if request.get_json()["down"] else [])

    @blueprint.post("/room/redis")
    def redis() -> ResponseReturnValue:
        world.house.wish("down" if request.get_json()["down"] else "running")
        world.feed.tell()
        return jsonify(status="ok")

    @blueprint.errorhandler(ValueError)
    @blueprint.errorhandler(KeyError)
    def wrong(error: Exception) -> ResponseReturnValue:
        return jsonify(error=str(error)), 400


def _switch(world: World, name: str, faults: list[dict[str, object]]) -> ResponseReturnValue:
    world.faults.withdraw(name)
    world.faults.order(faults)
    world.feed.tell()
    return jsonify(status="ok")


def _stream(reader: Reader) -> Iterator[str]:
    yield "retry: 1000\n\n"
    quiet = 0
    for told in reader:
        quiet = 0 if told else quiet + 1
        if told:
            place = f"id: {told['place']}\n" if "place" in told else ""
            yield f"{place}data: {json.dumps(told, ensure_ascii=False)}\n\n"
        elif quiet % _HEARTBEATS == 0:
            yield ": here\n\n"


def _numbers() -> list[str]:
    return request.args.getlist("phone")


def _only_from_here() -> None:
    """Another site that is open in the same browser may neither order nor look."""
    origin = request.headers.get("Origin")
    if origin and urlsplit(origin).netloc != request.host:
        abort(403)
