"""Random signs, and what is kept of them: a digest, so that whoever reads the tables has no key."""

import secrets
from hashlib import sha256

# What nobody mistakes for another when she types it from her phone: no i, l, o, 0, 1.
_SIGNS = "abcdefghjkmnpqrstuvwxyz23456789"
KEY_LENGTH = 10  # 49 bits, guessed against a limit


def cookie() -> str:
    """For a browser: 256 bits."""
    return secrets.token_urlsafe(32)


def key() -> str:
    """For a link that can also be typed."""
    return "".join(secrets.choice(_SIGNS) for _ in range(KEY_LENGTH))


def digest(*parts: str) -> str:
    """Of these in this order."""
    return sha256("\n".join(parts).encode()).hexdigest()
