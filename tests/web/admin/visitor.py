"""An operator at her desk: a browser, her phone (the outbox), her code app."""

import re
from dataclasses import dataclass, field

from flask import Flask
from flask.testing import FlaskClient
from pyotp import TOTP
from sqlalchemy import select
from werkzeug.test import TestResponse

from bot import clock
from bot.operators import people
from bot.operators.people import Role
from bot.store import Store
from bot.store.tables import OperatorAct, Outbox

NUMBER = "+919999900090"
_TOKEN = re.compile(r'name="csrf" value="(\w+)"')
_KEY = re.compile(r"/c/(\w{10})\b")
_SECRET = re.compile(r'class="code secret">([\w ]+)<')


@dataclass
class Visitor:
    """`client` is her browser; `secret` what her code app knows after the first time."""

    app: Flask
    store: Store
    number: str = NUMBER
    secret: str = ""
    client: FlaskClient = field(init=False)

    def __post_init__(self) -> None:
        self.client = self.app.test_client()

    def get(self, path: str, **more) -> TestResponse:
        """Look at a page."""
        return self.client.get(path, **more)

    def post(self, path: str, source: str = "/admin/", **fields) -> TestResponse:
        """Send a form, with the token of the page `source`."""
        return self.client.post(path, data={"csrf": self.token(source), **fields})

    def token(self, source: str) -> str:
        """Of the first form of a page; "" where there is none."""
        found = _TOKEN.search(self.get(source).text)
        return found[1] if found else ""

    def asks(self, number: str = "") -> TestResponse:
        """For a link."""
        return self.post("/admin/sign-in", "/admin/sign-in", number=number or self.number)

    def key(self) -> str:
        """Of the newest link on her phone."""
        newest = select(Outbox.text).where(Outbox.kind == "sign_in").order_by(Outbox.id.desc())
        return _KEY.search(self.store.read(lambda c: c.execute(newest).scalars().first()))[1]

    def opens(self, key: str = "") -> TestResponse:
        """The link, and its button."""
        key = key or self.key()
        return self.post("/admin/key", f"/c/{key}?here=1", key=key)

    def code(self) -> str:
        """What her app shows now."""
        return TOTP(self.secret).at(clock.now())

    def types(self, code: str = "") -> TestResponse:
        """The code; the first time she takes the secret from the page."""
        page = self.get("/admin/code").text
        shown = _SECRET.search(page)
        self.secret = shown[1].replace(" ", "") if shown else self.secret
        return self.post("/admin/code", "/admin/code", code=code or self.code())

    def signs_in(self) -> TestResponse:
        """All of it."""
        self.asks()
        self.opens()
        return self.types()


def acts(store: Store) -> list[tuple[str, str, int | None, str]]:
    """All lines of the log, oldest first."""
    columns = (OperatorAct.act, OperatorAct.outcome, OperatorAct.group_id, OperatorAct.subject)
    lines = select(*columns).order_by(OperatorAct.id)
    return [tuple(row) for row in store.read(lambda c: c.execute(lines).all())]


def add(store: Store, number: str = NUMBER, role: Role = Role.ADMIN, name: str = "Anita") -> int:
    """An operator, as `operator add` makes one."""
    return store.write(lambda c: people.add(c, name, number, role, clock.now()))
