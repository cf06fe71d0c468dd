"""Post a form as providers do: signed or not, with time-outs, and again where it was no use."""

import http.client
import time
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urldefrag, urlencode, urlsplit
from uuid import uuid4

from twilio.request_validator import RequestValidator

from bot.simulator.config import Config

_SERVER_FAULT = 500
_PLAIN = {"Content-Type": "application/x-www-form-urlencoded", "Accept": "*/*"}


@dataclass(frozen=True)
class Reply:
    """What the application answered. status 0 = no answer; `attempts` = deliveries it took."""

    status: int
    body: str = ""
    content_type: str = ""
    attempts: int = 1
    why: str = ""  # ct (no connection) | rt (no answer in time) | 5xx

    @property
    def is_taken(self) -> bool:
        """Whether the application has the message."""
        return self.status in range(200, 300)


def post(
    config: Config, url: str, form: Mapping[str, str], overrides: str = "", *, signed: bool = True
) -> Reply:
    """Deliver `form`; rc and rp come from the fragment of `url`, else from `overrides`."""
    address, fragment = urldefrag(url)
    rules = dict(part.split("=", 1) for part in (fragment or overrides).split("&") if "=" in part)
    retried = set(rules.get("rp", "ct").split(","))
    headers = _headers(config, address, form) if signed else dict(_PLAIN)
    reply = Reply(0)
    for attempt in range(int(rules.get("rc", "1")) + 1):
        if attempt:
            time.sleep(config.retry_wait)
        status, body, content_type, why = _once(config, address, urlencode(form), headers)
        reply = Reply(status, body, content_type, attempt + 1, why)
        if why not in retried and not (why and "all" in retried):
            break
    return reply


def _headers(config: Config, address: str, form: Mapping[str, str]) -> dict[str, str]:
    signature = RequestValidator(config.token).compute_signature(address, dict(form))
    return {
        "Content-Type": "application/x-www-form-urlencoded; charset=UTF-8",
        "User-Agent": "TwilioProxy/1.1",
        "Accept": "*/*",
        "X-Twilio-Signature": signature,
        "I-Twilio-Idempotency-Token": str(uuid4()),  # the same for each attempt
    }


def _once(
    config: Config, address: str, body: str, headers: Mapping[str, str]
) -> tuple[int, str, str, str]:
    """Status, body, content type, and why it counts as failed ("" = it does not)."""
    parts = urlsplit(address)
    kind = http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
    connection = kind(parts.hostname or "", parts.port, timeout=config.connect_timeout)
    try:
        connection.connect()
    except OSError:
        return 0, "", "", "ct"
    try:
        connection.sock.settimeout(config.read_timeout)
        path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        connection.request("POST", path, body.encode(), dict(headers))
        answer = connection.getresponse()
        text = answer.read().decode("utf-8", "replace")
    except (OSError, http.client.HTTPException):
        return 0, "", "", "rt"
    finally:
        connection.close()
    why = "5xx" if answer.status >= _SERVER_FAULT else ""
    return answer.status, text, answer.headers.get("Content-Type", ""), why
