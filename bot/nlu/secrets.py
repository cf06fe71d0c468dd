"""What is never kept: telephone and Aadhaar numbers, and the digits of one-time passwords."""

import re

from bot.nlu.pieces import read
from bot.nlu.text import clean

HIDDEN = "•"
_DIGIT = re.compile(r"\d")
_LONG = re.compile(
    r"(?<!\d)(?:\+?91[ -]?)?[6-9]\d{4}[ -]?\d{5}(?!\d)|(?<!\d)\d{4}[ -]\d{4}[ -]\d{4}(?!\d)|\d{11,}"
)
_PASSWORD = re.compile(r"(?<!\d)\d{4,8}(?!\d)")


def has_long_number(text: str) -> bool:
    """Whether a telephone or Aadhaar number stands in `text`, be it hidden already."""
    return bool(_LONG.search(text)) or HIDDEN * 4 in text


def without_secrets(words: str) -> str:
    """`words` as they may be stored; only when there is something to hide in another spelling."""
    if not any(letter.isdigit() for letter in words):
        return words
    cleaned = clean(words)
    hidden = _LONG.sub(_hide, cleaned)
    if any(piece.has("otp", "aadhaar") for piece in read(words)):
        hidden = _PASSWORD.sub(_hide, hidden)
    return words if hidden == cleaned else hidden


def _hide(found: re.Match[str]) -> str:
    return _DIGIT.sub(HIDDEN, found.group())
