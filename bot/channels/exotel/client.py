"""Exotel's REST interface: JSON over connections that stay open."""

import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote, urlencode

import urllib3
from urllib3.exceptions import ConnectTimeoutError, HTTPError, TimeoutError

from bot.channels.base import SendError
from bot.channels.exotel.codes import error_of, refusal
from bot.channels.exotel.settings import ExotelSettings
from bot.http import connections

_FORM = "application/x-www-form-urlencoded"


class Client:
    """One account; safe for all threads."""

    def __init__(self, settings: ExotelSettings) -> None:
        self._host = settings.api_url.rstrip("/")
        self._account = f"/v1/Accounts/{quote(settings.account_sid, safe='')}"
        self._pool = connections(self._host)
        token = settings.api_token.get_secret_value()
        self._headers = {
            **urllib3.make_headers(basic_auth=f"{settings.api_key}:{token}"),
            "Content-Type": _FORM,
        }

    def post(self, path: str, fields: Mapping[str, str]) -> dict[str, Any]:
        """The answer to a form, below our account. Raises SendError."""
        return self._asked("POST", self._account + path, urlencode(fields))

    def get(self, path: str, fields: Mapping[str, str]) -> dict[str, Any]:
        """The same for a question."""
        return self._asked("GET", f"{self._account}{path}?{urlencode(fields)}")

    def page(self, uri: str) -> dict[str, Any]:
        """A further page, at the address that Exotel gave; only on its own host."""
        if not uri.startswith("/"):
            raise _unreadable()
        return self._asked("GET", uri)

    def _asked(self, method: str, uri: str, body: str | None = None) -> dict[str, Any]:
        try:
            answer = self._pool.request(
                method, self._host + uri, body=body, headers=self._headers, redirect=False
            )
            data = answer.data
        except HTTPError as error:  # its words hold the address, and with it a phone
            raise _of_network(error) from None
        return _read(answer.status, data)


def _read(status: int, data: bytes) -> dict[str, Any]:
    try:
        answer = json.loads(data)
    except ValueError:
        answer = None
    if status >= 300:
        raise refusal(status, *error_of(answer if isinstance(answer, dict) else {}))
    if not isinstance(answer, dict) or "RestException" in answer:
        raise _unreadable()
    return answer


def _of_network(error: HTTPError) -> SendError:
    """A connection that never stood carried no message; one that broke may have."""
    if isinstance(error, ConnectTimeoutError):  # refused and unknown hosts are kinds of it
        return SendError("unreachable", retryable=True)
    code = "timeout" if isinstance(error, TimeoutError) else "broken"
    return SendError(code, retryable=True, ambiguous=True)


def _unreadable() -> SendError:
    # An answer that could not be read: it may have acted.
    return SendError("unreadable", retryable=True, ambiguous=True)
