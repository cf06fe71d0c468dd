"""One long-lived Twilio client for each thread, at Twilio's address or at one that we set."""

import logging
import threading
from typing import Any

from twilio.http.http_client import TwilioHttpClient
from twilio.http.response import Response
from twilio.rest import Client

from bot.channels.twilio.hosts import address

_TIMEOUT = 10.0  # seconds
_SILENT = logging.getLogger("bot.channels.twilio.silent")
_SILENT.disabled = True  # the library writes phones and texts into its log


class Clients:
    """Clients of one account; making one per message would cost a TLS handshake each time."""

    def __init__(self, account_sid: str, auth_token: str, api_url: str) -> None:
        self._account_sid = account_sid
        self._auth_token = auth_token
        self._api_url = api_url.rstrip("/")
        self._mine = threading.local()

    def mine(self) -> Client:
        """The client of this thread."""
        client = getattr(self._mine, "client", None)
        if client is None:
            transport = _Transport(self._api_url)
            client = Client(self._account_sid, self._auth_token, http_client=transport)
            self._mine.client = client
        return client


class _Transport(TwilioHttpClient):  # type: ignore[misc]  # the library is untyped
    """The library's own, with the hosts replaced: it has Twilio's built in."""

    def __init__(self, api_url: str) -> None:
        super().__init__(timeout=_TIMEOUT, logger=_SILENT)
        self._api_url = api_url

    def request(self, method: str, url: str, *rest: Any, **options: Any) -> Response:
        return super().request(method, address(url, self._api_url), *rest, **options)
