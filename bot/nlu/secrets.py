"""What is never kept: telephone and Aadhaar numbers, and the digits of one-time passwords."""

import re

from bot.nlu.pieces import read
from bot.nlu.text import clean

HIDDEN = "•"
_DIGIT, _DIGITS = re.compile(r"\d"), re.compile(r"\d+")
_JOINT = r"[ .\-()]"  # what people put between the digits of a telephone number
_RUN = re.compile(rf"(?<!\d)\+?\(?\d(?:{_JOINT}{{0,2}}\d)+")
_LONGEST_AMOUNT = 9  # digits
_COUNTRY = ("91", "0")
_LONG_PHONE, _AADHAAR = 10, 12
_PASSWORD = re.compile(r"(?<!\d)\d{4,8}(?!\d)")


def has_long_number(text: str) -> bool:
    """Whether a telephone or Aadhaar number stands in `text`, be it hidden already."""
    return HIDDEN * 4 in text or any(_is_long(run.group()) for run in _RUN.finditer(text))


def _is_long(run: str) -> bool:
    """A telephone or Aadhaar number, or any number too long for money, in whatever groups."""
    if any(len(part) > _LONGEST_AMOUNT for part in _DIGITS.findall(run)):
        return True
    digits = "".join(_DIGIT.findall(run))
    local = next(
        (digits[len(c) :] for c in _COUNTRY if digits.startswith(c) and len(digits) > 10), digits
    )
    groups = _DIGITS.findall(run)
    phone = len(local) == _LONG_PHONE and local[0] in "6789"
    aadhaar = len(digits) == _AADHAAR and [len(g) for g in groups] == [4, 4, 4]
    return phone or aadhaar


def without_secrets(words: str) -> str:
    """`words` as they may be stored; only when there is something to hide in another spelling."""
    if not any(letter.isdigit() for letter in words):
        return words
    cleaned = clean(words)
    hidden = _RUN.sub(lambda run: _hide(run) if _is_long(run.group()) else run.group(), cleaned)
    if any(piece.has("otp", "aadhaar", "code_word") for piece in read(words)):
        hidden = _PASSWORD.sub(_hide, hidden)
    return words if hidden == cleaned else hidden


def _hide(found: re.Match[str]) -> str:
    return _DIGIT.sub(HIDDEN, found.group())
