"""The way in: who has the phone, the browser and the code app comes in; nobody else."""

import re

import pytest
from flask import Flask
from sqlalchemy import select, update

from bot.operators import people
from bot.operators.people import Role
from bot.operators.secrets import digest
from bot.store import Store
from bot.store.tables import Address, Operator, OperatorLink, OperatorSession, Outbox
from bot.web.admin.page import COOKIE
from bot.web.build import build
from tests.moment import Moment
from tests.web.admin.visitor import NUMBER, Visitor, acts, add
from tests.web.tiny import Echo, services

ALL = select(Outbox.__table__).order_by(Outbox.id)


def _cookie(visitor: Visitor) -> str:
    found = visitor.client.get_cookie(COOKIE)
    return found.value if found else ""


def test_number_link_and_code(anita: Visitor, store: Store) -> None:
    """The first time the secret is shown, and the code confirms it."""
    assert anita.get("/admin/").headers["Location"] == "/admin/sign-in"
    assert anita.asks().headers["Location"] == "/admin/key"
    (sent,) = store.read(lambda c: c.execute(ALL).all())
    assert (sent.kind, sent.urgent, sent.group_id) == ("sign_in", True, None)
    assert f"https://sakhi.example/c/{anita.key()}" in sent.text
    assert sent.variables == {"1": "https://sakhi.example", "2": anita.key()}
    assert anita.opens().headers["Location"] == "/admin/code"
    page = anita.get("/admin/code").text
    assert "<svg" in page
    assert "otpauth://totp/Bachat%20Sakhi" in page
    assert NUMBER not in page
    assert anita.types().headers["Location"] == "/admin/"
    assert anita.get("/admin/").status_code == 200
    done = [("sign_in.link", "done", None, ""), ("sign_in", "done", None, "")]
    assert [line for line in acts(store) if line[0].startswith("sign_in")] == done


def test_the_secret_is_shown_once(
    inside: Visitor, app: Flask, store: Store, moment: Moment
) -> None:
    """And a second browser needs link and code again."""
    moment.move(minutes=1)
    other = Visitor(app, store, secret=inside.secret)
    other.asks()
    other.opens()
    page = other.get("/admin/code").text
    assert "<svg" not in page
    assert inside.secret not in page
    assert other.types().headers["Location"] == "/admin/"


def test_known_or_not_the_answer_is_the_same(anita: Visitor, app: Flask, store: Store) -> None:
    """No message, no difference."""
    stranger = Visitor(app, store, "+919999900099")
    answers = [one.asks() for one in (anita, stranger)]
    assert answers[0].status_code == answers[1].status_code
    assert answers[0].headers["Location"] == answers[1].headers["Location"]
    pages = [re.sub(r'value="\w+"', "", one.get("/admin/key").text) for one in (anita, stranger)]
    assert pages[0] == pages[1]
    assert len(store.read(lambda c: c.execute(ALL).all())) == 1
    for nonsense in ("", "x", "१२३", "+1 202 555 0101", "9" * 500):
        assert stranger.asks(nonsense or " ").headers["Location"] == "/admin/key"


def test_a_link_is_good_once(anita: Visitor) -> None:
    """Also in the browser that used it."""
    anita.asks()
    key = anita.key()
    assert anita.opens(key).status_code == 303
    anita.client.delete_cookie(COOKIE)
    assert anita.opens(key).status_code == 403


def test_a_replayed_link_does_not_open_in_the_same_browser(anita: Visitor, store: Store) -> None:
    """The cookie that asked is still known to whoever kept it; the link is used."""
    anita.asks()
    asked_with = _cookie(anita)
    key = anita.key()
    anita.opens(key)
    anita.client.set_cookie(COOKIE, asked_with)
    assert anita.opens(key).status_code == 403


def test_after_ten_minutes_it_is_over(anita: Visitor, moment: Moment) -> None:
    anita.asks()
    moment.move(minutes=10)
    assert anita.opens().status_code == 403


def test_another_browser_cannot_use_it(anita: Visitor, app: Flask, store: Store) -> None:
    """Nor use it up for the one that asked; nor can who sees the outbox or the tables."""
    anita.asks()
    thief = Visitor(app, store)
    assert thief.opens(anita.key()).status_code == 403
    rows = store.read(lambda c: c.execute(select(OperatorLink.__table__)).all())
    assert anita.key() not in str(rows)
    assert _cookie(anita) not in str(rows)
    assert anita.opens().status_code == 303


