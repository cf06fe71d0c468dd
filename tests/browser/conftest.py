"""Every browser test ends with a look at what went wrong on its pages."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser import chromium
from tests.browser.chromium import Watched

Opens = Callable[..., Page]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests of a process."""
    with chromium.browser() as started:
        yield started


@pytest.fixture
def opens(browser: Browser) -> Iterator[Opens]:
    """`opens(url, width=360, **context)`: a page of a browser that knows nothing yet.

    `expected={404}` names the bad states that the test wants to see. At the end no page may have
    had an error on its console or asked for anything outside this machine.
    """
    watched: list[Watched] = []

    def go(
        url: str,
        *,
        width: int = chromium.PHONE,
        expected: frozenset[int] = frozenset(),
        **how: object,
    ) -> Page:
        height = 740 if width < 700 else 800
        context = browser.new_context(viewport={"width": width, "height": height}, **how)  # type: ignore[arg-type]
        page = context.new_page()
        watched.append(Watched(page))
        watched[-1].expected |= expected
        page.goto(url)
        return page

    yield go
    faults = [fault for each in watched for fault in each.faults]
    for each in watched:
        each.page.context.close()
    assert faults == []
