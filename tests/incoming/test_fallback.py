"""`POST /twilio/fallback`: the usual answer where it goes, the disk where it does not."""

from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlencode

import pytest
from flask.testing import FlaskClient
from structlog.testing import capture_logs
from twilio.request_validator import RequestValidator
from werkzeug.test import TestResponse

from bot.spool import Spool
from bot.store import Store
from bot.web.build import build
from bot.web.services import Services
from tests.web.tiny import TOKEN, Echo, settings

URL = "https://bachat.example.org"
FORM = {
    "MessageSid": "SM1", "From": "whatsapp:+919999900006", "Body": "सीता 100 जमा", "Label": "",
    "ErrorCode": "11200", "ErrorUrl": f"{URL}/twilio/message",
}  # fmt: skip


@pytest.fixture
def echo() -> Echo:
    return Echo()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "spool"


@pytest.fixture
def client(store: Store, echo: Echo, folder: Path) -> FlaskClient:
    return _client(store, echo, folder)


def _client(store: Store, echo: Echo, folder: Path) -> FlaskClient:
    services = Services(
        store=store,
        settings=settings(URL, spool_folder=folder),
        redis=None,
        house=None,
        handle=echo.handle,
        report=echo.report,
        hint=echo.hint,
    )
    return build(services).test_client()


def post(
    client: FlaskClient, form: Mapping[str, str], path: str = "/twilio/fallback", signed: str = ""
) -> TestResponse:
    signature = RequestValidator(TOKEN).compute_signature(URL + (signed or path), form)
    kind = "application/x-www-form-urlencoded"
    headers = {"X-Twilio-Signature": signature}
    return client.post(path, data=urlencode(form), content_type=kind, headers=headers)


def test_where_the_database_answers_it_is_the_usual_answer(
    client: FlaskClient, echo: Echo, folder: Path
) -> None:
    answer = post(client, FORM)

    assert answer.status_code == 200
    assert "<Message>सीता 100 जमा</Message>" in answer.text
    assert Spool(folder).waiting() == []
    assert len(echo.heard) == 1


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("सीता 100 जमा", "संदेश मिल गया"),
        ("sita ne 100 jama kiye", "Sandesh mil gaya"),
        ("my savings please", "Your message is here"),
        ("100", "संदेश मिल गया"),
    ],
)
def test_what_cannot_be_handled_is_on_disk_and_she_hears_it(
    client: FlaskClient, echo: Echo, folder: Path, body: str, words: str
) -> None:
    echo.fails = 1
    answer = post(client, {**FORM, "Body": body})
    (file,) = Spool(folder).waiting()

    assert (answer.status_code, answer.content_type) == (200, "text/xml")
    assert words in answer.text
    assert Spool(folder).read(file).fields == {**FORM, "Body": body}


def test_neither_log_nor_name_tells_who_wrote_what(
    client: FlaskClient, echo: Echo, folder: Path
) -> None:
    echo.fails = 1
    with capture_logs() as logged:
        post(client, FORM)

    told = str(logged) + str(Spool(folder).waiting())
    assert "fallback.fault" in told
    assert "99999" not in told
    assert "सीता" not in told


def test_repeated_deliveries_are_one_file_and_go_when_it_was_answered(
    client: FlaskClient, echo: Echo, folder: Path
) -> None:
    echo.fails = 3
    for _each in range(3):
        assert post(client, FORM).status_code == 200
    assert len(Spool(folder).waiting()) == 1
    assert "<Message>सीता 100 जमा</Message>" in post(client, FORM).text
    assert Spool(folder).waiting() == []


def test_a_disk_that_refuses_is_a_503(store: Store, echo: Echo, tmp_path: Path) -> None:
    """So that Twilio knows that we do not have it; the daily look at its list finds it."""
    (tmp_path / "file").touch()
    echo.fails = 1
    with capture_logs() as logged:
        answer = post(_client(store, echo, tmp_path / "file" / "spool"), FORM)

    assert answer.status_code == 503
    assert [each["event"] for each in logged] == ["fallback.fault", "spool.refused"]


@pytest.mark.parametrize("signed", ["/twilio/message", "/twilio/fallback/", "/"])
def test_only_a_signature_for_this_address_counts(
    client: FlaskClient, echo: Echo, folder: Path, signed: str
) -> None:
    echo.fails = 1

    assert post(client, FORM, signed=signed).status_code == 403
    assert Spool(folder).waiting() == []
    assert not echo.heard


def test_the_first_webhook_never_writes_to_disk(
    client: FlaskClient, echo: Echo, folder: Path
) -> None:
    """A 5xx has Twilio deliver again, and then call the fallback."""
    echo.fails = 1

    assert post(client, FORM, "/twilio/message").status_code == 500
    assert Spool(folder).waiting() == []


@pytest.mark.parametrize("path", ["/twilio/message", "/twilio/fallback"])
@pytest.mark.parametrize("sender", ["VA-BANKIN", "57575", "+57575", "whatsapp:", "+15005550006"])
def test_operators_and_ourselves_get_no_answer_and_no_error(
    client: FlaskClient, echo: Echo, path: str, sender: str
) -> None:
    """Anything but 2xx has Twilio try again and call the fallback, for a text that nobody reads."""
    answer = post(client, {**FORM, "From": sender, "Body": "Your OTP is 1234"}, path)

    assert answer.status_code == 200
    assert answer.text.endswith("<Response/>")
    assert not echo.heard


@pytest.mark.parametrize("missing", ["MessageSid", "From"])
def test_a_form_that_is_no_message_stays_a_bad_request(client: FlaskClient, missing: str) -> None:
    form = {name: value for name, value in FORM.items() if name != missing}

    assert post(client, form).status_code == 400


def test_how_many_wait_is_in_the_metrics(client: FlaskClient, echo: Echo) -> None:
    echo.fails = 1
    post(client, FORM)

    assert "bachat_spool_waiting 1.0" in client.get("/metrics").text
