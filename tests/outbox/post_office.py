"""The outbox with all it stands on: a database, the simulator over HTTP, its reports, a clock."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from flask import Flask, request
from sqlalchemy import select
from werkzeug.serving import make_server

from bot import clock
from bot.channels.twilio import TwilioChannel
from bot.channels.twilio.status import report
from bot.config import Settings
from bot.outbox import Message, deliver, queue
from bot.outbox.pace import Pace
from bot.outbox.reports import take
from bot.simulator.app import create
from bot.simulator.config import Config
from bot.simulator.world import World
from bot.store import Store
from bot.store.tables import Address, Outbox
from tests import make

ACCOUNT, TOKEN = "AC" + "1" * 32, "a-token"
PHONES = tuple(f"+9199999010{n:02}" for n in range(30))
_NOON = 7  # in UTC: nothing here falls into the quiet hours unless a test wants it


class PostOffice:
    """A clock that runs but can be moved, the same for us and for the simulator."""

    def __init__(self, store: Store, world: World, settings: Settings) -> None:
        self.store, self.world, self.settings = store, world, settings
        self.channel = TwilioChannel(settings)
        self.shift = timedelta()
        now = datetime.now(UTC)
        noon = now.replace(hour=_NOON, minute=0, second=0)
        self.move(seconds=(noon - now).total_seconds())

    def __call__(self) -> datetime:
        return datetime.now(UTC) + self.shift

    def move(self, **by: float) -> None:
        """Move the time on."""
        self.shift += timedelta(**by)
        self.world.offset = self.shift

    def address(self, phone: str, *, open_: bool = True, **more: Any) -> int:
        """An address; `open_` = she wrote just now, and the simulator knows it too."""
        heard_at = self() if open_ else None
        if open_:
            self.world.phones[phone].wrote_at = heard_at
        members = more.pop("members", ())
        return self.store.write(
            lambda c: make.create_address(c, phone, members, heard_at=heard_at, **more)
        )

    def put(self, address: int, text: str = "नमस्ते", **more: Any) -> int:
        """One message into the outbox; returns its id."""
        message = Message(
            **{"address_id": address, "kind": "answer", "language": "hi", "text": text, **more}
        )
        (row,) = self.store.write(lambda c: queue(c, [message], clock.now()))
        return row

    def drain(self, worker: str = "w1") -> int:
        """One turn of a worker."""
        pace = Pace(self.settings, self.store, None)
        return deliver.drain(self.store, self.channel, self.settings, worker, pace)

    def row(self, row: int) -> Any:
        """A row of the outbox."""
        return self.store.read(
            lambda c: c.execute(select(Outbox.__table__).where(Outbox.id == row)).one()
        )

    def rows(self) -> list[Any]:
        """All rows, in order."""
        return self.store.read(
            lambda c: list(c.execute(select(Outbox.__table__).order_by(Outbox.id)))
        )

    def phone(self, address: int) -> Any:
        """An address as it is now."""
        return self.store.read(
            lambda c: c.execute(select(Address.__table__).where(Address.id == address)).one()
        )

    def arrived(self, phone: str) -> list[str]:
        """What this phone has received, in order."""
        return [m.body for m in self.world.phones[phone].messages if m.direction != "inbound"]

    def order(self, **fault: Any) -> None:
        """A fault of the provider."""
        self.world.faults.order([fault])


def simulator(public_url: str) -> Flask:
    """The stand-in for Twilio, in this process but over HTTP."""
    return create(
        Config(ACCOUNT, TOKEN, f"{public_url}/twilio/message", templates=Path("locales"), step=0.01)
    )


class Listener:
    """Takes delivery reports as our web process does, until it is closed."""

    def __init__(self, store: Store) -> None:
        self.app = Flask("listener")
        self._store = store
        self._lock = threading.Lock()
        self._is_open = True
        self.app.post("/twilio/status")(self.status)

    def status(self) -> tuple[str, int]:
        """The route."""
        said = report(request.form, request.args)
        with self._lock:
            if self._is_open:
                self._store.write(lambda c: take(c, said, clock.now()))
        return "", 204

    def close(self) -> None:
        """The simulator goes on reporting for a while; the database may be gone by then."""
        with self._lock:
            self._is_open = False


@contextmanager
def serving(app: Flask, port: int = 0) -> Iterator[int]:
    """Serve in a thread; gives the port."""
    server = make_server("127.0.0.1", port, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server.server_port
    server.shutdown()
    thread.join()
    server.server_close()
