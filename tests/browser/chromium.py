"""A headless Chromium of this machine, and what is asked of every page it shows."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

_NAMES = ("chromium", "chromium-browser", "google-chrome")
_ALONE = (  # nothing but what a page asks for; root has no sandbox
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update",
)  # fmt: skip
_HERE = {"127.0.0.1", "localhost"}
_GRAVE = {"serious", "critical"}
SCREENS = Path(__file__).parents[2] / ".run" / "screens"
PHONE, DESK = 360, 1280


@contextmanager
def browser() -> Iterator[Browser]:
    """It, or the test is skipped with a clear word."""
    found = next(filter(None, map(shutil.which, _NAMES)), None)
    if found is None:
        pytest.skip("there is no Chromium on this machine: apt install chromium")
    with sync_playwright() as play:
        started = play.chromium.launch(executable_path=found, args=_ALONE)
        yield started
        started.close()


class Watched:
    """A page and what went wrong on it: errors of its console, requests that leave the machine."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.faults: list[str] = []
        self.expected: set[int] = set()  # states that this test asked for, as 404
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.faults.append(str(error)))
        page.on("request", lambda request: self._request(request.url))

    def _console(self, message: object) -> None:
        text = message.text  # type: ignore[attr-defined]
        if message.type == "error" and not any(f"status of {s}" in text for s in self.expected):  # type: ignore[attr-defined]
            self.faults.append(text)

    def _request(self, url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme in {"http", "https", "ws"} and parts.hostname not in _HERE:
            self.faults.append(f"leaves the machine: {url}")


def sends(page: Page, field: str, words: str = "") -> None:
    """By keyboard alone: the field (or button) has the focus by itself; type, then Enter."""
    page.wait_for_selector(f"{field}:focus")  # a slow machine gives it after the page has loaded
    page.keyboard.type(words)
    page.keyboard.press("Enter")


def hindrances(page: Page) -> list[str]:
    """What axe-core finds serious or worse for people who cannot see or point."""
    found = Axe().run(page).response["violations"]
    return [f"{v['id']}: {v['nodes'][0]['html']}" for v in found if v["impact"] in _GRAVE]


def is_too_wide(page: Page) -> bool:
    """Whether the page has to be pushed sideways."""
    return bool(page.evaluate("document.documentElement.scrollWidth > innerWidth"))


def shot(page: Page, name: str) -> None:
    """Keep a picture of the whole page as `.run/screens/<name>-<width>.png`."""
    SCREENS.mkdir(parents=True, exist_ok=True)
    width = page.viewport_size["width"] if page.viewport_size else 0
    page.screenshot(path=SCREENS / f"{name}-{width}.png", full_page=True)
