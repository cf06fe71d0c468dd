"""Pages by their links: for the woman they were made for, on her devices, for a day."""

import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from flask.testing import FlaskClient
from sqlalchemy import delete, select, update
from werkzeug.test import TestResponse

from bot import page_links, seals
from bot.domain.papers import Name
from bot.i18n import _, speaking
from bot.page_links import CODES, TRIES
from bot.sms import economical, measure
from bot.store import Store
from bot.store.tables import AddressMember, Member, OfficeHeld, Outbox, PageLink
from tests.moment import Moment
from tests.reports.village import create_village
from tests.web.paged import MEMBER, OTHER, PRESIDENT, Paged, address_of
from tests.web.tiny import settings

GONE = "यह लिंक नहीं खुलता।"
NAME = "भुवनेश्वरी"
FOR_OFFICERS = ("/month", "/meeting", "/receipts", f"/member/{OTHER}", "/paper/cash_book")


@pytest.fixture
def paged(store: Store, moment: Moment) -> Paged:
    """On the day up to which the village's books go."""
    moment.set(2026, 11, 21, 6, 30)
    return Paged(store, store.write(create_village))


def _row(paged: Paged) -> PageLink:
    with paged.store.engine.connect() as c:
        return c.execute(select(PageLink).order_by(PageLink.id.desc())).first()


def _sent(paged: Paged) -> list[str]:
    """The codes that have been sent, the newest last."""
    with paged.store.engine.connect() as c:
        texts = c.execute(select(Outbox.text).order_by(Outbox.id)).scalars().all()
    return [re.search(r"\d{6}", text)[0] for text in texts]


def test_looking_at_a_link_does_nothing(paged: Paged) -> None:
    """WhatsApp looks first, and any scanner on the way: they see no name and take nothing."""
    path = paged.link(MEMBER)
    bot = paged.client()
    for ask in (bot.get, bot.head, bot.options):
        assert ask(path).status_code == 200
        assert NAME not in ask(path).text
        assert "दुर्गा" not in ask(path).text
    assert bot.get(path).headers.getlist("Set-Cookie") == []
    row = _row(paged)
    assert (row.opened_at, row.views, row.devices) == (None, 0, 0)


def test_her_first_device_opens_it_and_goes_on(paged: Paged) -> None:
    """By the button; again and again, until its day is over."""
    client, path = paged.inside(MEMBER)
    page = client.get(path)
    assert page.status_code == 200
    assert NAME in page.text
    assert "₹2,000" in page.text
    assert client.post(path).status_code == 303
    assert client.get(path).status_code == 200
    assert (_row(paged).views, _row(paged).devices) == (2, 1)


