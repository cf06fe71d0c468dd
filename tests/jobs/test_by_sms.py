"""By SMS through the Indian gateway, as processes: she writes, is answered, gets her receipt."""

from datetime import datetime
from typing import Any

import pytest
import requests
from sqlalchemy import select

from bot.clock import INDIA
from bot.i18n import templates
from bot.store import Store
from bot.store.tables import Outbox
from tests import make
from tests.channels.contract import ENTITY, EXOTEL
from tests.house import House
from tests.people import EVERYONE, GEETA, MEERA

ANSWERS, RECEIPTS = "1107000000000000001", "1107000000000000002"
_FIRST, _LAST = 8, 20
FRAME = "बचत सखी: " + "{#var#}" * 6


@pytest.fixture
def by_sms(house: House, store: Store) -> House:
    """Geeta has no WhatsApp, Meera has; the gateway serves Indian numbers."""
    house.env |= EXOTEL.env(house.simulator_url)
    house.env |= {
        "SMS_ROUTES": "+91=exotel,*=twilio",
        "TEMPLATES_FILE": str(house.folder / "templates.toml"),
    }

    def furnish(c: Any) -> None:
        group = make.create_group(c, EVERYONE)
        make.create_address(c, GEETA.phone, [(group, GEETA.number)], channel="sms", heard_at=None)
        make.create_address(c, MEERA.phone, [(group, MEERA.number)])

    store.write(furnish)
    _by_day(house)
    _register(house, receipt="")
    house.start("simulator", "web", "worker", "clock")
    proposed = templates.find("receipt", "hi")
    assert proposed
    known = {ANSWERS: FRAME, RECEIPTS: proposed.dlt}
    requests.post(f"{house.simulator_url}/simulator/dlt", json=known, timeout=10)
    return house


def _by_day(house: House) -> None:
    """Receipts wait from 21 to 7 o'clock; a test that runs then has noon."""
    now = datetime.now(INDIA)
    if not _FIRST <= now.hour < _LAST:
        noon = now.replace(hour=12, minute=0)
        house.move_clock(seconds=(noon - now).total_seconds())


def _register(house: House, receipt: str) -> None:
    """With the operators; the receipt in the words that `templates.toml` proposes, or in others."""
    (house.folder / "templates.toml").write_text(
        f'[production.hi.answer.dlt]\nid = "{ANSWERS}"\ntext = "{FRAME}"\n'
        f'[production.hi.receipt.dlt]\nid = "{RECEIPTS}"\ntext = "{receipt}"\n'
    )


def _got(house: House, status: str = "delivered") -> list[dict[str, Any]]:
    """What has reached Geeta."""
    messages = house.messages(GEETA.phone)
    return [m for m in messages if m["direction"] == "out" and m["status"] == status]


def _paid(house: House, sum_: int) -> None:
    house.say(MEERA.phone, f"गीता {sum_} जमा")
    assert "✅" in "".join(house.say(MEERA.phone, "हाँ")["replies"])


def test_she_writes_and_is_answered_and_gets_her_receipt(by_sms: House, store: Store) -> None:
    said = by_sms.say(GEETA.phone, "मेरी बचत कितनी है", channel="sms")
    assert (said["status"], said["replies"]) == (200, [])
    (answer,) = by_sms.until(lambda: _got(by_sms))
    assert answer["body"].startswith("बचत सखी: ")
    assert "बचत: ₹0" in answer["body"]
    assert answer["provider"] == "exotel"
    assert answer["extra"]["DltTemplateId"] == ANSWERS

    _paid(by_sms, 100)
    _, receipt = by_sms.until(lambda: len(got := _got(by_sms)) == 2 and got)
    assert "₹100 जमा" in receipt["body"]
    assert receipt["extra"]["DltEntityId"] == ENTITY
    assert receipt["extra"]["DltTemplateId"] == RECEIPTS
    by_sms.until(lambda: set(_rows(store)) == {("answer", "delivered"), ("receipt", "delivered")})


def test_message_that_is_delivered_twice_is_answered_once(by_sms: House, store: Store) -> None:
    twice = {"from": GEETA.phone, "channel": "sms", "body": "मेरी बचत", "repeat": 3}
    requests.post(f"{by_sms.simulator_url}/simulator/say", json=twice, timeout=30)
    by_sms.until(lambda: _rows(store) == [("answer", "delivered")])

    assert len(_got(by_sms)) == 1


def test_text_that_is_not_the_registered_one_is_refused_and_told(
    by_sms: House, store: Store
) -> None:
    """Somebody has changed a word: it must not leave, and an operator must hear of it."""
    _register(by_sms, "पर्ची {#var#} में {#var#} के {#var#} जमा {#var#}।")
    _paid(by_sms, 100)
    by_sms.until(lambda: ("receipt", "failed") in _rows(store))

    assert by_sms.messages(GEETA.phone) == []
    logged = by_sms.log("worker") + by_sms.log("clock")
    (line,) = [line for line in logged.splitlines() if "dlt_text" in line]
    assert '"error"' in line
    assert "outbox.failed" in line


def _rows(store: Store) -> list[tuple[str, str]]:
    which = select(Outbox.kind, Outbox.state)
    return [(row.kind, row.state) for row in store.read(lambda c: c.execute(which).all())]
