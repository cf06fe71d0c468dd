"""A provider's webhooks under its own name: the ways it calls, and what it is answered."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import requests
from sqlalchemy import select
from structlog.testing import capture_logs

from bot import clock
from bot.dispatch import House
from bot.intake import replay
from bot.spool import Spool
from bot.store import Store
from bot.store.tables import Inbox, Outbox
from bot.web.build import build
from flows import FLOWS
from handlers import HANDLERS
from tests.channels.contract import EXOTEL, KEY, Bench
from tests.channels.contract import bench as opened
from tests.people import SITA
from tests.web.serving import answered
from tests.web.tiny import Echo, services

FORM = {"SmsSid": "x1", "From": SITA.phone, "To": "56070", "Date": "x", "Body": "मेरी बचत"}
JSON = {"SmsSid": "x1", "Direction": "incoming", "Sender": SITA.phone, "MessageBody": "मेरी बचत"}


@pytest.fixture
def bench(store: Store, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Bench]:
    with opened(EXOTEL, store, monkeypatch, tmp_path) as bench:
        yield bench


def url(bench: Bench, what: str = "message", key: str = KEY) -> str:
    return f"{bench.web}/exotel/{what}/{key}"


@pytest.mark.parametrize("way", [{"data": FORM}, {"json": JSON}])
def test_posted_message_is_taken(bench: Bench, way: dict[str, dict[str, str]]) -> None:
    answer = requests.post(url(bench), timeout=10, **way)

    assert (answer.status_code, answer.content) == (200, b"")
    assert [heard.words for heard in bench.echo.heard] == ["मेरी बचत"]


def test_message_by_get_after_a_look_by_head(bench: Bench) -> None:
    """The look acts on nothing, and has the headers of the answer."""
    look = requests.head(url(bench), params=FORM, timeout=10)
    assert (look.status_code, look.headers["Content-Type"]) == (200, "text/plain")
    assert bench.echo.heard == []

    answer = requests.get(url(bench), params=FORM, timeout=10)
    assert (answer.status_code, answer.content) == (200, b"")
    assert answer.headers["Content-Type"] == "text/plain"
    assert len(bench.echo.heard) == 1


def test_worker_is_woken_for_the_answer(bench: Bench) -> None:
    requests.post(url(bench), FORM, timeout=10)
    assert bench.echo.hints == 1
    requests.post(url(bench), {**FORM, "SmsSid": "x2", "Body": "|"}, timeout=10)
    assert bench.echo.hints == 1, "there was nothing to say"


@pytest.mark.parametrize(("what", "method"), [("message", "GET"), ("status", "HEAD")])
def test_wrong_key_is_refused_whatever_the_way(bench: Bench, what: str, method: str) -> None:
    answer = requests.request(method, url(bench, what, "guessed"), params=FORM, timeout=10)

    assert answer.status_code == 403
    assert requests.get(f"{bench.web}/exotel/message", timeout=10).status_code == 404


@pytest.mark.parametrize("body", [b"[1, 2]", b"{", b'"text"', b'{"SmsSid": null}'])
def test_json_that_is_no_message_is_a_bad_request(bench: Bench, body: bytes) -> None:
    kind = {"Content-Type": "application/json"}

    assert requests.post(url(bench), body, headers=kind, timeout=10).status_code == 400


def test_body_over_64_kilobytes_is_refused(bench: Bench) -> None:
    long = {**FORM, "Body": "a" * 65_536}

    assert answered(lambda: requests.post(url(bench), long, timeout=10)).status_code == 413


def test_fault_of_ours_tells_nobody_anything(bench: Bench) -> None:
    """Neither her words nor the key in the path."""
    bench.echo.fails = 1
    with capture_logs() as logged:
        answer = requests.post(url(bench), FORM, timeout=10)
    log = str(logged)

    assert (answer.status_code, answer.content) == (500, b"")
    assert "/exotel/message/<key>" in log
    for secret in (KEY, "मेरी", SITA.phone[3:]):
        assert secret not in log


def test_while_the_database_is_away_it_is_kept_and_dealt_with_later(
    bench: Bench, store: Store, tmp_path: Path
) -> None:
    """Nobody knows that the provider would deliver it again."""
    ours = bench.settings.model_copy(update={"spool_folder": tmp_path / "spool"})
    away = Store("postgresql://nobody@127.0.0.1:1/nothing")
    web = build(replace(services(away, Echo(), bench.web), settings=ours)).test_client()

    assert web.post(f"/exotel/message/{KEY}", data=FORM).status_code == 200
    away.close()
    house, spool = House(HANDLERS, FLOWS), Spool(ours.spool_folder)
    assert replay(store, house, spool, ours) == 1
    words = select(Inbox.words, Inbox.channel)
    assert store.read(lambda c: c.execute(words).all()) == [("मेरी बचत", "sms")]
    queued = select(Outbox.once).where(Outbox.kind == "answer")
    assert store.read(lambda c: c.execute(queued).scalars().first()) == "reply:sms:x1:0"

    back = build(replace(services(store, Echo(), bench.web), settings=ours)).test_client()
    spool.keep("x1", FORM, clock.now(), "exotel")
    assert back.post(f"/exotel/message/{KEY}", data=FORM).status_code == 200
    assert spool.waiting() == [], "it was dealt with meanwhile"


def test_provider_that_is_not_used_has_no_routes(bench: Bench) -> None:
    web = build(services(None, Echo(), bench.web)).test_client()  # type: ignore[arg-type]
    assert web.post(f"/exotel/message/{KEY}", data=FORM).status_code == 404
