"""Whether a webhook was really sent by Twilio: an HMAC over our address and all form fields.

Written by hand because twilio's RequestValidator costs twelve times as much (PERFORMANCE.md) and
raises where a header is missing; a test holds the two equal.
"""

import hmac
from base64 import b64encode
from collections.abc import Iterable, Sequence
from urllib.parse import urlsplit, urlunsplit

HEADER = "X-Twilio-Signature"
_PORTS = {"https": 443, "http": 80}


class Signature:
    """Checks requests to `public_url`, signed with any of `tokens` (two while one is rotated out).

    The address is the configured one, never what a proxy's headers say: those can be forged.
    """

    def __init__(self, public_url: str, tokens: Sequence[str]) -> None:
        self._addresses = _with_and_without_port(public_url)
        self._keys = tuple(token.encode() for token in tokens if token)

    def is_genuine(
        self, path: str, query: str, fields: Iterable[tuple[str, str]], signature: str | None
    ) -> bool:
        """`fields` are all form fields, blank ones too; `query` is as it was sent, without "?"."""
        if not signature:
            return False
        given = signature.encode("utf-8", "replace")
        tail = path.partition("#")[0] + (f"?{query}" if query else "") + _signed_fields(fields)
        return any(
            hmac.compare_digest(sign(key, address + tail), given)
            for key in self._keys
            for address in self._addresses
        )


def sign(key: bytes, text: str) -> bytes:
    """The signature Twilio puts into the header."""
    return b64encode(hmac.digest(key, text.encode("utf-8", "replace"), "sha1"))


def _signed_fields(fields: Iterable[tuple[str, str]]) -> str:
    # Sorted by name, then by value; the same pair twice counts once.
    return "".join(name + value for name, value in sorted(set(fields)))


def _with_and_without_port(url: str) -> tuple[str, str]:
    # Twilio's signing is not consistent about the port, so its library tries both, and so do we.
    parts = urlsplit(url)
    base = parts._replace(path=parts.path.rstrip("/"), query="", fragment="")
    if parts.port:
        plain = base._replace(netloc=parts.netloc.rpartition(":")[0])
        return urlunsplit(base), urlunsplit(plain)
    port = _PORTS.get(parts.scheme, 443)
    return urlunsplit(base), urlunsplit(base._replace(netloc=f"{parts.netloc}:{port}"))
