"""The rehearsal room as people use it: all that it shows goes through the whole house."""

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import requests
from playwright.sync_api import Locator, Page, expect

from bot.simulator.scenes import scenes
from tests.browser.chromium import DESK, PHONE, hindrances, is_too_wide, shot
from tests.browser.conftest import Opens
from tests.browser.rehearsal import rehearsal

_LONG = 60_000  # ms: until what has to come has come
GEETA, SITA, KAMLA = "+919999900005", "+919999900004", "+919999900003"
NAMES = [scene["name"] for scene in scenes()]
expect.set_options(timeout=_LONG)


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with rehearsal(tmp_path_factory.mktemp("room")) as url:
        yield url


Enters = Callable[..., Page]


@pytest.fixture
def enters(room: str, opens: Opens) -> Enters:
    """`enters(width=…, lang=…)`: the room, ready."""

    def go(*, width: int = DESK, lang: str = "hi", **how: Any) -> Page:
        page = opens(f"{room}/?lang={lang}", width=width, reduced_motion="reduce", **how)
        page.wait_for_selector("body[data-ready]")
        return page

    return go


def order(room: str, path: str, **what: Any) -> dict[str, Any]:
    answer = requests.post(f"{room}/{path}", json=what, timeout=10)
    answer.raise_for_status()
    return answer.json()


def phone(page: Page, number: str) -> Locator:
    return page.locator(f"#p{number[1:]}")


def says(page: Page, number: str, words: str) -> None:
    """Typed and sent as people do it."""
    box = phone(page, number).locator("input[name=words]")
    box.fill(words)
    box.press("Enter")


def last(page: Page, number: str) -> Locator:
    return phone(page, number).locator(".chat > .out").last


# The first of all: afterwards the clock is on another day.
@pytest.mark.parametrize(
    ("name", "width", "lang"),
    [
        (NAMES[0], DESK, "hi"), (NAMES[1], PHONE, "hi"),
        (NAMES[2], DESK, "en"), (NAMES[3], PHONE, "en"),
    ],
    ids=NAMES,
)  # fmt: skip
def test_a_scene_from_its_beginning_to_its_end(
    name: str, width: int, lang: str, enters: Enters
) -> None:
    page = enters(width=width, lang=lang)
    page.evaluate("document.querySelector('#desk').open = true")
    page.select_option("#scene", name)
    page.click("#play")

    done = "कहानी पूरी हुई।" if lang == "hi" else "The scene is over."
    expect(page.locator("#story.done, #story.bad")).to_have_text(done)
    shot(page, f"room-{name}")
    assert not is_too_wide(page)


def test_a_scene_is_also_played_step_by_step(enters: Enters) -> None:
    page = enters()
    page.select_option("#scene", "two_sunitas")
    page.click("#step")

    expect(page.locator("#step")).to_be_enabled()
    expect(last(page, "+919999900042")).to_contain_text("एक से ज़्यादा")
    assert phone(page, "+919999900042").locator(".chat > .in").last.inner_text().count("20") == 1
    page.click("#stop")
    expect(page.locator("#play")).to_be_enabled()
    says(page, "+919999900042", "रद्द")
    expect(last(page, "+919999900042")).to_contain_text("छोड़ दिया")


@pytest.mark.parametrize(("width", "lang"), [(PHONE, "hi"), (DESK, "en")])
def test_everybody_can_use_it(width: int, lang: str, enters: Enters) -> None:
    page = enters(width=width, lang=lang)
    expect(page.locator(".phone")).to_have_count(4)
    page.evaluate("document.querySelector('#desk').open = true")
    page.locator(".faults summary").first.click()

    assert hindrances(page) == []
    assert not is_too_wide(page)
    page.locator(".faults summary").first.click()
    page.click("#add")
    assert hindrances(page) == []
    shot(page, f"room-add-{lang}")


def test_one_who_writes_is_answered_and_the_window_opens(enters: Enters) -> None:
    page = enters()
    says(page, GEETA, "मेरी बचत कितनी है?")

    expect(last(page, GEETA)).to_contain_text("आपकी बचत")
    expect(phone(page, GEETA).locator(".window.open")).to_contain_text(re.compile("24:00|23:59"))
    expect(phone(page, GEETA).locator(".in .tick.delivered").last).to_be_visible()
    shot(page, "room")


def test_a_plain_phone_gets_sms_with_their_parts(enters: Enters) -> None:
    page = enters()
    says(page, SITA, "मेरी बचत")

    expect(last(page, SITA).locator(".parts")).to_have_text(re.compile(r"SMS · \d भाग"))
    expect(last(page, SITA)).to_have_class(re.compile("sms"))


