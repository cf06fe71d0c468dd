"""The room without a house behind it: floods, long names, browsers that can do less."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from playwright.sync_api import Page, expect

from bot.simulator.app import create
from bot.simulator.config import Config
from bot.simulator.world import Message, World, new_sid
from tests.browser.chromium import DESK, PHONE, hindrances, is_too_wide, shot
from tests.browser.conftest import Opens
from tests.web.serving import serving

NUMBER = "+919999900098"
_NAME = "श्रीमती अन्नपूर्णेश्वरी देवी विश्वकर्मा चंद्रवंशी"


@pytest.fixture
def app() -> Flask:
    return create(Config("AC" + "0" * 32, "a-token", "http://127.0.0.1:9/twilio/message"))


@pytest.fixture
def world(app: Flask) -> World:
    return app.extensions["world"]


@pytest.fixture
def room(app: Flask) -> Iterator[str]:
    with serving(app) as url:
        yield url


def arrives(world: World, body: str, number: str = NUMBER, **more: Any) -> Message:
    """A message from the bot."""
    at = world.now()
    given = {"channel": "whatsapp", "status": "read", "created": at, "sent": at, **more}
    return world.keep(
        Message(new_sid(), "outbound-api", phone=number, sender="", receiver="", body=body, **given)
    )


def lives(world: World, *people: tuple[str, str], name: str = "सृष्टि समूह") -> None:
    """The house tells of one group with these people: (phone, name)."""
    members = [
        {"number": n, "name": who, "relation": "", "role": None, "phone": phone}
        for n, (phone, who) in enumerate(people, start=1)
    ]
    group = {"code": "G", "name": name, "meeting": None, "people": members}
    world.house.hear({"groups": [group], "redis": ""})
    world.feed.tell()


def entered(page: Page) -> Page:
    page.wait_for_selector("body[data-ready]")
    return page


def test_ten_thousand_messages_in_a_phone(room: str, world: World, opens: Opens) -> None:
    lives(world, (NUMBER, "गीता"))
    for n in range(10_000):
        arrives(world, f"संदेश {n}")
    page = entered(opens(room, width=DESK))
    bodies = page.locator(".chat .body")

    expect(bodies.last).to_have_text("संदेश 9999")
    assert bodies.count() == 60
    page.locator(".older button").click()
    expect(bodies).to_have_count(120)
    page.locator(".chat").evaluate("chat => chat.scrollTop = chat.scrollHeight")
    for n in range(10_000, 10_300):
        arrives(world, f"संदेश {n}")
    expect(bodies.last).to_have_text("संदेश 10299")
    assert bodies.count() <= 181


def test_where_events_fail_it_asks(room: str, world: World, opens: Opens) -> None:
    lives(world, (NUMBER, "गीता"))
    page = opens("about:blank")
    page.add_init_script("delete globalThis.EventSource")
    page.goto(room)
    entered(page)
    message = arrives(world, "नमस्ते", status="sent")
    expect(page.locator(".chat .tick.sent")).to_be_visible()
    message.status = "read"
    world.feed.tell(message)

    expect(page.locator(".chat .tick.read")).to_be_visible()


def test_it_finds_its_way_back(room: str, world: World, opens: Opens) -> None:
    """The simulator forgot everything (`reset`): the page begins anew, by itself."""
    lives(world, (NUMBER, "गीता"))
    page = entered(opens(room))
    arrives(world, "पहला")
    expect(page.locator(".chat .body")).to_have_text(["पहला"])
    world.reset()
    arrives(world, "दूसरा")

    expect(page.locator(".chat .body")).to_have_text(["दूसरा"])


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_long_names_and_nothing_yet(width: int, room: str, world: World, opens: Opens) -> None:
    lives(world, (NUMBER, _NAME), ("+919999900097", f"{_NAME} <b>"), name=_NAME)
    page = entered(opens(room, width=width))
    arrives(world, "अ" * 300, channel="sms")
    arrives(world, "न पहुँचा", status="undelivered", error=63016)
    expect(page.locator(".chat .lost")).to_be_visible()
    shot(page, "room-long")

    assert not is_too_wide(page)
    assert hindrances(page) == []
    for phone in page.locator(".phone").all():
        box = phone.locator("h2").bounding_box()
        assert box is not None
        assert box["height"] < 120


def test_without_anybody(room: str, opens: Opens) -> None:
    page = entered(opens(room, width=DESK))
    expect(page.locator(".phone")).to_have_count(0)
    page.click("#add")
    page.fill("#number", "99999 00098")
    shot(page, "room-empty")

    assert hindrances(page) == []


def test_without_javascript_it_says_so(room: str, opens: Opens) -> None:
    page = opens(room, java_script_enabled=False)

    expect(page.locator("noscript .note")).to_be_visible()


def test_the_window_closes_after_a_day(room: str, world: World, opens: Opens) -> None:
    lives(world, (NUMBER, "गीता"))
    world.phones[NUMBER].wrote_at = world.now()
    page = entered(opens(room))
    expect(page.locator(".window")).to_contain_text("24:00")
    world.offset = timedelta(hours=23, minutes=30)
    expect(page.locator(".window")).to_contain_text("0:30")
    world.offset = timedelta(hours=24)

    expect(page.locator(".window")).not_to_have_class("window open")
