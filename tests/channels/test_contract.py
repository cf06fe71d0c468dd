"""What the outbox and the web rely on, whoever the provider is: all of them pass all of this."""

import logging
import pkgutil
import traceback
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from structlog.testing import capture_logs

from bot import channels, providers
from bot.channels.base import Outbound, SendError
from bot.outbox.states import meant
from bot.store import Store
from tests.channels.contract import KEY, WAYS, Bench
from tests.channels.contract import bench as opened
from tests.people import MEERA, SITA

EARLIER = timedelta(minutes=5)
SECRET = "".join(("गुप", "्त"))  # no line that a traceback quotes holds it
FAULTS: list[dict[str, Any]] = [
    {"status": 429}, {"status": 500}, {"status": 503}, {"status": 408}, {"status": 418},
    {"hang_up": True},
]  # fmt: skip


@pytest.fixture(params=WAYS, ids=lambda ways: ways.name)
def bench(
    request: pytest.FixtureRequest, store: Store, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Iterator[Bench]:
    with opened(request.param, store, monkeypatch, tmp_path) as bench:
        yield bench


def refused(bench: Bench, message: Outbound) -> SendError:
    with pytest.raises(SendError) as caught:
        bench.channel.send(message)
    return caught.value


def since() -> datetime:
    return datetime.now(UTC) - EARLIER


def test_every_provider_is_tried() -> None:
    names = {module.name for module in pkgutil.iter_modules(channels.__path__)}
    assert {ways.name for ways in WAYS} == {name for name in names if providers.find(name)}


# -- sending ------------------------------------------------------------------------------------


def test_send_gives_the_id_under_which_it_is_reported(bench: Bench) -> None:
    sid = bench.channel.send(bench.message("सीता दीदी, ₹100 जमा"))
    bench.until(lambda: "delivered" in {report.state for report in bench.echo.reports})

    assert bench.arrived() == ["सीता दीदी, ₹100 जमा"]
    assert {(r.provider_id, r.reference, r.error) for r in bench.echo.reports} == {(sid, 7, "")}
    assert all(meant(report.state) for report in bench.echo.reports)


@pytest.mark.parametrize("to", ["+9112345", "IN.123456"])
def test_number_that_cannot_be_one_is_refused_for_good(bench: Bench, to: str) -> None:
    error = refused(bench, bench.message(to=to))

    assert (error.code, error.retryable, error.ambiguous) == ("21211", False, False)


@pytest.mark.parametrize("text", [" ", "क" * 2001])
def test_text_that_cannot_go_is_refused_for_good(bench: Bench, text: str) -> None:
    error = refused(bench, bench.message(text))

    assert error.code in {"21619", "21617"}
    assert not error.retryable
    assert bench.arrived() == []


def test_who_said_stop_is_known_by_one_code(bench: Bench) -> None:
    """At once, or by a report."""
    bench.world.phones[SITA.phone].has_opted_out = True
    error: SendError | None = None
    try:
        bench.channel.send(bench.message())
    except SendError as refusal:
        error = refusal
    report = None if error else bench.until(lambda: [r for r in bench.echo.reports if r.error])[0]

    told = (error.code, error.retryable, error.ambiguous) if error else None
    assert told in {None, ("21610", False, False)}
    assert report is None or (meant(report.state), report.error) == ("failed", "21610")


def test_phone_that_is_off_is_known_by_one_code(bench: Bench) -> None:
    bench.world.phones[SITA.phone].is_off = True
    bench.channel.send(bench.message())
    report = bench.until(lambda: [r for r in bench.echo.reports if r.error])[0]

    assert (meant(report.state), report.error, report.reference) == ("failed", "30003", 7)


def test_too_many_requests_were_not_taken(bench: Bench) -> None:
    bench.order(on="create", status=429)
    error = refused(bench, bench.message())

    assert (error.retryable, error.ambiguous) == (True, False)
    assert bench.channel.send(bench.message()), "a fault strikes as often as it was asked for"
    assert len(bench.arrived()) == 1


@pytest.mark.parametrize(
    "fault",
    [
        {"status": 500},
        {"status": 503},
        {"status": 502},
        {"status": 408},
        {"hang_up": True},
        {"status": 200},
    ],
)
def test_what_may_have_been_taken_is_in_doubt(bench: Bench, fault: dict[str, Any]) -> None:
    bench.order(on="create", **fault)
    error = refused(bench, bench.message())

    assert (error.retryable, error.ambiguous) == (True, True)


def test_answer_that_came_too_late_is_in_doubt_and_found(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.http.READ", 0.1)
    provider = providers.find(bench.ways.name)
    assert provider
    bench.order(on="create", delay=0.4, status=503, accept=True)
    wanted = bench.message("₹100 जमा")
    with pytest.raises(SendError) as caught:
        provider.connect(bench.settings).send(wanted)

    assert (caught.value.code, caught.value.ambiguous) == ("timeout", True)
    (found,) = bench.channel.find(wanted, since())
    assert (found.text, found.to) == (wanted.text, SITA.phone)


def test_who_never_answered_took_nothing(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in bench.ways.env("http://127.0.0.1:1").items():
        monkeypatch.setenv(name, value)
    away = bench.settings.model_copy(update={"twilio_api_url": "http://127.0.0.1:1"})
    provider = providers.find(bench.ways.name)
    assert provider
    with pytest.raises(SendError) as caught:
        provider.connect(away).send(bench.message())

    error = caught.value
    assert (error.code, error.retryable, error.ambiguous) == ("unreachable", True, False)


def test_account_that_is_refused_waits_for_the_operator(bench: Bench) -> None:
    bench.world.config.token = bench.world.config.exotel_token = "another"
    error = refused(bench, bench.message())

    assert (error.code, error.retryable, error.ambiguous) == ("20003", True, False)


def test_threads_send_at_once(bench: Bench) -> None:
    texts = [f"{number} नमस्ते" for number in range(40)]
    with ThreadPoolExecutor(8) as pool:
        sids = list(pool.map(lambda text: bench.channel.send(bench.message(text)), texts))

    assert len(set(sids)) == len(texts)
    assert sorted(bench.arrived()) == sorted(texts)


# -- looking up ---------------------------------------------------------------------------------


def test_find_gives_what_went_to_her_since(bench: Bench) -> None:
    sid = bench.channel.send(bench.message("₹100 जमा,  कुल ₹700"))
    bench.channel.send(bench.message("₹100 जमा", to=MEERA.phone))
    bench.until(lambda: "delivered" in {report.state for report in bench.echo.reports})
    wanted = bench.message("₹100 जमा,  कुल ₹700")
    (found,) = bench.channel.find(wanted, since())

    assert (found.provider_id, found.to, found.text) == (sid, SITA.phone, wanted.text)
    assert meant(found.state)
    assert found.error == ""
    assert abs(found.created_at - datetime.now(UTC)) < EARLIER
    assert bench.channel.find(wanted, datetime.now(UTC) + timedelta(minutes=1)) == []


def test_find_tells_the_time_to_the_second(bench: Bench) -> None:
    """A provider's times are whole seconds: what was sent in this very one is found too."""
    before = datetime.now(UTC)
    bench.channel.send(bench.message())

    assert len(bench.channel.find(bench.message(), before)) == 1


def test_find_tells_of_a_failure(bench: Bench) -> None:
    bench.world.phones[SITA.phone].is_off = True
    bench.channel.send(bench.message())
    bench.until(lambda: [r for r in bench.echo.reports if r.error])
    (found,) = bench.until(
        lambda: [f for f in bench.channel.find(bench.message(), since()) if f.error]
    )

    assert (meant(found.state), found.error) == ("failed", "30003")


def test_find_turns_pages(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.simulator.provider._MOST_A_PAGE", 2)
    monkeypatch.setattr("bot.simulator.exotel._MOST_A_PAGE", 2)
    for number in range(5):
        bench.channel.send(bench.message(f"{number} नमस्ते"))

    assert len(bench.channel.find(bench.message(), since())) == 5


@pytest.mark.parametrize("fault", [{"status": 503}, {"status": 429}, {"hang_up": True}])
def test_find_that_fails_never_says_that_there_is_nothing(
    bench: Bench, fault: dict[str, Any]
) -> None:
    bench.order(on="list", **fault)
    with pytest.raises(SendError) as caught:
        bench.channel.find(bench.message(), since())

    assert caught.value.retryable


# -- what comes in ------------------------------------------------------------------------------


def test_report_in_our_words(bench: Bench) -> None:
    assert bench.call("status", bench.ways.report) < 300
    (report,) = bench.echo.reports
    assert (report.provider_id, report.state, report.reference) == ("SM9", "delivered", 7)


@pytest.mark.parametrize("word", ["dancing", "Ω"])
def test_state_that_nobody_knows_says_nothing(bench: Bench, word: str) -> None:
    assert bench.call("status", {**bench.ways.report, bench.ways.state_field: word}) < 300
    assert [meant(report.state) for report in bench.echo.reports] == [None]


@pytest.mark.parametrize("missing", ["id_field", "state_field"])
def test_report_without_id_or_state_is_refused(bench: Bench, missing: str) -> None:
    field = getattr(bench.ways, missing)
    fields = {name: value for name, value in bench.ways.report.items() if name != field}

    assert bench.call("status", fields) == 400
    assert bench.echo.reports == []


def test_message_that_came_in(bench: Bench) -> None:
    assert bench.call("message", bench.ways.inbound) == 200
    (heard,) = bench.echo.heard
    assert (heard.channel, heard.provider_id, heard.words) == ("sms", "SM1", "मेरी बचत")
    assert (heard.phone, heard.user_id) == (SITA.phone, None)


def test_message_with_a_nul_has_none(bench: Bench) -> None:
    """PostgreSQL takes none."""
    assert bench.call("message", {**bench.ways.inbound, "Body": "मेरी\0 बचत"}) == 200
    assert bench.echo.heard[0].words == "मेरी बचत"


@pytest.mark.parametrize("missing", ["id", "From"])
def test_message_without_id_or_sender_is_refused(bench: Bench, missing: str) -> None:
    field = bench.ways.id_field if missing == "id" else missing
    fields = {name: value for name, value in bench.ways.inbound.items() if name != field}

    assert bench.call("message", fields) == 400
    assert bench.echo.heard == []


@pytest.mark.parametrize("what", ["message", "status"])
def test_who_is_not_the_provider_is_not_heard(bench: Bench, what: str) -> None:
    fields = bench.ways.inbound if what == "message" else bench.ways.report

    assert bench.call(what, fields, forged=True) == 403
    assert (bench.echo.heard, bench.echo.reports) == ([], [])


def test_fault_of_ours_makes_it_deliver_again(bench: Bench) -> None:
    bench.echo.fails = 1
    assert bench.call("message", bench.ways.inbound) == 500
    assert bench.call("message", bench.ways.inbound) == 200


# -- privacy ------------------------------------------------------------------------------------


@pytest.mark.parametrize("fault", FAULTS, ids=str)
def test_nothing_that_is_raised_or_logged_holds_a_phone_or_a_text(
    bench: Bench, fault: dict[str, Any], caplog: pytest.LogCaptureFixture
) -> None:
    bench.order(on="create", **fault)
    bench.order(on="list", **fault)
    said = []
    with capture_logs() as logged, caplog.at_level(logging.INFO):
        for act in (bench.channel.send, lambda message: bench.channel.find(message, since())):
            try:
                act(bench.message(SECRET))
            except SendError as error:
                said.append("".join(traceback.format_exception(error)))
        bench.call("message", {**bench.ways.inbound, "From": SECRET})
        bench.call("message", {**bench.ways.inbound, "Body": SECRET}, forged=True)
    everything = "\n".join([*said, caplog.text, str(logged)])

    assert len(said) == 2
    for secret in (SECRET, SITA.phone[3:], KEY):
        assert secret not in everything
