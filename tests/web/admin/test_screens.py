"""What is on the screens: masked, escaped, quick with many; every look and change in the log."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import Connection, insert, select, text, update
from sqlalchemy.exc import DatabaseError

from bot.books.check import check
from bot.operators.acts import PAGE
from bot.outbox import Message, queue
from bot.store import Store
from bot.store.tables import Group, Member, OperatorAct, Outbox
from bot.web.build import build
from tests import make
from tests.browser.office import furnish
from tests.people import GEETA
from tests.web.admin.conftest import URL
from tests.web.admin.visitor import Visitor, acts
from tests.web.tiny import Echo, services

EVIL = "<script>alert(1)</script>"
SCREENS = ("", "groups", "outbox", "outbox?state=all", "imports", "texts", "settings", "operators")


def _group(connection: Connection, **more) -> int:
    return make.create_group(connection, phones=True, **more)


def _failed(connection: Connection, count: int = 1, said: str = "आपकी बचत ₹500 है।") -> list[int]:
    address = make.create_address(connection, "+919999901000")
    ids = queue(connection, [Message(address, "receipt", "hi", said)] * count, make.NOW)
    of_these = Outbox.kind == "receipt"
    connection.execute(update(Outbox).where(of_these).values(state="failed", error="63003"))
    return ids


def test_phones_are_masked_until_asked_for(inside: Visitor, store: Store) -> None:
    """And that somebody asked is written down, with the group and whose."""
    group = store.write(_group)
    page = inside.get(f"/admin/groups/{group}").text
    assert "…0005" in page
    assert GEETA.phone not in page
    path = f"/admin/groups/{group}/members/{GEETA.number}/phone"
    assert inside.get(path).status_code == 405
    assert GEETA.phone in inside.post(path).text
    assert acts(store)[-1] == ("member.phone", "done", group, "5")


def test_no_text_of_any_message_is_shown(inside: Visitor, store: Store) -> None:
    """Kind, state and reason are enough."""
    (number,) = store.write(_failed)
    for path in ("outbox", "outbox?state=all", f"outbox/{number}"):
        page = inside.get(f"/admin/{path}", headers={"Accept-Language": "en"}).text
        assert "This phone has no WhatsApp." in page
        assert "बचत ₹500" not in page
        assert "99999" not in page


def test_sending_again_is_that_of_the_command_line(inside: Visitor, store: Store) -> None:
    """Once; a second time it says where the first went."""
    (number,) = store.write(_failed)
    answer = inside.post(f"/admin/outbox/{number}/retry")
    new = int(answer.headers["Location"].rpartition("/")[2])
    assert acts(store)[-1] == ("outbox.retry", "done", None, str(number))
    again = inside.post(f"/admin/outbox/{number}/retry")
    assert again.status_code == 409
    assert f"{new}" in again.text
    assert acts(store)[-1] == ("outbox.retry", "refused", None, str(number))
    rows = store.read(lambda c: c.execute(select(Outbox.state).order_by(Outbox.id)).scalars().all())
    assert rows == ["waiting", "failed", "waiting"]  # the link, the old one, the new one


def test_names_are_words_and_nothing_else(inside: Visitor, store: Store) -> None:
    """Markup in a name, place or search is shown, not run."""

    def evil(connection: Connection) -> int:
        group = _group(connection, name=EVIL, place=EVIL)
        connection.execute(
            update(Member).values(name=EVIL, relation='"><img src=x onerror=alert(1)>')
        )
        return group

    group = store.write(evil)
    inside.post("/admin/operators", name=EVIL, number="+919999900077", role="viewer")
    for path in ("groups", f"groups/{group}", f"groups?q={EVIL}", "operators", "log"):
        page = inside.get(f"/admin/{path}").text
        assert "<script" not in page
        assert "<img" not in page
    assert "&lt;script&gt;" in inside.get(f"/admin/groups/{group}").text


def test_four_hundred_groups_come_in_pages(inside: Visitor, store: Store) -> None:
    """Found by name, code or place; what means something to LIKE means nothing."""

    def many(connection: Connection) -> None:
        for number in range(400):
            make.create_group(connection, (), code=f"G{number:03}", name=f"समूह {number}")
        make.create_group(connection, code="ODD", name="100%_\\ समूह", place="रामपुर")

    store.write(many)
    first = inside.get("/admin/groups").text
    assert first.count('<th scope="row"') == 50
    assert 'href="/admin/groups?q=&amp;page=2"' in first
    assert "ODD" in inside.get("/admin/groups?page=9").text
    for wanted, found in (("रामपुर", 1), ("%", 1), ("_", 1), ("\\", 1), ("g00", 10), ("zzz", 0)):
        page = inside.get("/admin/groups", query_string={"q": wanted}).text
        assert page.count('<th scope="row"') == found, wanted
    for page in ("0", "-1", "99999", "x", "१", "9" * 30):
        assert inside.get(f"/admin/groups?page={page}").status_code == 200


def test_what_books_check_says_is_kept_and_grows_old(inside: Visitor, store: Store) -> None:
    """Not checked, agree, written since, faults."""
    group = store.write(_group)
    english = {"Accept-Language": "en"}

    def said() -> str:
        page = inside.get("/admin/groups", headers=english).text
        return re.search(r'data-name="Its books"><span class="chip \w*">([^<]+)', page)[1]

    store.write(lambda c: c.execute(update(Group).values(head="x" * 64)))
    assert said() == "not checked yet"
    inside.post("/admin/groups/check")
    assert said() == "1 faults"
    store.write(lambda c: c.execute(update(Group).values(head="0" * 64)))
    assert store.read(check) == []
    inside.post(f"/admin/groups/{group}/check")
    assert re.search(
        r'data-name="Its books"><span class="chip">agree',
        inside.get("/admin/groups", headers=english).text,
    )
    store.write(lambda c: c.execute(update(Group).values(head="y" * 64)))
    assert said() == "written since"
    assert ("group.check", "done", group, "") in acts(store)


def test_ten_thousand_messages_come_in_pages(inside: Visitor, store: Store) -> None:
    """Each once, newest first, to the last one."""
    ids = store.write(lambda c: _failed(c, 10_000))
    page = inside.get("/admin/outbox").text
    rows = [
        int(n)
        for n in re.findall(r'<th scope="row" class="sum"><a href="/admin/outbox/(\d+)"', page)
    ]
    assert rows == ids[:-51:-1]
    assert f"before={rows[-1]}" in page
    last = inside.get(f"/admin/outbox?before={ids[50]}").text
    assert last.count('<th scope="row"') == 50
    assert "पुरानी" in last
    assert "पुरानी" not in inside.get(f"/admin/outbox?before={ids[30]}").text


def test_the_log_cannot_be_changed(inside: Visitor, store: Store) -> None:
    """Neither by us nor by whoever has the database's password; both databases refuse."""
    for wrong in ("UPDATE operator_acts SET act = 'x'", "DELETE FROM operator_acts"):
        with pytest.raises(DatabaseError, match="never changed"):
            store.write(lambda c, wrong=wrong: c.execute(text(wrong)))
    assert acts(store)


