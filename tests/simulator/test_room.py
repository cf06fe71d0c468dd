"""What the rehearsal room's page is told, and what it may order."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from bot import sms
from bot.imports.samples.load import plans
from bot.simulator.app import create
from bot.simulator.config import Config
from bot.simulator.feed import Feed
from bot.simulator.media import Files, served
from bot.simulator.scenes import scenes
from bot.simulator.segments import segments
from bot.simulator.world import World

_MEETING = "2026-12-10T17:00:00+05:30"
_HOUSE = {"groups": [{"code": "G", "name": "G", "meeting": _MEETING, "people": []}], "redis": ""}
_PHONE = "+919999900005"


@pytest.fixture
def client(tmp_path: Path) -> FlaskClient:
    (tmp_path / "clock").write_text("0")
    config = Config("AC1", "t", "http://127.0.0.1:9/", clock_file=tmp_path / "clock")
    return create(config).test_client()


@pytest.fixture
def world(client: FlaskClient) -> World:
    return client.application.extensions["world"]


def test_news_are_told_once_where_they_changed_last() -> None:
    feed: Feed[str] = Feed()
    place = feed.place
    for each in ("a", "b", "a"):
        feed.tell(each)
    news = feed.since(place)
    assert news is not None
    assert (list(news), news.of_state) == (["b", "a"], False)
    feed.tell()
    later = feed.since(news.place)
    assert later is not None
    assert (list(later), later.of_state) == ([], True)


@pytest.mark.parametrize("place", ["", "nonsense", "another.3", ".1", "1"])
def test_who_comes_from_another_life_begins_anew(place: str) -> None:
    assert Feed[str]().since(place) is None


@pytest.mark.parametrize("count", [1, 2, 69, 70, 71, 134, 135, 152, 153, 154, 160, 161, 306, 307])
@pytest.mark.parametrize("sign", ["a", "€", "क", "😀"])
def test_parts_are_those_that_the_product_counts(sign: str, count: int) -> None:
    """Two counters, written apart."""
    assert segments(sign * count) == sms.measure(sign * count).parts


def test_the_evening_before_the_meeting(client: FlaskClient, world: World) -> None:
    client.post("/simulator/house", json=_HOUSE)
    before = datetime(2026, 12, 1, 9, 0, tzinfo=UTC)
    shift = (before - datetime.now(UTC)).total_seconds()
    assert world.config.clock_file is not None
    world.config.clock_file.write_text(str(shift))
    assert client.post("/room/clock", json={"to": "eve", "group": "G"}).json["moved"]
    assert abs(world.now() - datetime(2026, 12, 9, 12, 30, tzinfo=UTC)) < timedelta(seconds=5)

    assert not client.post("/room/clock", json={"to": "eve", "group": "G"}).json["moved"]
    assert not client.post("/room/clock", json={"to": "eve", "group": "?"}).json["moved"]
    assert client.post("/room/clock", json={"to": "month"}).json["moved"]
    assert abs(world.now() - datetime(2027, 1, 1, 3, 30, tzinfo=UTC)) < timedelta(seconds=5)


@pytest.mark.parametrize("to", [None, "", "yesterday", -5, {"a": 1}])
def test_a_time_that_it_does_not_know(to: object, client: FlaskClient) -> None:
    assert client.post("/room/clock", json={"to": to}).status_code == 400


def test_the_house_is_told_what_is_wished(client: FlaskClient) -> None:
    assert client.post("/simulator/house", json=_HOUSE).json == {"redis": "running"}
    client.post("/room/redis", json={"down": True})
    assert client.post("/simulator/house", json=_HOUSE).json == {"redis": "down"}
    assert client.post("/simulator/house", json={"redis": "maybe"}).status_code == 400


def test_the_provider_is_down_until_it_is_not(client: FlaskClient, world: World) -> None:
    world.faults.order([{"on": "create", "times": 1, "name": "another"}])
    client.post("/room/provider", json={"down": True})
    client.post("/room/slow/" + _PHONE, json={"on": True})
    state = client.get("/room/state?phone=%2B919999900005").json["state"]
    assert state["provider_down"]
    client.post("/room/provider", json={"down": False})
    client.post("/room/slow/" + _PHONE, json={"on": False})

    assert world.faults.names() == {"another"}


def test_events_are_told_as_they_come(client: FlaskClient) -> None:
    place = client.get("/room/state").json["place"]
    client.post("/simulator/phones/" + _PHONE, json={"has_whatsapp": False})
    events = iter(client.get(f"/room/events?place={place}").response)
    assert next(events).startswith(b"retry")
    told = _data(events)
    assert told["state"]["phones"][_PHONE]["has_whatsapp"] is False
    client.post("/simulator/reset")
    assert _data(events) == {"reload": True}
    assert next(events, None) is None  # it is over


def _data(events: Iterator[bytes]) -> dict[str, object]:
    lines = next(events).decode().splitlines()
    return json.loads(next(line for line in lines if line.startswith("data: "))[6:])


def test_another_site_in_the_same_browser_is_refused(client: FlaskClient) -> None:
    away = {"Origin": "https://evil.example"}
    assert client.get("/room/state", headers=away).status_code == 403
    assert client.post("/room/redis", json={"down": True}, headers=away).status_code == 403
    assert client.get("/room/state", headers={"Origin": "http://localhost"}).status_code == 200


def test_the_page_may_do_nothing_but_what_is_its_own(client: FlaskClient) -> None:
    page = client.get("/")
    policy = page.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert b"style=" not in page.data
    assert page.data.count(b"<script") == page.data.count(b'<script type="module" src=')


def test_media_are_asked_for_nowhere_but_at_the_product() -> None:
    files = Files("127.0.0.1:8000")
    files.fetch(["http://169.254.169.254/latest", "http://127.0.0.1:9000/x"], lambda: None)
    assert files.get("http://169.254.169.254/latest") is None


def test_what_was_not_fetched_is_not_shown() -> None:
    assert served(None).status_code == 404


def test_the_transcript_tells_who_said_what(client: FlaskClient, world: World) -> None:
    world.config.webhook = "http://127.0.0.1:9/"
    client.post("/simulator/say", json={"from": _PHONE, "body": "नमस्ते"})
    text = client.get("/room/transcript?phone=%2B919999900005").text
    assert f"{_PHONE} → बचत सखी (WhatsApp)\n  नमस्ते" in text


def test_scenes_are_whole() -> None:
    phones = {plan["code"]: {line.get("phone") for line in plan["members"]} for plan in plans()}
    for scene in scenes():
        assert {one["phone"] for one in scene["cast"].values()} <= phones[scene["group"]]
        for step in scene["step"]:
            assert step.keys() <= {"say", "who", "writes", "taps", "hears", "clock", "finds"}
            assert step.get("who") is None or step["who"] in scene["cast"]
            assert not isinstance(step.get("say"), dict) or step["say"].keys() == {"hi", "en"}