def test_looking_at_the_link_uses_nothing_up(anita: Visitor, app: Flask, store: Store) -> None:
    """Phones look at links by themselves, without a cookie."""
    anita.asks()
    robot = app.test_client()
    for _ in range(3):
        assert robot.get(f"/c/{anita.key()}").status_code == 200
    assert "Set-Cookie" not in robot.get(f"/c/{anita.key()}").headers
    assert anita.opens().status_code == 303


def test_the_key_can_be_typed_as_people_type(anita: Visitor) -> None:
    anita.asks()
    key = anita.key()
    assert anita.opens(f"{key[:5].upper()} {key[5:]} ").status_code == 303


def test_guessing_keys_ends_soon(anita: Visitor) -> None:
    """Ten tries of a browser, then not even the right one."""
    anita.asks()
    right = anita.key()
    for _ in range(10):
        assert anita.opens("a" * 10).status_code == 403
    assert anita.opens(right).status_code == 403


def test_the_code_is_needed(anita: Visitor) -> None:
    """With the link alone nothing is seen."""
    anita.asks()
    anita.opens()
    for path in ("/admin/", "/admin/groups", "/admin/settings", "/admin/log"):
        assert anita.get(path).headers["Location"] == "/admin/code"


def test_five_wrong_codes_lock(anita: Visitor, store: Store, moment: Moment) -> None:
    """In all browsers, also for the right one, for a quarter of an hour."""
    anita.asks()
    anita.opens()
    anita.get("/admin/code")
    for _ in range(5):
        assert anita.types("000000").status_code == 403
    assert anita.types().status_code == 403
    assert acts(store)[-1][:2] == ("sign_in", "refused")
    moment.move(minutes=15)
    assert anita.signs_in().headers["Location"] == "/admin/"


def test_a_code_counts_once(inside: Visitor, app: Flask, store: Store, moment: Moment) -> None:
    """Nor does an older one, after a newer was used."""
    used = inside.code()
    thief = Visitor(app, store, secret=inside.secret)
    thief.asks()
    thief.opens()
    assert thief.types(used).status_code == 403
    moment.move(seconds=60)
    assert thief.types().status_code == 303


def test_a_secret_that_was_not_confirmed_counts_no_more(anita: Visitor, moment: Moment) -> None:
    """Whoever saw the page over her shoulder has nothing."""
    anita.asks()
    anita.opens()
    seen = anita.get("/admin/code").text
    moment.move(minutes=11)
    anita.asks()
    anita.opens()
    now = anita.get("/admin/code").text
    secret = re.compile(r'class="code secret">([\w ]+)<')
    assert secret.search(seen)[1] != secret.search(now)[1]


def test_the_cookie_changes_at_every_step(anita: Visitor, store: Store) -> None:
    """One that somebody put into her browser before opens nothing afterwards."""
    planted = "planted-by-somebody-else"
    anita.client.set_cookie(COOKIE, planted)
    anita.asks()
    anita.opens()
    half = _cookie(anita)
    anita.types()
    whole = _cookie(anita)
    assert len({planted, half, whole}) == 3
    for old in (planted, half):
        anita.client.set_cookie(COOKIE, old)
        assert anita.get("/admin/").headers["Location"] == "/admin/sign-in"
    kept = store.read(lambda c: c.execute(select(OperatorSession.digest)).scalars().all())
    assert kept == [digest(whole)]


def test_what_the_cookie_is_like(anita: Visitor) -> None:
    set_ = anita.asks() and anita.opens().headers["Set-Cookie"]
    for word in ("__Host-", "Secure", "HttpOnly", "SameSite=Strict", "Path=/"):
        assert word in set_
    assert "Domain" not in set_


@pytest.mark.parametrize(
    ("idle", "times", "is_in"), [(29, 3, True), (30, 1, False), (29, 25, False)]
)
def test_sessions_end(inside: Visitor, moment: Moment, idle: int, times: int, is_in: bool) -> None:
    """After half an hour without a look, and after twelve hours."""
    for _ in range(times):
        moment.move(minutes=idle)
        status = inside.get("/admin/").status_code
    assert (status == 200) == is_in


def test_signing_out_ends_it_here_and_in_the_table(inside: Visitor, store: Store) -> None:
    kept = _cookie(inside)
    assert inside.post("/admin/sign-out").headers["Location"] == "/admin/sign-in"
    inside.client.set_cookie(COOKIE, kept)
    assert inside.get("/admin/").status_code == 303
    assert store.read(lambda c: c.execute(select(OperatorSession)).all()) == []
    assert acts(store)[-1][:2] == ("sign_out", "done")


