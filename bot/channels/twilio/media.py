"""Pictures that came with a message, from where Twilio keeps them."""

from urllib.parse import urlsplit

import urllib3

from bot.config import Settings
from bot.http import connections

_LARGEST = 16 * 1024 * 1024  # bytes; WhatsApp lets none through that is larger
_CHUNK = 64 * 1024
_MOVED = frozenset({301, 302, 303, 307, 308})


class TwilioMedia:
    """Asks with our credentials, and where it is sent on from there without them."""

    def __init__(self, settings: Settings) -> None:
        self._host = urlsplit(settings.twilio_api_url).hostname or ""
        token = settings.twilio_auth_token.get_secret_value()
        self._auth = urllib3.make_headers(basic_auth=f"{settings.twilio_account_sid}:{token}")
        self._pool = connections(settings.twilio_api_url)

    def fetch(self, url: str) -> bytes:
        """The picture. Raises ValueError for another's address or one too large, else OSError."""
        host = urlsplit(url).hostname or ""
        if host != self._host and not host.endswith(".twilio.com"):
            raise ValueError("not an address of the provider")
        answer = self._get(url, self._auth)
        if answer.status in _MOVED:
            moved = answer.headers.get("Location", "")
            answer.drain_conn()
            answer = self._get(moved, {})
        if answer.status != 200:
            answer.drain_conn()
            raise OSError(f"status {answer.status}")
        return _whole(answer)

    def _get(self, url: str, headers: dict[str, str]) -> urllib3.BaseHTTPResponse:
        if urlsplit(url).scheme not in ("http", "https"):
            raise ValueError("no address")
        try:
            return self._pool.request(
                "GET", url, headers=headers, redirect=False, preload_content=False
            )
        except urllib3.exceptions.HTTPError as error:
            raise OSError(type(error).__name__) from error


def _whole(answer: urllib3.BaseHTTPResponse) -> bytes:
    parts, size = [], 0
    try:
        for part in answer.stream(_CHUNK):
            size += len(part)
            if size > _LARGEST:
                answer.close()
                raise ValueError("too large")
            parts.append(part)
    except urllib3.exceptions.HTTPError as error:
        raise OSError(type(error).__name__) from error
    answer.release_conn()
    return b"".join(parts)
