"""What is Exotel's alone: its DLT fields, its ways to say no, its list."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.channels.base import Outbound, SendError
from bot.channels.exotel import times
from bot.store import Store
from tests.channels.contract import ENTITY, EXOTEL, TEMPLATE, Bench
from tests.channels.contract import bench as opened
from tests.people import SITA

NEPAL = "+9779800000000"


@pytest.fixture
def bench(store: Store, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Bench]:
    with opened(EXOTEL, store, monkeypatch, tmp_path) as bench:
        yield bench


def refused(bench: Bench, message: Outbound) -> SendError:
    with pytest.raises(SendError) as caught:
        bench.channel.send(message)
    return caught.value


def sent(bench: Bench, phone: str = SITA.phone) -> Any:
    return bench.world.phones[phone].messages[-1]


def test_indian_number_gets_entity_and_template(bench: Bench) -> None:
    bench.channel.send(bench.message("सीता दीदी, ₹100 जमा"))

    assert sent(bench).sender == "BACHAT"
    assert sent(bench).callback == f"{bench.web}/exotel/status/a-key-that-nobody-can-guess"
    assert sent(bench).extra == {
        "CustomField": "7",
        "DltEntityId": ENTITY,
        "DltTemplateId": TEMPLATE,
        "SmsType": "transactional",
        "EncodingType": "unicode",
    }


def test_latin_text_is_sent_as_such(bench: Bench) -> None:
    bench.channel.send(bench.message("Sita didi, Rs 100 jama"))

    assert sent(bench).extra["EncodingType"] == "plain"


def test_other_countries_have_no_dlt(bench: Bench) -> None:
    bench.channel.send(bench.message("नमस्ते", to=NEPAL, dlt_template="", is_as_registered=False))

    assert not {"DltEntityId", "DltTemplateId"} & sent(bench, NEPAL).extra.keys()


@pytest.mark.parametrize(
    ("more", "code"),
    [({"dlt_template": ""}, "dlt_template"), ({"is_as_registered": False}, "dlt_text")],
)
def test_what_is_not_registered_never_leaves(bench: Bench, more: dict[str, Any], code: str) -> None:
    error = refused(bench, bench.message(**more))

    assert (error.code, error.retryable, error.ambiguous) == (code, False, False)
    assert bench.world.messages == []


@pytest.mark.parametrize(
    ("fault", "code", "retryable", "ambiguous"),
    [
        ({"status": 200}, "unreadable", True, True),
        ({"status": 403, "code": 40001}, "20003", True, False),
        ({"status": 403, "code": 40002}, "20003", True, False),
        ({"status": 403, "code": 40003}, "21408", False, False),
        ({"status": 400, "code": 40206}, "dlt_sender", False, False),
        ({"status": 429, "code": 40402}, "20429", True, False),
        ({"status": 503, "code": 40405}, "20429", True, False),
        ({"status": 503}, "exotel_503", True, True),
        ({"status": 400, "code": 49999}, "exotel_49999", False, False),
        ({"status": 302}, "exotel_FAULT", False, False),
    ],
)
def test_refusal_in_our_terms(
    bench: Bench, fault: dict[str, Any], code: str, retryable: bool, ambiguous: bool
) -> None:
    bench.order(on="create", **fault)
    error = refused(bench, bench.message())

    assert (error.code, error.retryable, error.ambiguous) == (code, retryable, ambiguous)


def test_what_operators_refuse_comes_as_a_report(bench: Bench) -> None:
    """A template that they do not know, or a text that we took for the registered one."""
    bench.channel.send(bench.message(dlt_template="1107999999999999999"))
    bench.world.dlt[TEMPLATE] = "नमस्कार"
    bench.channel.send(bench.message())
    bench.until(lambda: len([r for r in bench.echo.reports if r.error]) == 2)

    assert {r.error for r in bench.echo.reports} == {"", "dlt_template", "dlt_text"}


def test_list_without_an_end_is_no_answer(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    """She may be on a page that was not read."""
    monkeypatch.setattr("bot.simulator.exotel._MOST_A_PAGE", 1)
    monkeypatch.setattr("bot.channels.exotel.send._MOST_PAGES", 2)
    for number in range(3):
        bench.channel.send(bench.message(f"{number} नमस्ते"))
    with pytest.raises(SendError, match="too_many_pages"):
        bench.channel.find(bench.message(), datetime.now(UTC) - timedelta(minutes=1))


def test_times_are_those_of_india() -> None:
    moment = datetime(2026, 12, 9, 10, 0, tzinfo=UTC)

    assert times.write(moment) == "2026-12-09 15:30:00"
    assert times.read("2026-12-09 15:30:00") == moment
    assert times.read("2026-12-09T15:30:00+05:30") == moment
