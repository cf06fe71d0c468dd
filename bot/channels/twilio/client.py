"""One long-lived Twilio client for all threads, at Twilio's address or at one that we set."""

import logging
from collections.abc import Mapping
from urllib.parse import urlencode

import urllib3
from twilio.http import HttpClient
from twilio.http.response import Response
from twilio.rest import Client

from bot.channels.twilio.hosts import address
from bot.config import Settings
from bot.http import READ, connections

_FORM = "application/x-www-form-urlencoded"
_SILENT = logging.getLogger("bot.channels.twilio.silent")
_SILENT.disabled = True  # the library writes phones and texts into its log


def client(settings: Settings) -> Client:
    """A client of our account; one a message would cost a TLS handshake each time."""
    token = settings.twilio_auth_token.get_secret_value()
    transport = _Transport(settings.twilio_api_url.rstrip("/"))
    return Client(settings.twilio_account_sid, token, http_client=transport)


class _Transport(HttpClient):  # type: ignore[misc]  # the library is untyped
    """urllib3 itself in place of requests, for half the CPU; the hosts replaced where we set one.

    Nothing is sent twice: no retries, no redirects.
    """

    def __init__(self, api_url: str) -> None:
        super().__init__(_SILENT, is_async=False, timeout=READ)
        self._api_url = api_url
        self._pool = connections(api_url)

    def request(
        self,
        method: str,
        uri: str,
        params: Mapping[str, object] | None = None,
        data: Mapping[str, object] | None = None,
        headers: Mapping[str, str] | None = None,
        auth: tuple[str, str] | None = None,
        timeout: float | None = None,
        allow_redirects: bool = False,
    ) -> Response:
        """As the library asks for it. Raises urllib3's HTTPError."""
        url = address(uri, self._api_url)
        sent = dict(headers or {})
        if auth:
            sent |= urllib3.make_headers(basic_auth=":".join(auth))
        body = None
        if isinstance(data, Mapping) and sent.get("Content-Type", _FORM) == _FORM:
            body, sent["Content-Type"] = urlencode(data, doseq=True), _FORM
        answer = self._pool.request(
            method, url + (f"?{urlencode(params)}" if params else ""),
            body=body, json=None if body else data, headers=sent, redirect=False,
        )  # fmt: skip
        return Response(answer.status, answer.data.decode("utf-8", "replace"), answer.headers)
