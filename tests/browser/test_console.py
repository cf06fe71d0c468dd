"""The operator's console as she sees it: by keyboard, on a phone and at a desk, both languages.

The pictures that it leaves in `.run/screens/` are there to be looked at.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from playwright.sync_api import Page
from pyotp import TOTP
from sqlalchemy import select

from bot import clock
from bot.store import Store
from bot.store.tables import Outbox
from bot.web.build import build
from tests.browser.chromium import DESK, PHONE, hindrances, is_too_wide, sends, shot
from tests.browser.conftest import Opens
from tests.browser.office import NUMBER, furnish
from tests.moment import Moment
from tests.web.serving import reserved, serving, url_of
from tests.web.tiny import Echo, services

_KEY = re.compile(r"/c/(\w{10})\b")


@pytest.fixture
def office(store: Store, moment: Moment, tmp_path: Path) -> Iterator[tuple[str, Mapping[str, int]]]:
    """Its address, and the numbers of what there is to see."""
    there = store.write(lambda c: furnish(c, tmp_path))
    with reserved() as listener:
        url = url_of(listener)
        app = build(services(store, Echo(), url, secret_key="k" * 40, spool_folder=tmp_path))
        with serving(app, listener):
            yield url, there


def _key(store: Store) -> str:
    newest = select(Outbox.text).where(Outbox.kind == "sign_in").order_by(Outbox.id.desc())
    return _KEY.search(store.read(lambda c: c.execute(newest).scalars().first()))[1]


def _fits(page: Page, name: str) -> None:
    """Readable for everybody, not pushed sideways; a picture is kept."""
    shot(page, f"console-{name}")
    assert hindrances(page) == [], name
    assert not is_too_wide(page), name


def _sign_in(page: Page, store: Store, name: str) -> None:
    """Without the mouse: what is to be typed has the focus, Enter sends it."""
    _fits(page, f"{name}-1-number")
    sends(page, "#number", NUMBER)
    page.wait_for_url("**/admin/key")
    _fits(page, f"{name}-2-key")
    sends(page, "#key", _key(store))
    page.wait_for_url("**/admin/code")
    _fits(page, f"{name}-3-code")
    secret = page.locator("p.code").inner_text().replace(" ", "")
    sends(page, "#code", TOTP(secret).at(clock.now()))
    page.wait_for_url("**/admin/")


@pytest.mark.parametrize("width", [PHONE, DESK])
@pytest.mark.parametrize("language", ["hi", "en"])
def test_every_screen(
    office: tuple[str, Mapping[str, int]], store: Store, opens: Opens, width: int, language: str
) -> None:
    """Without scripts, which it has none of."""
    url, there = office
    page = opens(f"{url}/admin/sign-in", width=width, locale=f"{language}-IN")
    _sign_in(page, store, language)
    screens = {
        "overview": "", "groups": "groups", "none": "groups?q=zzz",
        "group": f"groups/{there['group']}", "dead": "outbox", "all": "outbox?state=all",
        "empty": "outbox?state=sending", "failed": f"outbox/{there['failed']}",
        "waiting": f"outbox/{there['waiting']}", "imports": "imports",
        "register": f"imports/{there['register']}", "cutoff": f"imports/{there['cutoff']}",
        "faults": f"imports/{there['bad']}", "texts": "texts", "settings": "settings",
        "operators": "operators", "log": "log",
    }  # fmt: skip
    for name, path in screens.items():
        page.goto(f"{url}/admin/{path}")
        assert page.evaluate("document.documentElement.lang") == language
        _fits(page, f"{language}-{name}")


def test_what_goes_wrong_is_said(
    office: tuple[str, Mapping[str, int]], store: Store, opens: Opens
) -> None:
    """A key and a code that are wrong, a role that is too low, what is not there; by keyboard."""
    url, there = office
    page = opens(f"{url}/admin/sign-in", expected=frozenset({403, 404}), locale="hi-IN")
    helper = NUMBER[:-1] + "1"
    sends(page, "#number", helper)
    page.wait_for_url("**/admin/key")
    sends(page, "#key", "wrongwrong")
    page.wait_for_selector("[role=alert]")
    _fits(page, "hi-wrong-key")
    page.goto(f"{url}/c/{_key(store)}")
    sends(page, "button.main")  # the key stands there already
    page.wait_for_url("**/admin/code")
    secret = page.locator("p.code").inner_text().replace(" ", "")
    sends(page, "#code", "000000")
    page.wait_for_selector("[role=alert]")
    _fits(page, "hi-wrong-code")
    sends(page, "#code", TOTP(secret).at(clock.now()))
    page.wait_for_url("**/admin/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.goto(f"{url}/admin/operators")
    _fits(page, "hi-refused")
    page.goto(f"{url}/admin/groups/9999")
    _fits(page, "hi-missing")
    page.goto(f"{url}/admin/groups/{there['group']}")
    page.locator("form[action$='/phone'] button").first.press("Enter")
    page.wait_for_selector(".figure")
    _fits(page, "hi-phone")
    page.goto(f"{url}/admin/outbox")
    page.locator("form[action$='/retry'] button").first.press("Enter")
    page.wait_for_selector("h1")
    _fits(page, "hi-sent-again")
