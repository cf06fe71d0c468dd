"""Pictures of slips are fetched after the answer, kept whole, and tried again where they fail."""

import hashlib
import threading
from collections.abc import Iterator
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, ClassVar

import pytest
import time_machine
from pydantic import SecretStr
from sqlalchemy import select

from bot import dispatch
from bot.channels.base import Inbound, Media
from bot.channels.twilio.media import TwilioMedia
from bot.config import Settings
from bot.intake import pictures
from bot.store import Store
from bot.store.tables import MediaFile
from tests.make import NOW, create_group
from tests.people import GEETA, STRANGER_PHONE
from tests.talker import HOUSE

PICTURE = b"\xff\xd8 a slip of the bank " * 1000


class _Shelf(BaseHTTPRequestHandler):
    """Where the provider keeps pictures: asks for our name, then sends us on."""

    asked: ClassVar[list[tuple[str, bool]]] = []
    status: ClassVar[int] = 307

    def do_GET(self) -> None:  # the library's name
        self.asked.append((self.path, "Authorization" in self.headers))
        if self.path == "/moved":
            self.send_response(200)
            self.send_header("Content-Length", str(len(PICTURE)))
            self.end_headers()
            self.wfile.write(PICTURE)
            return
        self.send_response(self.status)
        self.send_header("Location", f"http://127.0.0.1:{self.server.server_port}/moved")  # type: ignore[attr-defined]
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_: Any) -> None:
        """Nothing."""


@pytest.fixture
def shelf() -> Iterator[str]:
    """Its address."""
    _Shelf.asked, _Shelf.status = [], 307
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Shelf)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def send(store: Store, url: str, phone: str = GEETA.phone, kind: str = "image/jpeg") -> None:
    """She sends a picture without words."""
    media = (Media(f"{url}/Media/ME1", kind),)
    inbound = Inbound("whatsapp", f"SM{kind}{phone}", "", phone, media=media)
    store.write(lambda c: dispatch.handle(c, inbound, HOUSE, NOW))


def rows(store: Store) -> list[Any]:
    return list(store.read(lambda c: c.execute(select(MediaFile)).all()))


def source(url: str) -> TwilioMedia:
    return TwilioMedia(
        Settings(twilio_api_url=url, twilio_account_sid="AC1", twilio_auth_token=SecretStr("token"))
    )


@pytest.fixture(autouse=True)
def village(store: Store) -> Iterator[None]:
    """A group with phones, on the day of the tests."""
    store.write(lambda c: create_group(c, phones=True))
    with time_machine.travel(NOW, tick=False):
        yield


def test_a_picture_is_kept_under_its_hash(store: Store, shelf: str, tmp_path: Path) -> None:
    """Our credentials go to the provider alone, not where it sends us on."""
    send(store, shelf)
    (waiting,) = rows(store)
    assert (waiting.state, waiting.member) == ("waiting", GEETA.number)
    assert pictures.fetch(store, source(shelf), tmp_path) == 1
    (kept,) = rows(store)
    assert (kept.state, kept.sha256) == ("kept", hashlib.sha256(PICTURE).hexdigest())
    assert (tmp_path / kept.path).read_bytes() == PICTURE
    assert [name for _, name in _Shelf.asked] == [True, False]
    assert pictures.fetch(store, source(shelf), tmp_path) == 0


def test_it_is_tried_again_and_given_up_at_last(store: Store, shelf: str, tmp_path: Path) -> None:
    send(store, shelf)
    _Shelf.status = 500
    at = NOW
    for _ in range(6):
        with time_machine.travel(at, tick=False):
            assert pictures.fetch(store, source(shelf), tmp_path) == 0
        at += timedelta(hours=13)
    assert [(row.state, row.attempts) for row in rows(store)] == [("failed", 6)]
    assert list(tmp_path.rglob("*")) == []


def test_nobody_elses_address_is_asked(store: Store, shelf: str, tmp_path: Path) -> None:
    """A forged link would get our password."""
    send(store, "http://evil.example")
    assert pictures.fetch(store, source(shelf), tmp_path) == 0
    assert _Shelf.asked == []


@pytest.mark.parametrize(
    ("phone", "kind"), [(STRANGER_PHONE, "image/jpeg"), (GEETA.phone, "audio/ogg")]
)
def test_what_is_no_slip_is_not_kept(store: Store, shelf: str, phone: str, kind: str) -> None:
    """A stranger's picture, a voice note."""
    send(store, shelf, phone, kind)
    assert rows(store) == []