def test_every_screen_writes_a_line_before_it_is_shown(inside: Visitor, store: Store) -> None:
    """Also where there is nothing to be seen."""
    before = len(acts(store))
    for path in (*SCREENS, "log", "groups/77", "outbox/77", "imports/77"):
        inside.get(f"/admin/{path}")
    lines = acts(store)[before:]
    assert [line[1] for line in lines] == ["seen"] * 12
    assert lines[-3:] == [
        ("group", "seen", 77, ""), ("message", "seen", None, "77"), ("import", "seen", None, "77"),
    ]  # fmt: skip


def test_the_log_is_read_in_pages_and_by_group(inside: Visitor, store: Store) -> None:
    group = store.write(_group)
    at = make.NOW

    def many(connection: Connection) -> None:
        line = {"at": at, "act": "group", "outcome": "seen", "group_id": group, "subject": ""}
        connection.execute(insert(OperatorAct), [line] * (PAGE + 5))

    store.write(many)
    page = inside.get(f"/admin/log?group={group}").text
    assert page.count("<tr>") == PAGE + 1
    older = re.search(r"before=(\d+)", page)[1]
    assert inside.get(f"/admin/log?group={group}&before={older}").text.count("<tr>") == 6
    assert inside.get(f"/admin/log?group={group}&changes=1").text.count("<tr>") == 0


def test_no_secret_is_on_any_page(
    store: Store, anita: Visitor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every SecretStr, and passwords that stand in addresses."""
    secrets = {
        "twilio_auth_token": "TOKENTOKEN1",
        "twilio_auth_token_previous": "TOKENTOKEN2",
        "secret_key": "S" * 40,
        "redis_url": "redis://:REDISPASSWORD@redis.example/0",
        "database_url": "postgresql://bachat:DBPASSWORD@db.example/bachat?password=DBPASSWORD",
    }
    monkeypatch.setenv("EXOTEL_API_TOKEN", "EXOTELTOKEN")
    monkeypatch.setenv("EXOTEL_API_KEY", "EXOTELKEYEXOTELKEY")
    monkeypatch.setenv("EXOTEL_WEBHOOK_KEY", "EXOTELHOOKEXOTELHOOK")
    there = store.write(lambda c: furnish(c, tmp_path, operators=False))
    base = services(store, Echo(), URL)
    held = base.settings.model_copy(update={})
    given = type(held)(_env_file=None, **{**held.model_dump(), **secrets})
    anita.app = build(replace(base, settings=given))
    anita.client = anita.app.test_client()
    anita.signs_in()
    kept = ["TOKENTOKEN", "S" * 40, "REDISPASSWORD", "DBPASSWORD", "EXOTELTOKEN", "EXOTELKEYEXOTEL",
            "EXOTELHOOK", anita.secret]  # fmt: skip
    paths = [*SCREENS, "log", f"groups/{there['group']}", f"outbox/{there['failed']}",
             f"imports/{there['cutoff']}", f"imports/{there['bad']}"]  # fmt: skip
    for path in paths:
        page = anita.get(f"/admin/{path}").text
        assert [secret for secret in kept if secret in page] == [], path
    page = anita.get("/admin/settings", headers={"Accept-Language": "en"}).text
    assert "redis.example" in page
    assert page.count(">set<") == 5
