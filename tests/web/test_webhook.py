"""The two webhooks: who may call them, what they answer, and what a fault of ours looks like."""

import json
from collections.abc import Mapping
from urllib.parse import urlencode

import pytest
from flask.testing import FlaskClient
from structlog.testing import capture_logs
from twilio.request_validator import RequestValidator
from werkzeug.test import TestResponse

from bot.store import Store
from bot.web.build import build
from tests.web.tiny import TOKEN, Echo, services

URL = "https://bachat.example.org"
FORM = {"MessageSid": "SM1", "From": "whatsapp:+919999900001", "Body": "सीता 100", "Label": ""}
REPORT = {"MessageSid": "SM1", "MessageStatus": "delivered", "ErrorMessage": ""}


@pytest.fixture
def echo() -> Echo:
    return Echo()


@pytest.fixture
def client(store: Store, echo: Echo) -> FlaskClient:
    return build(services(store, echo, URL)).test_client()


def post(
    client: FlaskClient,
    form: Mapping[str, str],
    path: str = "/twilio/message",
    signed_as: str | None = None,
    token: str = TOKEN,
    **headers: str,
) -> TestResponse:
    """Deliver `form` as Twilio does, to `path`, signed for `signed_as` (our public address)."""
    signature = RequestValidator(token).compute_signature(signed_as or URL + path, form)
    return client.post(
        path,
        data=urlencode(form),
        content_type="application/x-www-form-urlencoded",
        headers={"X-Twilio-Signature": signature, **headers},
    )


def test_answer_is_twiml(client: FlaskClient, echo: Echo) -> None:
    answer = post(client, {**FORM, "Body": "लिख दिया|₹100 & <more>"})

    assert (answer.status_code, answer.content_type) == (200, "text/xml")
    assert answer.text.endswith(
        "<Response><Message>लिख दिया</Message><Message>₹100 &amp; &lt;more&gt;</Message></Response>"
    )
    assert echo.heard[0].phone == "+919999900001"


def test_silence_is_the_empty_response(client: FlaskClient) -> None:
    assert post(client, {**FORM, "Body": ""}).text.endswith("<Response/>")


@pytest.mark.parametrize("queued", [True, False])
def test_worker_is_woken_only_when_something_waits(
    client: FlaskClient, echo: Echo, queued: bool
) -> None:
    echo.queued = queued
    post(client, FORM)

    assert echo.hints == queued


def test_public_address_with_a_path_of_its_own(store: Store, echo: Echo) -> None:
    """A proxy that serves us under /bachat and cuts that off again."""
    client = build(services(store, echo, f"{URL}/bachat/")).test_client()

    assert post(client, FORM, signed_as=f"{URL}/bachat/twilio/message").status_code == 200
    assert post(client, FORM, signed_as=f"{URL}/twilio/message").status_code == 403


@pytest.mark.parametrize(
    ("address", "signed_as"),
    [
        ("https://a.in", "https://a.in/twilio/message"),
        ("https://a.in", "https://a.in:443/twilio/message"),
        ("https://a.in:443", "https://a.in/twilio/message"),
        ("https://a.in:8443", "https://a.in:8443/twilio/message"),
        ("https://a.in:8443", "https://a.in/twilio/message"),
        ("http://a.in", "http://a.in:80/twilio/message"),
        ("http://127.0.0.1:8000", "http://127.0.0.1:8000/twilio/message"),
    ],
)
def test_port_may_be_signed_or_not(store: Store, echo: Echo, address: str, signed_as: str) -> None:
    client = build(services(store, echo, address)).test_client()

    assert post(client, FORM, signed_as=signed_as).status_code == 200


@pytest.mark.parametrize(
    "signed_as",
    [
        "http://bachat.example.org/twilio/message",
        "https://other.example.org/twilio/message",
        f"{URL}/twilio/message/",
        f"{URL}/twilio/status",
        f"{URL}/twilio/message#rc=2&rp=ct,rt,5xx",
    ],
)
def test_signature_for_another_address_is_refused(
    client: FlaskClient, echo: Echo, signed_as: str
) -> None:
    assert post(client, FORM, signed_as=signed_as).status_code == 403
    assert not echo.heard


def test_headers_of_a_proxy_are_ignored(client: FlaskClient) -> None:
    forged = {"X-Forwarded-Host": "evil.example.org", "X-Forwarded-Proto": "http", "Host": "evil"}

    assert post(client, FORM, **forged).status_code == 200
    assert (
        post(client, FORM, signed_as="http://evil.example.org/twilio/message", **forged)
    ).status_code == 403