def test_who_is_disabled_is_out_at_once(inside: Visitor, store: Store, moment: Moment) -> None:
    """And gets no link any more."""
    who = store.read(lambda c: c.execute(select(Operator.id)).scalar_one())
    store.write(lambda c: people.disable(c, who, moment.at))
    assert inside.get("/admin/").headers["Location"] == "/admin/sign-in"
    before = len(store.read(lambda c: c.execute(ALL).all()))
    inside.asks()
    assert len(store.read(lambda c: c.execute(ALL).all())) == before


def test_disabled_after_the_link_was_sent(anita: Visitor, store: Store, moment: Moment) -> None:
    anita.asks()
    store.write(lambda c: c.execute(update(Operator).values(disabled_at=moment.at)))
    assert anita.opens().status_code == 403


def test_reset_shows_a_new_secret(inside: Visitor, store: Store, moment: Moment) -> None:
    """Her old code app counts no more."""
    who = store.read(lambda c: c.execute(select(Operator.id)).scalar_one())
    store.write(lambda c: people.reset(c, who))
    assert inside.get("/admin/").headers["Location"] == "/admin/sign-in"
    old = inside.secret
    moment.move(minutes=1)
    inside.signs_in()
    assert inside.secret != old
    assert inside.get("/admin/").status_code == 200


def test_a_number_is_not_flooded(anita: Visitor, store: Store, moment: Moment) -> None:
    """Five links in a quarter of an hour; the answer does not tell."""
    for _ in range(8):
        assert anita.asks().headers["Location"] == "/admin/key"
    assert len(store.read(lambda c: c.execute(ALL).all())) == 5
    moment.move(minutes=15)
    anita.asks()
    assert len(store.read(lambda c: c.execute(ALL).all())) == 6


def test_a_place_that_tries_many_numbers_is_told_to_wait(anita: Visitor) -> None:
    for number in range(30):
        assert anita.asks(f"+9199999{number:05}").status_code == 303
    refused = anita.asks()
    assert refused.status_code == 429
    assert "पंद्रह मिनट" in refused.text


@pytest.mark.parametrize("path", ["/admin/sign-in", "/admin/key", "/admin/code"])
def test_forms_need_their_token(anita: Visitor, store: Store, path: str) -> None:
    """Without it, with another's, or from another site nothing happens."""
    anita.asks()
    if path == "/admin/code":
        anita.opens()
    fields = {"number": NUMBER, "key": anita.key(), "code": "000000"}
    before = len(store.read(lambda c: c.execute(ALL).all()))
    token = anita.token(path)
    foreign = {"Sec-Fetch-Site": "cross-site"}
    assert anita.client.post(path, data=fields).status_code == 400
    assert anita.client.post(path, data={**fields, "csrf": "x" * 64}).status_code == 400
    answer = anita.client.post(path, data={**fields, "csrf": token}, headers=foreign)
    assert answer.status_code == 400
    assert len(store.read(lambda c: c.execute(ALL).all())) == before


def test_links_and_ways_never_follow_the_host_header(anita: Visitor, store: Store) -> None:
    """A forged one would have sent the key to somebody else's server."""
    evil = {"Host": "evil.example", "X-Forwarded-Host": "evil.example"}
    page = anita.get("/admin/sign-in", headers=evil)
    token = re.search(r'name="csrf" value="(\w+)"', page.text)[1]
    # The cookie of another host does not go there: as a browser would send it, by hand.
    cookie = page.headers["Set-Cookie"].split(";")[0]
    answer = anita.client.post(
        "/admin/sign-in", data={"csrf": token, "number": NUMBER}, headers={**evil, "Cookie": cookie}
    )
    assert answer.headers["Location"] == "/admin/key"
    (sent,) = store.read(lambda c: c.execute(ALL).all())
    assert "evil" not in sent.text
    assert "evil" not in page.text


def test_without_a_secret_key_it_is_closed(store: Store, moment: Moment) -> None:
    add(store, role=Role.ADMIN)
    visitor = Visitor(build(services(store, Echo(), "https://sakhi.example")), store)
    for path in ("/admin/", "/admin/sign-in", "/admin/code", "/c/abcdefghjk"):
        assert visitor.get(path).status_code == 503


def test_after_a_stop_her_own_link_still_comes(anita: Visitor, store: Store) -> None:
    """She asked for it herself."""
    anita.asks()
    store.write(lambda c: c.execute(update(Address).values(stopped_at=Moment().at)))
    anita.asks()
    assert len(store.read(lambda c: c.execute(ALL).all())) == 2