def test_a_list_and_its_row(enters: Enters) -> None:
    page = enters()
    says(page, GEETA, "मदद")
    rows = last(page, GEETA).locator("details.list")
    rows.locator("summary").click()
    rows.locator("button").first.click()

    expect(phone(page, GEETA).locator(".chat > .in").last).to_contain_text("मेरी बचत")
    expect(last(page, GEETA)).to_contain_text("आपकी बचत")


def test_a_paper_is_a_picture_and_a_pdf_that_open(room: str, enters: Enters) -> None:
    page = enters()
    says(page, GEETA, "पासबुक")
    picture = last(page, GEETA).locator("img")
    expect(picture).to_be_visible()
    assert picture.evaluate("image => image.decode().then(() => image.naturalWidth)") > 300
    says(page, GEETA, "पासबुक पीडीएफ")
    link = last(page, GEETA).locator("a.file")
    expect(link).to_contain_text("PDF")

    answer = requests.get(room + str(link.get_attribute("href")), timeout=10)
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF")


def test_with_the_keyboard_alone(enters: Enters) -> None:
    page = enters()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.name") == "words":
            break
    page.keyboard.type("बैठक कब है?")
    page.keyboard.press("Enter")

    expect(last(page, GEETA)).to_contain_text("बैठक")
    says(page, KAMLA, "मदद")
    last(page, KAMLA).locator("details.list summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(phone(page, KAMLA).locator(".chat > .in")).not_to_have_count(1)


def test_phones_come_and_go(enters: Enters) -> None:
    page = enters()
    page.click("#add")
    page.select_option("#who", "+919999900006")
    page.click("#adding button.main")
    added = phone(page, "+919999900006")
    expect(added.locator(".name")).to_have_text("राधा ठाकुर")
    page.reload()
    expect(added).to_be_visible()
    added.locator(".faults summary").click()
    added.locator(".remove").click()

    expect(added).to_have_count(0)
    expect(page.locator(".phone")).to_have_count(4)


def test_what_fails_is_seen_and_what_waits_comes_afterwards(room: str, enters: Enters) -> None:
    page = enters()
    geeta = phone(page, GEETA)
    geeta.locator(".faults summary").click()
    geeta.get_by_label("फ़ोन बंद है").check()
    expect(geeta.locator("input[name=words]")).to_be_disabled()
    says(page, KAMLA, "गीता 10 ऐच्छिक बचत")
    last(page, KAMLA).get_by_role("button", name="हाँ").click()
    expect(last(page, GEETA).locator(".tick.sent")).to_be_visible()
    geeta.locator(".faults summary").click()
    geeta.get_by_label("फ़ोन बंद है").uncheck()
    expect(last(page, GEETA).locator(".tick.read")).to_be_visible()

    page.locator("#provider").check()
    expect(page.locator("#trouble")).to_contain_text("Twilio")
    says(page, GEETA, "मदद")  # a list, which goes by the provider
    expect(geeta.locator(".chat > .in .tick.delivered").last).to_be_visible()
    page.locator("#provider").uncheck()
    page.click("#jumps [value=hour]")  # the next try is not at once
    expect(last(page, GEETA).locator("details.list")).to_be_visible()


def test_redis_is_killed_and_comes_back(enters: Enters) -> None:
    page = enters()
    page.locator("#redis").check()
    expect(page.locator("#trouble")).to_contain_text("Redis")
    says(page, GEETA, "मेरी बचत")
    expect(last(page, GEETA)).to_contain_text("आपकी बचत")  # in the answer to the webhook
    says(page, GEETA, "मदद")
    expect(last(page, GEETA).locator("details.list")).to_be_visible()  # by the clock's sweep
    page.locator("#redis").uncheck()

    expect(page.locator("#trouble")).to_be_hidden()
    lists = phone(page, GEETA).locator(".chat details.list")
    there = lists.count()
    says(page, GEETA, "मदद")
    expect(lists).to_have_count(there + 1)


def test_the_clock_goes_on(room: str, enters: Enters) -> None:
    page = enters()
    before = page.locator("#now").get_attribute("datetime")
    page.click("#jumps [value=month]")
    expect(page.locator("#now")).not_to_have_attribute("datetime", str(before))
    page.click("#jumps [value=eve]")

    expect(page.locator("#now")).to_have_text(re.compile("9 .*, 18:00"))
    expect(last(page, GEETA)).to_contain_text(re.compile("बैठक|खबर"))


def test_markup_in_a_message_is_words(room: str, enters: Enters) -> None:
    page = enters()
    evil = "<img src=x onerror=\"document.title='owned'\"><b>मेरी बचत</b>"
    says(page, GEETA, evil)

    expect(phone(page, GEETA).locator(".chat > .in .body").last).to_have_text(evil)
    assert page.title().startswith("बचत सखी")