def test_blank_field_is_part_of_what_is_signed(client: FlaskClient) -> None:
    signature = RequestValidator(TOKEN).compute_signature(f"{URL}/twilio/message", FORM)
    without = {name: value for name, value in FORM.items() if value}
    answer = client.post("/twilio/message", data=without, headers={"X-Twilio-Signature": signature})

    assert answer.status_code == 403
    assert post(client, FORM).status_code == 200


@pytest.mark.parametrize("path", ["/twilio/message", "/twilio/status?ref=1"])
def test_without_or_with_a_wrong_signature_nothing_happens(
    client: FlaskClient, echo: Echo, path: str
) -> None:
    assert client.post(path, data=FORM).status_code == 403
    assert client.post(path, data=FORM, headers={"X-Twilio-Signature": ""}).status_code == 403
    assert post(client, FORM, path, token="another").status_code == 403
    assert not echo.heard
    assert not echo.reports


@pytest.mark.parametrize("path", ["/twilio/message", "/twilio/status"])
def test_json_is_refused_even_with_a_good_signature(
    client: FlaskClient, echo: Echo, path: str
) -> None:
    """A signature over JSON covers no fields: it must not open this door."""
    signature = RequestValidator(TOKEN).compute_signature(URL + path, {})
    body = json.dumps(FORM)
    headers = {"X-Twilio-Signature": signature}

    answer = client.post(path, data=body, content_type="application/json", headers=headers)
    assert answer.status_code == 415
    assert client.post(path, data=body, content_type="application/json").status_code == 403
    assert not echo.heard


def test_multipart_form_is_refused(client: FlaskClient, echo: Echo) -> None:
    signature = RequestValidator(TOKEN).compute_signature(f"{URL}/twilio/message", FORM)
    answer = client.post(
        "/twilio/message",
        data=FORM,
        content_type="multipart/form-data",
        headers={"X-Twilio-Signature": signature},
    )

    assert answer.status_code == 403
    assert not echo.heard


@pytest.mark.parametrize("missing", ["MessageSid", "From"])
def test_form_without_id_or_sender_is_a_bad_request(
    client: FlaskClient, echo: Echo, missing: str
) -> None:
    form = {name: value for name, value in FORM.items() if name != missing}

    assert post(client, form).status_code == 400
    assert not echo.heard


def test_only_post_is_allowed(client: FlaskClient) -> None:
    assert client.get("/twilio/message").status_code == 405
    assert client.put("/twilio/status").status_code == 405


def test_body_over_64_kilobytes_is_refused(client: FlaskClient, echo: Echo) -> None:
    assert post(client, {**FORM, "Body": "a" * 65_536}).status_code == 413
    assert post(client, {**FORM, "Body": "क" * 4096}).status_code == 200  # WhatsApp's longest
    assert len(echo.heard) == 1


def test_report_is_taken_with_our_reference(client: FlaskClient, echo: Echo) -> None:
    answer = post(client, REPORT, "/twilio/status?ref=42")

    assert (answer.status_code, answer.data) == (204, b"")
    assert (echo.reports[0].reference, echo.reports[0].state) == (42, "delivered")


def test_reference_cannot_be_changed_on_the_way(client: FlaskClient, echo: Echo) -> None:
    signed_as = f"{URL}/twilio/status?ref=42"

    assert post(client, REPORT, "/twilio/status?ref=43", signed_as).status_code == 403
    assert post(client, {"MessageSid": "SM1"}, "/twilio/status?ref=42").status_code == 400
    assert not echo.reports


@pytest.mark.parametrize(("path", "form"), [("/twilio/message", FORM), ("/twilio/status", REPORT)])
def test_fault_of_ours_is_a_500_that_tells_nobody_anything(
    client: FlaskClient,
    echo: Echo,
    path: str,
    form: dict[str, str],
) -> None:
    """Twilio tries again on a 5xx; neither the answer nor the log may quote her words or phone."""
    echo.fails = 1
    with capture_logs() as logged:
        answer = post(client, form, path)
    log = str(logged)

    assert (answer.status_code, answer.data) == (500, b"")
    assert "web.fault" in log
    assert "RuntimeError" in log
    assert "99999" not in log
    assert "सीता" not in log
    assert post(client, form, path).status_code in {200, 204}
