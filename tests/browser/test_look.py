"""The style sheet and the font, on a small page of their own."""

from collections.abc import Iterator

import pytest
from flask import Flask

from bot.look import FOLDER
from tests.browser.chromium import DESK, PHONE, hindrances, is_too_wide
from tests.browser.conftest import Opens
from tests.web.serving import serving

_PAGE = """<!doctype html><html lang="hi"><meta charset="utf-8"><title>क्ष</title>
<meta name="viewport" content="width=device-width"><link rel="icon" href="data:,">
<link rel="stylesheet" href="/look/look.css"><header class="top"><h1>स्व-सहायता समूह</h1></header>
<main><p class="figure">₹1,37,400</p><p class="note warn">बाकी <b>₹50</b></p>
<p><span class="chip bad">देर</span></p>
<button class="main">हाँ</button>
<table><tr><th>नाम<th class="sum">जमा<tr><td>सीता<td class="sum">₹100
</table></main>"""


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    app = Flask(__name__, static_folder=FOLDER, static_url_path="/look")
    app.add_url_rule("/", view_func=lambda: _PAGE)
    with serving(app) as url:
        yield url


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_the_font_is_ours_and_everybody_can_read(url: str, width: int, opens: Opens) -> None:
    page = opens(url, width=width)

    assert (
        page.evaluate("document.fonts.ready.then(f => [...f].map(x => x.status))") == ["loaded"] * 2
    )
    assert hindrances(page) == []
    assert not is_too_wide(page)
