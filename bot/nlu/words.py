"""Amounts in words, for the read-back before anything is written."""

from functools import cache
from typing import NamedTuple

from bot.nlu import sources

_FALLBACK = "en"


class _Spoken(NamedTuple):
    """How one language counts: the first spelling of each word in its lexicon."""

    below_hundred: dict[int, str]
    scales: tuple[tuple[int, str], ...]  # the largest first
    rupee: str
    rupees: str
    paise: str


def amount_in_words(paise: int, language: str) -> str:
    """`paise` on the Indian scale: "एक हज़ार तीन सौ रुपये"; unknown languages in English.

    Raises ValueError for a negative amount.
    """
    if paise < 0:
        raise ValueError("an amount that is read back is never negative")
    spoken = _spoken(language)
    rupees, rest = divmod(paise, 100)
    parts = []
    if rupees or not rest:
        currency = spoken.rupee if rupees == 1 else spoken.rupees
        parts.append(f"{number_in_words(rupees, language)} {currency}")
    if rest:
        parts.append(f"{number_in_words(rest, language)} {spoken.paise}")
    return " ".join(parts)


def number_in_words(number: int, language: str) -> str:
    """A whole number from 0 in words; unknown languages in English."""
    spoken = _spoken(language)
    parts = []
    rest = number
    for scale, name in spoken.scales:
        if rest >= scale:
            count, rest = divmod(rest, scale)
            parts.append(f"{number_in_words(count, language)} {name}")
    if rest or not parts:
        parts.append(_below_hundred(rest, spoken.below_hundred))
    return " ".join(parts)


def _below_hundred(number: int, words: dict[int, str]) -> str:
    if number in words:
        return words[number]
    return f"{words[number - number % 10]} {words[number % 10]}"


@cache
def _spoken(language: str) -> _Spoken:
    sections = sources.lexicons().get(language, {})
    if "read_back" not in sections:
        return _spoken(_FALLBACK)
    numbers = sections.get("numbers") or sections["numbers_english"]
    scales = [(int(n), words[0]) for n, words in sections["scales"].items() if int(n) >= 100]
    return _Spoken(
        {int(n): words[0] for n, words in numbers.items()},
        tuple(sorted(scales, reverse=True)),
        **sections["read_back"],
    )