def test_no_header_lets_it_be_kept_found_or_followed(paged: Paged) -> None:
    client, path = paged.inside(MEMBER)
    headers = client.get(path).headers
    assert headers["Cache-Control"] == "private, no-store"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["X-Robots-Tag"] == "noindex, nofollow"
    assert headers["Content-Security-Policy"].startswith("default-src 'none'; style-src 'self'")
    assert "unsafe" not in headers["Content-Security-Policy"]
    pdf = client.get(f"{path}/paper/passbook")
    assert pdf.data.startswith(b"%PDF")
    assert pdf.headers["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize(("url", "secure"), [("https://a.example", True), ("http://a.in", False)])
def test_what_the_device_keeps_is_for_this_link_alone(paged: Paged, url: str, secure: bool) -> None:
    paged.public_url = url
    path = paged.link(MEMBER)
    (kept,) = paged.client().post(path).headers.getlist("Set-Cookie")
    parts = kept.split("; ")
    assert {"HttpOnly", "SameSite=Lax", f"Path={path}"} <= {*parts}
    assert ("Secure" in parts) is secure
    assert "Max-Age=86400" in parts


def test_another_device_needs_the_code_from_her_phone(paged: Paged, moment: Moment) -> None:
    """It comes to the very phone that asked for the link; looking asks for none."""
    _, path = paged.inside(MEMBER)
    other = paged.client()
    assert NAME not in other.get(path).text
    assert other.post(path).status_code == 303  # the button of an old page: it is open already
    assert NAME not in other.get(path).text
    assert _sent(paged) == []

    assert "कोड आपके फ़ोन पर भेज दिया है" in other.post(f"{path}/code").text
    (code,) = _sent(paged)
    with paged.store.engine.connect() as c:
        row = c.execute(select(Outbox)).one()
        assert row.address_id == address_of(c, paged.group, MEMBER)
    assert (row.urgent, row.kind) == (True, "page_code")
    assert row.expires_at == moment.at + timedelta(minutes=10)
    assert paged.echo.hints == 1
    assert code not in str(_row(paged))

    wrong = f"{(int(code) + 1) % 10**6:06}"
    assert other.post(f"{path}/code", data={"code": wrong}).status_code == 403
    assert other.post(f"{path}/code", data={"code": f" {code[:3]} {code[3:]} "}).status_code == 303
    assert NAME in other.get(path).text
    third = paged.client()
    assert third.post(f"{path}/code", data={"code": code}).status_code == 403  # it was used
    assert NAME not in third.get(path).text
    assert _row(paged).devices == 2


def test_a_code_lasts_ten_minutes_and_there_are_not_many(paged: Paged, moment: Moment) -> None:
    _, path = paged.inside(MEMBER)
    other = paged.client()
    ask = f"{path}/code"
    other.post(ask)
    assert "अभी-अभी" in other.post(ask).text  # not twice in a minute
    moment.move(minutes=10)
    late = other.post(ask, data={"code": _sent(paged)[-1]})
    assert "यह कोड अब नहीं चलेगा" in late.text
    for _ in range(CODES):
        moment.move(minutes=2)
        last = other.post(ask)
    assert "अब और कोड नहीं" in last.text
    assert len(_sent(paged)) == CODES


def test_guessing_ends_after_few_tries(paged: Paged, moment: Moment) -> None:
    """Also with the right one afterwards; a new code is as far from being guessed."""
    _, path = paged.inside(MEMBER)
    thief = paged.client()
    tried = 0
    for _ in range(CODES + 2):
        thief.post(f"{path}/code")
        for guess in range(TRIES + 3):
            code = f"{(int(_sent(paged)[-1]) + guess + 1) % 10**6:06}"
            text = thief.post(f"{path}/code", data={"code": code}).text
            tried += "यह कोड सही नहीं है" in text
        moment.move(minutes=2)
    assert tried == CODES * TRIES
    assert thief.post(f"{path}/code", data={"code": _sent(paged)[-1]}).status_code == 403
    assert NAME not in thief.get(path).text


@pytest.mark.parametrize("typed", ["", " ", "१२३४५६", "0" * 5000, "'; --", "<script>", "\x00"])
def test_odd_codes_are_wrong_codes(paged: Paged, typed: str) -> None:
    _, path = paged.inside(MEMBER)
    other = paged.client()
    other.post(f"{path}/code")
    answer = other.post(f"{path}/code", data={"code": typed})
    assert answer.status_code in {200, 403}
    assert NAME not in other.get(path).text
    assert "<script>" not in answer.text


def test_two_devices_press_the_button_at_once(paged: Paged) -> None:
    """One is first, whatever both have seen before."""
    path = paged.link(MEMBER)
    named = seals.opened(paged.settings, path.rpartition("/")[2])

    def both(connection) -> list[bool]:
        link = page_links.good(connection, named, _row(paged).made_at)
        return [page_links.open_first(connection, link, link.ends_at) for _ in range(2)]

    assert paged.store.write(both) == [True, False]


def test_many_at_once_on_many_devices(paged: Paged) -> None:
    """One button wins; one of those who type the same right code comes in."""
    path, app = paged.link(MEMBER), paged.app()

    def at_once(ask: Callable[[FlaskClient], TestResponse]) -> int:
        with ThreadPoolExecutor(8) as pool:
            answers = list(pool.map(lambda _: ask(app.test_client()), range(8)))
        return sum("device=" in answer.headers.get("Set-Cookie", "") for answer in answers)

    assert at_once(lambda device: device.post(path)) == 1
    at_once(lambda device: device.post(f"{path}/code"))
    (code,) = _sent(paged)
    assert at_once(lambda device: device.post(f"{path}/code", data={"code": code})) == 1
    assert _row(paged).devices == 2


def test_after_a_day_it_is_over_and_on_a_shared_phone_after_an_hour(
    paged: Paged, moment: Moment
) -> None:
    client, path = paged.inside(MEMBER)
    shared = paged.link(OTHER, is_shared=True)
    moment.move(minutes=59)
    assert client.get(shared).status_code == 200
    moment.move(minutes=1)
    assert GONE in client.get(shared).text
    assert NAME in client.get(path).text
    moment.move(hours=23)
    for ask in (client.get, client.post):
        answer = ask(path)
        assert answer.status_code == 404
        assert GONE in answer.text
        assert NAME not in answer.text


def test_what_opens_nothing_is_all_alike(paged: Paged, moment: Moment) -> None:
    """Forged, cut, of another key, of a row that is not there, over: one page for all."""
    client, path = paged.inside(MEMBER)
    token = path.rpartition("/")[2]
    named = seals.opened(paged.settings, token)
    other_key = settings(paged.public_url, secret_key="x" * 32)
    tokens = [
        "x", "a" * 38, token[:-1], token + "A", token[:-1] + "é", token.swapcase(), f"{token}=",
        seals.link(other_key, named),
        seals.link(paged.settings, named._replace(id=named.id + 1)),
        seals.link(paged.settings, named._replace(made_at=named.made_at - timedelta(days=1))),
        seals.device(paged.settings, named),
        "%00", "' OR 1=1 --",
    ]  # fmt: skip
    answers = {client.get(f"/p/{forged}").text for forged in tokens}
    moment.move(hours=24)
    answers.add(client.get(path).text)
    (said,) = answers
    assert GONE in said
    assert "This link does not open anything." in said
    assert {client.get(f"/p/{forged}").status_code for forged in tokens} == {404}
    for below in ("month", "receipts", "paper/passbook", "code"):
        assert client.get(f"/p/{'a' * 38}/{below}").status_code in {404, 405}


def test_a_spare_bit_of_the_last_letter_forges_nothing(paged: Paged) -> None:
    """Base64 can be spelled in several ways: only ours is taken."""
    token = paged.link(MEMBER).rpartition("/")[2]
    last = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
    good = [c for c in last if seals.opened(paged.settings, token[:-1] + c)]
    assert good == [token[-1]]


def test_what_one_device_keeps_opens_no_other_link(paged: Paged) -> None:
    client, path = paged.inside(MEMBER)
    (kept,) = [c for c in client._cookies.values() if c.key == "device"]
    other = paged.link(OTHER)
    paged.client().post(other)
    thief = paged.client()
    thief.set_cookie("device", kept.value, path=other)
    assert "₹" not in thief.get(other).text
    for forged in ("", "x", "a" * 38, "é"):
        thief.set_cookie("device", forged, path=path)
        assert NAME not in thief.get(path).text


def test_a_member_sees_her_own_and_nothing_else(paged: Paged) -> None:
    client, path = paged.inside(MEMBER)
    for below in FOR_OFFICERS:
        answer = client.get(path + below)
        assert answer.status_code == 403, below
        assert "₹" not in answer.text
        assert "गीता" not in answer.text
    assert client.post(f"{path}/receipts", data={"words": "गीता"}).status_code == 403
    assert client.get(f"{path}/paper/passbook?member={OTHER}").status_code == 403
    assert client.get(f"{path}/paper/loan_schedule?member=7&loan=2").status_code == 403
    assert client.get(f"{path}/member/{MEMBER}").status_code == 200
    assert "/month" not in client.get(path).text


def test_an_officer_sees_all(paged: Paged) -> None:
    client, path = paged.inside(PRESIDENT)
    for below in FOR_OFFICERS:
        assert client.get(path + below).status_code == 200, below


@pytest.mark.parametrize("name", Name)
def test_every_paper_is_there_or_is_not(paged: Paged, name: Name) -> None:
    """As PDF; what is only a table for a computer is not."""
    client, path = paged.inside(PRESIDENT)
    answer = client.get(f"{path}/paper/{name}?member=7")
    assert answer.status_code == (404 if name is Name.LOKOS else 200)
    assert answer.data.startswith(b"%PDF") is (name is not Name.LOKOS)


def test_the_message_with_a_link_is_two_sms(paged: Paged) -> None:
    """Of a name and a host of ordinary length."""
    paged.public_url = "https://sakhi.example.org"
    link = paged.public_url + paged.link(MEMBER)
    with speaking("hi"):
        rule = _("It opens for 24 hours, only for you. Give it to nobody.")
        text = "\n".join([_("Your page, {name}:", name="सुनीता देवी"), rule, link])
    assert measure(economical(text)).parts == 2


def test_who_loses_her_office_loses_the_pages_at_once(paged: Paged) -> None:
    client, path = paged.inside(PRESIDENT)
    assert client.get(f"{path}/month").status_code == 200
    hers = (OfficeHeld.group_id == paged.group, OfficeHeld.member == PRESIDENT)
    paged.store.write(lambda c: c.execute(delete(OfficeHeld).where(*hers)))
    assert client.get(f"{path}/month").status_code == 403
    assert client.get(path).status_code == 200


@pytest.mark.parametrize("what", ["leaves", "changes her phone"])
def test_who_leaves_or_changes_her_phone_loses_it_at_once(paged: Paged, what: str) -> None:
    client, path = paged.inside(MEMBER)
    assert client.get(path).status_code == 200
    if what == "leaves":
        hers = (Member.group_id == paged.group, Member.number == MEMBER)
        left = update(Member).where(*hers).values(left_on=_row(paged).made_at.date())
    else:
        hers = (AddressMember.group_id == paged.group, AddressMember.member == MEMBER)
        left = delete(AddressMember).where(*hers)
    paged.store.write(lambda c: c.execute(left))
    for ask in (client.get, client.post):
        assert ask(path).status_code == 404
    assert client.post(f"{path}/code").status_code == 404
    assert client.get(f"{path}/paper/passbook").status_code == 404


@pytest.mark.parametrize(
    "query",
    [
        "/month?month=2026-13", "/month?month=%00", "/month?month=9999-12", "/month?month=0001-01",
        "/receipts?before=99999999999999999999", "/receipts?before=-1", "/receipts?before=x",
        "/receipts?member=x&member=99999999999999&kind=%27", "/receipts?code=%00%27",
        "/receipts?kind=__class__", "/?lang=xx", "?lang=<script>", "/month?month=२०२६-११",
    ],
)  # fmt: skip
def test_tricks_in_the_address_do_no_harm(paged: Paged, query: str) -> None:
    client, path = paged.inside(PRESIDENT)
    answer = client.get(path + query)
    assert answer.status_code in {200, 404}
    assert "<script>" not in answer.text


@pytest.mark.parametrize(
    "below",
    [
        "/meeting?number=999", "/member/99", "/member/99999999999999999999", "/member/x",
        "/paper/x", "/paper/..%2f", "/paper/loan_schedule?member=7&loan=99", "/month/x",
    ],
)  # fmt: skip
def test_what_is_not_there_is_not_found(paged: Paged, below: str) -> None:
    client, path = paged.inside(PRESIDENT)
    assert client.get(path + below).status_code == 404


def test_the_language_is_hers_until_she_switches(paged: Paged) -> None:
    client, path = paged.inside(MEMBER)
    assert '<html lang="hi">' in client.get(path).text
    english = client.get(f"{path}?lang=en")
    assert '<html lang="en">' in english.text
    assert "Member passbook" in english.text
    assert "Member passbook" in client.get(path).text  # it stays
    assert "सदस्य पासबुक" in client.get(f"{path}?lang=hi").text
    latin = paged.link(OTHER, language="hi_Latn")
    assert '<html lang="hi">' in paged.client().get(latin).text  # as on papers


def test_without_a_key_no_link_opens(paged: Paged) -> None:
    """Anybody could seal with an empty one."""
    named = seals.opened(paged.settings, paged.link(MEMBER).rpartition("/")[2])
    paged.key = ""
    assert paged.client().get(f"/p/{seals.link(paged.settings, named)}").status_code == 404


def test_old_links_are_forgotten(paged: Paged, moment: Moment) -> None:
    paged.link(MEMBER)
    moment.move(days=32)
    paged.link(MEMBER)
    with paged.store.engine.connect() as c:
        assert len(c.execute(select(PageLink.id)).all()) == 1
