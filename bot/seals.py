"""What only we can have made: short seals of links to pages and of the devices that opened them.

A link says which row it is of and when that was made, nothing else, and fits into an SMS. It cannot
be guessed or changed without SECRET_KEY, and nothing that is kept opens it.
"""

import hmac
import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as NotBase64Error
from datetime import UTC, datetime
from hashlib import sha256
from typing import NamedTuple

from bot import links
from bot.config import Settings

_SEAL = 12  # bytes: 96 bits
_ROW, _SECOND = 5, 4  # bytes of the row's number, and of the second in which it was made
_NONCE = 12


class Named(NamedTuple):
    """The row of a link; with its moment, so that one of a restored database is another."""

    id: int
    made_at: datetime


def can_seal(settings: Settings) -> bool:
    """Without a key anybody could make a link: then there are none."""
    return links.can_sign(settings)


def link(settings: Settings, named: Named) -> str:
    """The last part of a link's address."""
    packed = _packed(named)
    return _text(packed + _seal(settings, "link", packed))


def opened(settings: Settings, token: str) -> Named | None:
    """What `link` was made of; None = not made by us, or changed."""
    packed, seal = _parts(token, _ROW + _SECOND)
    if not hmac.compare_digest(seal, _seal(settings, "link", packed)):
        return None
    second = int.from_bytes(packed[_ROW:])
    return Named(int.from_bytes(packed[:_ROW]), datetime.fromtimestamp(second, UTC))


def device(settings: Settings, named: Named) -> str:
    """What a device keeps that has opened this link."""
    nonce = secrets.token_bytes(_NONCE)
    return _text(nonce + _seal(settings, "device", nonce + _packed(named)))


def is_device(settings: Settings, named: Named, kept: str) -> bool:
    """Whether we gave it to a device for this very link."""
    nonce, seal = _parts(kept, _NONCE)
    sealed = _seal(settings, "device", nonce + _packed(named))
    return hmac.compare_digest(seal, sealed)


def code(settings: Settings, named: Named, digits: str) -> str:
    """How a code for this link is kept: a million codes are soon tried, but not without the key."""
    return _text(_seal(settings, "code", _packed(named) + digits.encode()))


def _packed(named: Named) -> bytes:
    return named.id.to_bytes(_ROW) + int(named.made_at.timestamp()).to_bytes(_SECOND)


def _seal(settings: Settings, what: str, content: bytes) -> bytes:
    key = settings.secret_key.get_secret_value().encode()
    return hmac.digest(key, b"page " + what.encode() + b"\0" + content, sha256)[:_SEAL]


def _text(content: bytes) -> str:
    return urlsafe_b64encode(content).decode().rstrip("=")


def _parts(text: str, first: int) -> tuple[bytes, bytes]:
    """Content and seal; of what was never ours, some that fit no seal.

    Base64 has several spellings of one content: only the one that we write is taken.
    """
    try:
        content = urlsafe_b64decode(text + "=" * (-len(text) % 4))
    except (NotBase64Error, ValueError):
        content = b""
    if len(content) != first + _SEAL or _text(content) != text:
        return bytes(first), b""
    return content[:first], content[first:]
