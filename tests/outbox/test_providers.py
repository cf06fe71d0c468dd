"""The outbox with two providers: who brings a row, who is asked about it, what is registered."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from structlog.testing import capture_logs

from bot import clock
from bot.channels.base import Inbound
from bot.outbox.replies import reply
from bot.providers import Router
from tests.channels.contract import ENTITY, EXOTEL
from tests.outbox.post_office import PHONES, PostOffice

ANSWERS, RECEIPTS = "1107000000000000001", "1107000000000000002"
REGISTERED = f"""
[production.hi.answer.dlt]
id = "{ANSWERS}"
text = "बचत सखी: {{#var#}}{{#var#}}{{#var#}}"

[production.hi.receipt.dlt]
id = "{RECEIPTS}"
text = "रसीद {{#var#}} में {{#var#}} के {{#var#}} जमा {{#var#}}। कुल {{#var#}}। गलत? लिखें: गलत"
"""
RECEIPT = "रसीद Z6WP में सीता के ₹100 जमा 21/11। कुल ₹700। गलत? लिखें: गलत"
NEPAL = "+9779800000000"


@pytest.fixture
def gateway(office: PostOffice, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> PostOffice:
    """The post office, its SMS to Indian numbers by Exotel."""
    for name, value in EXOTEL.env(office.settings.twilio_api_url).items():
        monkeypatch.setenv(name, value)
    office.world.config.dlt_entity = ENTITY
    office.world.dlt |= {ANSWERS: "बचत सखी: {#var#}{#var#}{#var#}", RECEIPTS: "{#var#}" * 6}
    (tmp_path / "templates.toml").write_text(REGISTERED)
    office.settings = office.settings.model_copy(
        update={
            "sms_routes": "+91=exotel,*=twilio",
            "dlt_entity_id": ENTITY,
            "templates_file": tmp_path / "templates.toml",
        }
    )
    office.channel = Router(office.settings)
    return office


def put(office: PostOffice, phone: str, text: str = RECEIPT, **more: Any) -> int:
    address = office.address(phone, channel="sms", open_=False)
    return office.put(address, text, **{"kind": "receipt", "urgent": True, **more})


def providers_of(office: PostOffice, phone: str) -> list[str]:
    return [m.provider for m in office.world.phones[phone].messages]


def test_row_goes_by_the_provider_of_its_number_with_its_ids(gateway: PostOffice) -> None:
    indian, other = put(gateway, PHONES[0]), put(gateway, NEPAL)
    gateway.drain()

    assert (providers_of(gateway, PHONES[0]), providers_of(gateway, NEPAL)) == (
        ["exotel"],
        ["twilio"],
    )
    assert [gateway.row(row).sender for row in (indian, other)] == ["exotel", "twilio"]
    (message,) = gateway.world.phones[PHONES[0]].messages
    assert message.extra["DltEntityId"] == ENTITY
    assert message.extra["DltTemplateId"] == RECEIPTS


@pytest.mark.parametrize(
    ("kind", "text", "code"),
    [
        ("receipt", RECEIPT.replace("रसीद", "पर्ची"), "dlt_text"),
        ("receipt", RECEIPT.replace("सीता", "क" * 31), "dlt_text"),
        ("reminder", "कल बैठक है", "dlt_template"),
    ],
)
def test_what_is_not_registered_is_not_sent_and_an_operator_is_told(
    gateway: PostOffice, kind: str, text: str, code: str
) -> None:
    with capture_logs() as logged:
        row = put(gateway, PHONES[0], text, kind=kind)
        gateway.drain()

    assert (gateway.row(row).state, gateway.row(row).error) == ("failed", code)
    assert gateway.world.messages == []
    assert [(each["log_level"], each["code"]) for each in logged if "code" in each] == [
        ("error", code)
    ]


def test_send_in_doubt_is_looked_up_where_it_went(gateway: PostOffice) -> None:
    """Although the routes were changed meanwhile."""
    gateway.order(on="create", status=503, accept=True)
    gateway.order(on="callback", lose=True)
    row = put(gateway, PHONES[0])
    gateway.drain()
    assert gateway.row(row).state == "sending"
    gateway.settings = gateway.settings.model_copy(update={"sms_routes": "*=twilio"})
    gateway.channel = Router(gateway.settings)
    gateway.move(seconds=70)
    gateway.drain()

    assert gateway.row(row).state in {"sent", "delivered"}
    assert providers_of(gateway, PHONES[0]) == ["exotel"]
    assert gateway.row(row).provider_id == gateway.world.messages[0].sid


def test_send_that_never_arrived_is_sent_by_the_route_of_now(gateway: PostOffice) -> None:
    gateway.order(on="create", status=503)
    row = put(gateway, PHONES[0])
    gateway.drain()
    gateway.settings = gateway.settings.model_copy(update={"sms_routes": "*=twilio"})
    gateway.channel = Router(gateway.settings)
    gateway.move(seconds=70)
    gateway.drain()

    assert providers_of(gateway, PHONES[0]) == ["twilio"]
    assert gateway.row(row).sender == "twilio"


def answer(office: PostOffice, phone: str, *texts: str, id_: str = "in1") -> bool:
    heard = Inbound("sms", id_, "मेरी बचत", phone=phone)
    return office.store.write(lambda c: reply(c, heard, texts, office.settings, clock.now()))


def test_answer_goes_inside_the_registered_words_once(gateway: PostOffice) -> None:
    gateway.address(PHONES[0], channel="sms", open_=False, script="hi")

    assert answer(gateway, PHONES[0], "आपकी बचत: ₹600\nबाकी: ₹100")
    assert not answer(gateway, PHONES[0], "आपकी बचत: ₹600\nबाकी: ₹100"), "delivered again"
    assert not answer(gateway, PHONES[0], id_="in2"), "nothing to say"
    gateway.drain()

    assert gateway.arrived(PHONES[0]) == ["बचत सखी: आपकी बचत: ₹600 / बाकी: ₹100"]
    assert gateway.world.messages[0].extra["DltTemplateId"] == ANSWERS


def test_answer_to_another_country_is_as_it_was_said(gateway: PostOffice) -> None:
    gateway.address(NEPAL, channel="sms", open_=False)
    answer(gateway, NEPAL, "बचत: ₹600\nबाकी: ₹100")
    gateway.drain()

    assert gateway.arrived(NEPAL) == ["बचत: ₹600\nबाकी: ₹100"]


def test_answer_goes_to_who_said_stop_and_at_night(gateway: PostOffice) -> None:
    """She asked."""
    gateway.move(hours=14)
    stopped = datetime(2026, 1, 1, tzinfo=UTC)
    gateway.address(PHONES[0], channel="sms", open_=False, stopped_at=stopped)
    answer(gateway, PHONES[0], "ठीक है, अब संदेश नहीं आएँगे।")
    gateway.drain()

    assert len(gateway.arrived(PHONES[0])) == 1
