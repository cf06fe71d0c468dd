"""One key for all scripts, so that सुनीता, sunita and suneeta are one word."""

import re
from functools import cache, lru_cache

from bot.nlu import sources


def _pairs(table: str) -> dict[str, str]:
    letters = table.split()
    return dict(zip(letters[::2], letters[1::2], strict=True))


_CONSONANTS = _pairs(
    "क k ख kh ग g घ gh ङ n च ch छ chh ज j झ jh ञ n ट t ठ th ड d ढ dh ण n त t थ th द d ध dh न n "
    "प p फ f ब b भ bh म m य y र r ल l ळ l व v श s ष s स s ह h"
)
_VOWELS = _pairs("अ a आ aa इ i ई i उ u ऊ u ऋ ri ए e ऐ ai ओ o औ au ऑ o ऍ e ऎ e ऒ o")
_MATRAS = _pairs("ा aa ि i ी i ु u ू u ृ ri े e ै ai ो o ौ au ॉ o ॅ e ॆ e ॊ o")
_NASALS = "ंँ"
_VIRAMA = "्"
_LABIALS = "पफबभम"
_SCHWA = "\0"
_INDIC = re.compile("[\u0900-\u0d7f]")
# The Indian scripts of Unicode are laid out alike, a block of 128 each: what is said here of
# Devanagari is true of the Bengali, Gujarati or Odia letter at the same place of its block.
_AS_DEVANAGARI = {code: 0x0900 + code % 0x80 for code in range(0x0980, 0x0D80)}

_SPELLINGS = tuple(
    (re.compile(pattern), plain)
    for pattern, plain in (
        ("ksh", "ks"), ("jny?", "gy"), (r"chh|cch", "ch"), ("sh", "s"),
        ("ph", "f"), ("w", "v"), ("z", "j"), ("q", "k"), ("x", "ks"), (r"c(?!h)", "k"),
        (r"aa+", "a"), (r"ee+|ii+", "i"), (r"oo+|uu+", "u"), (r"(?<=[iaeou])y(?=[ie])", ""),
        (r"iy(?=[aeo])", "i"), (r"([b-df-hj-np-tv-z])\1+", r"\1"), (r"n(?=[pb])", "m"),
    )
)  # fmt: skip
_LOOSE = tuple(
    (re.compile(pattern), plain)
    for pattern, plain in (
        (r"a[iy](?![aou])|ae", "e"), (r"au(?![aeiou])|ou|ao", "o"), ("kh", "k"), ("th", "t"),
        (r"ee+", "e"), (r"oo+", "o"),
    )
)  # fmt: skip
_NUKTA = "़"


def is_indic(word: str) -> bool:
    """Whether it is written in an Indian script, which tells aspirates and long vowels apart."""
    return bool(_INDIC.search(word))


def plain(word: str) -> str:
    """`word` without nukta and with one nasal sign: exact, but for marks people leave out."""
    return word.replace(_NUKTA, "").replace("ँ", "ं")


@lru_cache(maxsize=16384)
def sound(word: str) -> str:
    """How a word sounds, vowel lengths and doubled letters aside; aspirates and ai/au stay."""
    key = _latin(word.translate(_AS_DEVANAGARI)) if _INDIC.search(word) else word.lower()
    for pattern, plain_form in _SPELLINGS:
        key = pattern.sub(plain_form, key)
    return key


@lru_cache(maxsize=16384)
def skeleton(word: str) -> str:
    """The key for look-ups: `sound` with ai/e, au/o, kh/k and th/t folded too."""
    return loosened(sound(word))


def loosened(heard: str) -> str:
    """The skeleton of what `sound` gave."""
    key = heard
    for pattern, plain_form in _LOOSE:
        key = pattern.sub(plain_form, key)
    return key


@cache
def _last_parts() -> tuple[str, ...]:
    """Last parts of compounds: फूल-मती keeps the vowel that the rule would take away."""
    found = (s.get("skeleton", {}).get("last_parts", ()) for s in sources.lexicons().values())
    return tuple(part.translate(_AS_DEVANAGARI) for parts in found for part in parts)


def _latin(word: str) -> str:
    part = next((p for p in _last_parts() if word.endswith(p) and len(word) > len(p) + 1), "")
    if part:
        head, tail = word[: -len(part)], "".join(_phones(part)).replace(_SCHWA, "a")
        return _latin(head) + tail
    return "".join(_without_schwas(_phones(word))).replace(_SCHWA, "a")


def _phones(word: str) -> list[str]:
    phones: list[str] = []
    letters = word.replace(_NUKTA, "").replace("\u200d", "")
    for place, letter in enumerate(letters):
        after = letters[place + 1 : place + 2]
        if letter in _CONSONANTS:
            phones.append(_CONSONANTS[letter])
            if not after or (after not in _MATRAS and after != _VIRAMA):
                phones.append(_SCHWA)
        elif letter in _VOWELS or letter in _MATRAS:
            phones.append(_VOWELS.get(letter) or _MATRAS[letter])
        elif letter in _NASALS and after:
            phones.append("m" if after in _LABIALS else "n")
        elif letter.isalpha() and letter.isascii():
            phones.append(letter.lower())
    return phones


def _without_schwas(phones: list[str]) -> list[str]:
    """Hindi leaves out the inherent vowel at a word's end, and in VC_CV."""
    kept = list(phones)
    if len(kept) > 2 and kept[-1] == _SCHWA:
        kept.pop()
    for place in range(len(kept) - 3, 1, -1):
        if (
            kept[place] == _SCHWA
            and not _is_vowel(kept[place - 1])
            and _is_vowel(kept[place - 2])
            and not _is_vowel(kept[place + 1])
            and _is_vowel(kept[place + 2])
        ):
            kept[place] = ""
    return [phone for phone in kept if phone]


def _is_vowel(phone: str) -> bool:
    return bool(phone) and (phone == _SCHWA or phone[0] in "aeiou")
