"""The real web process under both servers that it promises to run under."""

import http.client
from contextlib import suppress
from urllib.parse import urlencode

import pytest
import requests
from twilio.request_validator import RequestValidator

from tests.house import TOKEN, House

FORM = {"From": "+919999900001", "Body": "₹100", "FromCity": ""}  # no id: genuine, yet unusable
KIND = "application/x-www-form-urlencoded"


@pytest.fixture(params=["granian", "gunicorn"])
def web(house: House, request: pytest.FixtureRequest) -> str:
    house.server = request.param
    house.start("web")
    return house.web_url


def test_routes_work_as_they_do_in_process(web: str) -> None:
    path = f"{web}/twilio/message"
    signed = {
        "X-Twilio-Signature": RequestValidator(TOKEN).compute_signature(path, FORM),
        "Content-Type": KIND,
    }
    body = urlencode(FORM)

    assert requests.get(f"{web}/health/ready", timeout=10).json()["database"] == "ok"
    assert requests.post(path, body, headers=signed, timeout=10).status_code == 400
    assert requests.post(path, body + "0", headers=signed, timeout=10).status_code == 403
    assert requests.get(path, timeout=10).status_code == 405


def test_a_long_body_is_refused(web: str) -> None:
    """By an answer, or by hanging up before all of it was sent."""
    long = {"data": "a" * 70_000, "headers": {"Content-Type": KIND}, "timeout": 10}
    with suppress(requests.ConnectionError):
        assert requests.post(f"{web}/twilio/message", **long).status_code in {403, 413}
    assert requests.get(f"{web}/health/live", timeout=10).status_code == 200


def test_body_without_a_length_is_bounded_too(web: str) -> None:
    """Chunked bodies say no length; none may fill the memory."""
    connection = http.client.HTTPConnection(web.removeprefix("http://"), timeout=10)
    chunks = (b"a" * 1000 for _ in range(200))
    headers = {"X-Twilio-Signature": "x", "Content-Type": KIND}
    with suppress(BrokenPipeError, ConnectionResetError):  # it hung up before all was sent
        connection.request("POST", "/twilio/message", chunks, headers, encode_chunked=True)
        assert connection.getresponse().status in {403, 413}
    connection.close()
    assert requests.get(f"{web}/health/live", timeout=10).status_code == 200
