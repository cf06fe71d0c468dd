"""The real web process under both servers that it promises to run under."""

import http.client
from contextlib import closing
from urllib.parse import urlencode

import pytest
import requests
from twilio.request_validator import RequestValidator

from tests.house import TOKEN, House
from tests.web.serving import answered

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
    long = answered(lambda: requests.post(path, "a" * 70_000, headers=signed, timeout=10))
    assert long.status_code == 413


def test_body_without_a_length_is_bounded_too(web: str) -> None:
    """Chunked bodies say no length; none may fill the memory."""
    headers = {"X-Twilio-Signature": "x", "Content-Type": KIND}

    def ask() -> int:
        connection = http.client.HTTPConnection(web.removeprefix("http://"), timeout=10)
        chunks = (b"a" * 1000 for _ in range(66))  # just too many: most are sent by then
        with closing(connection):
            connection.request("POST", "/twilio/message", chunks, headers, encode_chunked=True)
            return connection.getresponse().status

    assert answered(ask) in {403, 413}
