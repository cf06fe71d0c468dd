"""What every provider is tried on: itself over real HTTP against its stand-in, and our web."""

import socket
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeVar

import pytest
import requests
from twilio.request_validator import RequestValidator

from bot import providers
from bot.channels.base import Channel, Outbound
from bot.config import Settings
from bot.simulator.app import create
from bot.simulator.config import Config
from bot.simulator.world import World
from bot.store import Store
from bot.web.build import build
from tests import make
from tests.people import MEERA, SITA
from tests.web.serving import reserved, serving, url_of
from tests.web.tiny import ACCOUNT, TOKEN, Echo, services, settings

T = TypeVar("T")

KEY = "a-key-that-nobody-can-guess"
ENTITY, TEMPLATE = "1101234567890123456", "1107123456789012345"
_KIND = "application/x-www-form-urlencoded"


@dataclass
class Bench:
    """One provider at work; what differs from one to the other is in its `Ways`."""

    ways: "Ways"
    settings: Settings
    world: World
    web: str
    echo: Echo
    channel: Channel

    def message(self, text: str = "नमस्ते दीदी", **more: Any) -> Outbound:
        """An SMS that this provider takes."""
        to = more.pop("to", SITA.phone)
        return Outbound(7, "sms", to, text, via=self.ways.name, **{**self.ways.outbound, **more})

    def order(self, **fault: Any) -> None:
        """A fault of the provider."""
        self.world.faults.order([fault])

    def arrived(self, phone: str = SITA.phone) -> list[str]:
        """What has reached this phone."""
        return [m.body for m in self.world.phones[phone].messages if m.direction != "inbound"]

    def until(self, what: Callable[[], T]) -> T:
        """Ask again and again until the answer is truthy; returns it."""
        end = time.monotonic() + 10
        while not (result := what()):
            assert time.monotonic() < end, "it never happened"
            time.sleep(0.01)
        return result

    def call(self, what: str, fields: Mapping[str, str], *, forged: bool = False) -> int:
        """The provider, or somebody who would like to be it, calls our webhook; the HTTP status."""
        url, headers = self.ways.address(self.web, what, fields, forged=forged)
        kind = {"Content-Type": _KIND}
        return requests.post(url, dict(fields), headers=kind | headers, timeout=10).status_code


@dataclass(frozen=True)
class Ways:
    """How one provider is set up, and how it calls us."""

    name: str
    outbound: Mapping[str, Any]
    routes: str
    config: Callable[[str], dict[str, Any]]  # of the stand-in, by our address
    env: Callable[[str], dict[str, str]]  # its own settings, by the stand-in's address
    address: Callable[..., tuple[str, dict[str, str]]]
    inbound: Mapping[str, str]  # a message that came in, in its words
    report: Mapping[str, str]  # a delivery report; `state_field` holds the state
    state_field: str
    id_field: str


def _twilio_address(
    web: str, what: str, fields: Mapping[str, str], *, forged: bool
) -> tuple[str, dict[str, str]]:
    url = f"{web}/twilio/{what}" + ("?ref=7" if what == "status" else "")
    token = "another" if forged else TOKEN
    return url, {"X-Twilio-Signature": RequestValidator(token).compute_signature(url, dict(fields))}


def _exotel_address(
    web: str, what: str, fields: Mapping[str, str], *, forged: bool
) -> tuple[str, dict[str, str]]:
    return f"{web}/exotel/{what}/{'another' if forged else KEY}", {}


TWILIO = Ways(
    name="twilio",
    outbound={},
    routes="*=twilio",
    config=lambda _: {},
    env=lambda simulator: {"TWILIO_API_URL": simulator},
    address=_twilio_address,
    inbound={"MessageSid": "SM1", "From": SITA.phone, "Body": "मेरी बचत"},
    report={"MessageSid": "SM9", "MessageStatus": "delivered"},
    state_field="MessageStatus",
    id_field="MessageSid",
)
EXOTEL = Ways(
    name="exotel",
    outbound={"dlt_template": TEMPLATE, "is_as_registered": True},
    routes="+91=exotel,*=twilio",
    config=lambda web: {
        "exotel_account": "bachat1",
        "exotel_webhook": f"{web}/exotel/message/{KEY}",
        "dlt_entity": ENTITY,
    },
    env=lambda simulator: {
        "EXOTEL_API_URL": simulator,
        "EXOTEL_ACCOUNT_SID": "bachat1",
        "EXOTEL_API_KEY": "simulator",
        "EXOTEL_API_TOKEN": "simulator",
        "EXOTEL_SMS_FROM": "BACHAT",
        "EXOTEL_WEBHOOK_KEY": KEY,
        "DLT_ENTITY_ID": ENTITY,
    },
    address=_exotel_address,
    inbound={"SmsSid": "SM1", "From": SITA.phone, "Body": "मेरी बचत"},
    report={
        "SmsSid": "SM9",
        "Status": "sent",
        "DetailedStatus": "DELIVERED_TO_HANDSET",
        "CustomField": "7",
    },
    state_field="Status",
    id_field="SmsSid",
)
WAYS = (TWILIO, EXOTEL)


@contextmanager
def bench(
    ways: Ways, store: Store, monkeypatch: pytest.MonkeyPatch, folder: Path
) -> Iterator[Bench]:
    """The stand-in and our web, each behind its own socket."""
    with reserved() as listener:
        yield from _at(listener, ways, store, monkeypatch, folder)


def _at(
    listener: socket.socket, ways: Ways, store: Store, monkeypatch: pytest.MonkeyPatch, folder: Path
) -> Iterator[Bench]:
    web = url_of(listener)
    config = Config(
        ACCOUNT, TOKEN, f"{web}/twilio/message", templates=folder, step=0.005, retry_wait=0.005,
        **ways.config(web),
    )  # fmt: skip
    app = create(config)
    world: World = app.extensions["world"]
    world.dlt[TEMPLATE] = "{#var#}{#var#}{#var#}{#var#}"
    store.write(lambda c: [make.create_address(c, p.phone, channel="sms") for p in (SITA, MEERA)])
    with serving(app) as simulator:
        for name, value in ways.env(simulator).items():
            monkeypatch.setenv(name, value)
        ours = settings(web, sms_routes=ways.routes)
        echo = Echo()
        with serving(build(replace(services(store, echo, web), settings=ours)), listener):
            provider = providers.find(ways.name)
            assert provider
            yield Bench(ways, ours, world, web, echo, provider.connect(ours))
