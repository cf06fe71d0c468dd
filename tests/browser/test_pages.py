"""Pages behind a link, as a phone, a desk, a keyboard, a printer and a slow network have them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2
import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import Connection, func, insert, select, update

from bot.reports.render.picture import png
from bot.store import Store
from bot.store.tables import Address, Dispute, Entry, Meeting, Member, Outbox
from tests.browser.chromium import DESK, PHONE, SCREENS, hindrances, is_too_wide, shot
from tests.browser.conftest import Opens
from tests.moment import Moment
from tests.reports.village import NOW, create_village, post
from tests.web.paged import MEMBER, PRESIDENT, Paged
from tests.web.serving import serving

BORROWER = 7
BOTH = pytest.mark.parametrize("width", [PHONE, DESK])
LANGUAGES = pytest.mark.parametrize("language", ["hi", "en"])
BUDGET = 60_000  # bytes of a first load, without the font
LONG = "श्रीमती सावित्रीबाई रामप्रसाद चंद्रवंशी"
MARKUP = "<script>document.title='taken'</script><img src=x onerror=\"document.title='taken'\">"


@dataclass
class Site(Paged):
    """And where it is served."""

    url: str = ""

    def page(self, opens: Opens, member: int, below: str = "", **how: object) -> Page:
        """On a device of hers that has opened her link."""
        page = opens(self.url + self.link(member), **how)
        with page.expect_navigation():  # until all of the page is there, its style too
            page.get_by_role("button").click()
        home = page.url
        if below:
            page.goto(home + below)
        return page

    def code(self) -> str:
        """The one that was sent last."""
        with self.store.engine.connect() as c:
            text = c.execute(select(Outbox.text).order_by(Outbox.id.desc())).scalars().first()
        found = re.search(r"\d{6}", text or "")
        assert found
        return found[0]


@pytest.fixture
def site(store: Store, moment: Moment) -> Iterator[Site]:
    """A village of twenty after two years, with a complaint, cash on its way and a next meeting."""
    moment.at = NOW
    site = Site(store, store.write(create_village))
    store.write(lambda c: _happenings(c, site.group))
    with serving(site.app()) as url:
        site.url = url
        yield site


def _happenings(connection: Connection, group: int) -> None:
    day = NOW.date()
    post(connection, group, "carry", day, ("1015", "8", 5000), ("1010", "3", -5000))
    code = select(Entry.number).where(Entry.group_id == group, Entry.member == 5).limit(1)
    entry = connection.execute(code).scalar_one()
    connection.execute(
        insert(Dispute).values(
            group_id=group, number=1, entry=entry, member=5, words="", opened_at=NOW,
            state="open", source="dispute:1",
        )
    )  # fmt: skip
    connection.execute(
        insert(Meeting).values(
            group_id=group, number=99, starts_at=NOW.replace(day=28), place="पंचायत भवन",
            state="planned", version=1, created_at=NOW, steps={}, head="", counted=None,
        )
    )  # fmt: skip


def _is_fine(page: Page, name: str) -> None:
    """Nothing hinders, nothing is pushed sideways; a picture is kept."""
    shot(page, name)
    assert hindrances(page) == []
    assert not is_too_wide(page)


@BOTH
@LANGUAGES
@pytest.mark.parametrize("below", ["", "/month", "/month?month=2026-10", "/meeting", "/receipts"])
def test_an_officers_pages(site: Site, opens: Opens, below: str, language: str, width: int) -> None:
    page = site.page(opens, PRESIDENT, f"{below}{'&' if '?' in below else '?'}lang={language}",
                     width=width)  # fmt: skip
    expect(page.locator("html")).to_have_attribute("lang", language)
    _is_fine(page, f"page-{re.sub('[^a-z0-9]+', '-', below[1:]) or 'officer'}-{language}")


@BOTH
@LANGUAGES
@pytest.mark.parametrize("member", [MEMBER, BORROWER])
def test_a_members_passbook(
    site: Site, opens: Opens, member: int, language: str, width: int
) -> None:
    """Hers who has paid all back and has a long name, and hers whose loan is late."""
    page = site.page(opens, member, f"?lang={language}", width=width)
    if member == BORROWER:
        page.locator("summary").click()
        expect(page.locator("details table")).to_be_visible()
    _is_fine(page, f"page-passbook-{member}-{language}")


@BOTH
@LANGUAGES
def test_before_it_is_opened_and_on_another_device(
    site: Site, opens: Opens, language: str, width: int
) -> None:
    """The button; the code that comes to her phone; a wrong one, the right one, inside."""
    link = site.url + site.link(MEMBER)
    hers = opens(f"{link}?lang={language}", width=width)
    _is_fine(hers, f"page-first-{language}")
    hers.get_by_role("button").click()

    other = opens(f"{link}?lang={language}", width=width, expected={403})
    _is_fine(other, f"page-code-ask-{language}")
    other.get_by_role("button").click()
    expect(other.locator("#code")).to_be_focused()
    other.keyboard.type(f"{(int(site.code()) + 1) % 10**6:06}")
    other.keyboard.press("Enter")
    expect(other.get_by_role("alert")).to_be_visible()
    _is_fine(other, f"page-code-wrong-{language}")
    other.locator("#code").fill(site.code())
    other.keyboard.press("Enter")
    expect(other.locator("table").first).to_be_visible()


@BOTH
@LANGUAGES
def test_what_opens_nothing(site: Site, opens: Opens, language: str, width: int) -> None:
    """Not hers, not there, not a link: said in words, with a way on."""
    page = site.page(opens, MEMBER, f"?lang={language}", width=width, expected={403, 404})
    home = page.url.partition("?")[0]
    for below, name in (("/month", "not-hers"), ("/member/99", "not-there")):
        page.goto(home + below)
        _is_fine(page, f"page-{name}-{language}")
        page.get_by_role("link", name=re.compile("पासबुक|passbook")).click()
        expect(page.locator("table").first).to_be_visible()
    page.goto(f"{site.url}/p/forged")
    _is_fine(page, f"page-gone-{language}")


@BOTH
@pytest.mark.parametrize("below", ["", "/month", "/meeting", "/receipts", "/receipts?none=1"])
def test_a_group_of_today(site: Site, opens: Opens, store: Store, below: str, width: int) -> None:
    """Nothing is written yet, and that looks as if it were meant."""
    _free_phones(store)
    site.group = store.write(lambda c: create_village(c, 0, code="NEW01"))
    page = site.page(opens, PRESIDENT, below, width=width)
    expect(page.locator(".empty").first).to_be_visible()
    _is_fine(page, f"page-empty-{re.sub('[^a-z0-9]+', '-', below[1:]) or 'passbook'}")


def _free_phones(store: Store) -> None:
    """The women of the first village have other phones now: the next has the same women."""
    shifted = "+9199998" + func.substr(Address.phone, 9)
    store.write(lambda c: c.execute(update(Address).values(phone=shifted)))


@BOTH
@pytest.mark.parametrize("name", [LONG, MARKUP])
def test_names_of_forty_letters_and_names_with_markup(
    site: Site, opens: Opens, name: str, width: int
) -> None:
    """All twenty of them; none is cut, none does anything."""
    site.store.write(lambda c: c.execute(update(Member).values(name=name, relation=name)))
    page = site.page(opens, PRESIDENT, width=width)
    home = page.url
    for below in ("", "/month", "/meeting", "/receipts"):
        page.goto(home + below)
        assert page.title() != "taken"
        assert page.get_by_text(name).count() > 0
        assert not is_too_wide(page)
        assert _is_whole(page)
        if name == LONG:
            shot(page, f"page-long-{below[1:] or 'passbook'}")


def _is_whole(page: Page) -> bool:
    """Whether no box hides part of what is in it."""
    return bool(
        page.evaluate(
            """[...document.querySelectorAll('main *, header *')].every(it =>
            getComputedStyle(it).overflow === 'visible' || it.scrollWidth <= it.clientWidth + 1)"""
        )
    )


def test_with_the_keyboard_alone(site: Site, opens: Opens) -> None:
    """Past the bar, open, to the month, to a member, back; what has the focus is seen."""
    page = opens(site.url + site.link(PRESIDENT), width=DESK)
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="सीधे पन्ने पर")).to_be_in_viewport()
    _tab_to(page, "खोलें")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="सदस्य पासबुक")).to_be_visible()
    _tab_to(page, "महीना")
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineWidth")
    assert outline == "3px"
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="नवंबर 2026", level=1)).to_be_visible()
    _tab_to(page, "गीता (5)")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="सदस्य पासबुक")).to_be_visible()
    _tab_to(page, "रसीदें")
    page.keyboard.press("Enter")
    expect(page.locator("#words")).to_be_visible()
    page.locator("#words").focus()
    page.keyboard.type("फूलो")
    page.keyboard.press("Enter")
    expect(page.locator(".whose")).to_contain_text("फूलो बाई (8)")
    assert "फूलो" not in page.url


def _tab_to(page: Page, name: str) -> None:
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.innerText.trim()") == name:
            return
    raise AssertionError(name)


def test_without_javascript(site: Site, opens: Opens) -> None:
    """All of it: open, go on, look back a month, search, switch the language."""
    page = site.page(opens, PRESIDENT, java_script_enabled=False)
    page.get_by_role("link", name="महीना").click()
    page.get_by_role("link", name="अक्टूबर 2026").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("अक्टूबर 2026")
    page.get_by_role("link", name="रसीदें").click()
    page.locator("#kind").select_option("loan")
    page.get_by_role("button", name="खोजें").click()
    page.get_by_role("link", name="English").click()
    expect(page.locator("h1")).to_have_text("All receipts")
    assert page.locator("script").count() == 0


@pytest.mark.parametrize("below", ["", "/month", "/meeting", "/receipts"])
def test_a_page_prints_on_a4(site: Site, opens: Opens, below: str) -> None:
    """Without what can only be tapped; its first sheet is kept as a picture."""
    page = site.page(opens, PRESIDENT, below, width=DESK)
    made = page.pdf(prefer_css_page_size=True)
    document = pypdfium2.PdfDocument(made)
    width, height = document[0].get_size()
    assert (round(width), round(height)) == (595, 842)
    assert len(document) <= 3
    text = "".join(sheet.get_textpage().get_text_range() for sheet in document)
    assert "English" not in text
    if below == "/month":
        assert text.count("1,700") == 2  # its card and the total: not one more at the sheet's end
    SCREENS.mkdir(parents=True, exist_ok=True)
    (SCREENS / f"page-print-{below[1:] or 'passbook'}.png").write_bytes(png(made))


@pytest.mark.parametrize("below", ["", "/month", "/meeting", "/receipts"])
def test_a_first_load_is_light(site: Site, opens: Opens, below: str) -> None:
    """What really comes over the network, headers and all, without the font."""
    page = site.page(opens, PRESIDENT)
    home = page.url
    network = page.context.new_cdp_session(page)
    network.send("Network.enable")
    network.send("Network.setCacheDisabled", {"cacheDisabled": True})
    kinds: dict[str, str] = {}
    sizes: dict[str, int] = {}
    network.on("Network.responseReceived", lambda e: kinds.update({e["requestId"]: e["type"]}))
    network.on(
        "Network.loadingFinished", lambda e: sizes.update({e["requestId"]: e["encodedDataLength"]})
    )
    page.goto(home + below, wait_until="networkidle")
    came = {kinds.get(id_, ""): size for id_, size in sizes.items() if kinds.get(id_) != "Font"}
    assert {"Document", "Stylesheet"} <= {*came}
    assert sum(came.values()) <= BUDGET, came


def test_on_slow_2g_the_words_come_before_the_font(site: Site, opens: Opens) -> None:
    """At 48 kbit/s, with a font that never comes."""
    page = site.page(opens, MEMBER)
    network = page.context.new_cdp_session(page)
    network.send("Network.enable")
    network.send("Network.setCacheDisabled", {"cacheDisabled": True})
    slow = {"latency": 800, "downloadThroughput": 6_000, "uploadThroughput": 6_000}
    network.send("Network.emulateNetworkConditions", {"offline": False, **slow})
    page.route("**/*.woff2", lambda _: None)
    page.reload(wait_until="domcontentloaded")
    expect(page.locator(".top")).to_have_css("background-color", "rgb(20, 83, 45)")
    expect(page.get_by_role("heading", name="सदस्य पासबुक")).to_be_visible()
    expect(page.get_by_text("₹2,000", exact=True)).to_be_visible()
    assert page.evaluate("document.fonts.status") == "loading"
    assert {*page.evaluate("[...document.fonts].map(font => font.display)")} == {"swap"}
    assert not is_too_wide(page)
