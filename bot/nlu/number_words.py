"""Number words as they are really typed: run together, without their vowels, or nearly right."""

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import pairwise

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from bot.nlu import sources
from bot.nlu.lexicon import Word, lexicon, look, number_keys
from bot.nlu.skeleton import plain, skeleton, sound

_ALIKE, _ALIKE_SHORT = 72, 66  # per cent; a word this near to a number word is asked about
_SHORT = 4  # letters of a skeleton below which words are easily alike
_LEAST = 3  # letters of a word whose vowels may have been left out
_LONG = 4  # letters; "lak", "lac", "cr", "k", "ru" and "re" end too many other words
_LONGEST = 40  # letters of words run together
_HUNDRED = 100
_TWO_LETTERS = "chh"
_VOWELS, _CONSONANT = re.compile("[aeiou]+"), re.compile("[^aeiou]")
# Of words run together: q fraction, u below a hundred, s scale, r rupees. "panchsau", "dhaisau",
# "saurupaye", "bisrupaye"; "sopanch" is not read, and nothing that is one word.
_SHAPE = re.compile(r"(?:q?u|q)s(?:u?s)*u?r?|q?ur|sr|ssr?")


@lru_cache(maxsize=8192)
def read(text: str) -> tuple[Word, ...]:
    """The number words that an unknown word is made of; empty = it is none.

    "panchsau" is two; "pndrh" is one, and counts only beside other signs of money.
    """
    if len(text) > _LONGEST:
        return ()
    if found := _joined(plain(text), _by_spelling()) or _joined(sound(text), _by_sound()):
        return found
    # "chh" may be one letter or two, so that "chhttr" could be 74 or 76.
    alike = _without_vowels(text) if _TWO_LETTERS not in text else ()
    if len({_value(word) for word in (*alike, *(_slips(text) if alike else ()))}) == 1:
        return (alike[0]._replace(beside=True),)
    return ()


@lru_cache(maxsize=8192)
def near(text: str) -> tuple[Word, ...]:
    """The number words that an unknown word nearly is; empty = none."""
    key = skeleton(text)
    if len(key) < 2 or len(text) > _LONGEST:
        return ()
    if alike := _without_vowels(text):
        return alike
    keys = number_keys()
    score = _ALIKE_SHORT if len(key) < _SHORT else _ALIKE
    found = process.extract(key, keys.keys(), scorer=fuzz.ratio, score_cutoff=score, limit=3)
    return tuple(keys[key] for key, _, _ in found)


def is_listed(text: str) -> bool:
    """Whether a list spells a word, or a part of a phrase, just so."""
    return plain(text) in lexicon().languages


@lru_cache(maxsize=8192)
def is_near_fraction(key: str) -> bool:
    """Whether a word's skeleton is one letter from सवा, पौने, साढ़े, डेढ़ or ढाई."""
    return any(OSA.distance(key, fraction) <= 1 for fraction in _fractions())


@cache
def _fractions() -> frozenset[str]:
    words = lexicon().exact.values()
    return frozenset(word.key for word in words if word.quarters and len(word.key) > 2)


def is_slip(text: str, *, scale: bool = False) -> bool:
    """Whether one letter too many, too few or exchanged makes a word a number; `scale`: सौ …"""
    return any(word.scale or not scale for word in _slips(text))


def lacks_vowels(text: str) -> bool:
    """Whether an unknown word is a number without its vowels, if not which: "pchs"."""
    return bool(_without_vowels(text))


@lru_cache(maxsize=8192)
def ends_in_scale(text: str) -> bool:
    """Whether an unknown word may be a number run together: "dasau", "sadetinso"."""
    key = skeleton(text)
    return any(key.endswith(end) and len(key) > len(end) for end in _scale_keys())


@lru_cache(maxsize=8192)
def is_ordinal(text: str) -> bool:
    """पाँचवाँ, दसवीं, athva: a number word with the ending of an ordinal."""
    return any(
        text.endswith(suffix) and look(text.removesuffix(suffix)).is_number
        for suffix in _ordinal_suffixes()
    )


@cache
def _ordinal_suffixes() -> tuple[str, ...]:
    words = (sections.get("words", {}) for sections in sources.lexicons().values())
    return tuple(suffix for section in words for suffix in section.get("ordinal_suffix", ()))


@cache
def doubtful() -> dict[str, tuple[int, int]]:
    """Spellings that may mean another unit too: that unit, and before which scale (0 = any)."""
    found: dict[str, tuple[int, int]] = {}
    for sections in sources.lexicons().values():
        for other, spellings in sections.get("numbers_doubtful", {}).items():
            unit, _, scale = other.partition("x")
            found |= {plain(word): (int(unit), int(scale or 0)) for word in spellings}
    return found


def _slips(text: str) -> tuple[Word, ...]:
    words = _spellings()
    found = process.extract(
        plain(text), words.keys(), scorer=OSA.distance, score_cutoff=1, limit=None
    )
    return tuple(words[spelling] for spelling, _, _ in found)


@cache
def _spellings() -> dict[str, Word]:
    words = lexicon().exact.items()
    return {spelling: w for spelling, w in words if w.is_number and len(spelling) > 1}


def _value(word: Word) -> tuple[int | None, int | None, str]:
    return word.unit, word.scale, word.quarters


def _joined(key: str, words: dict[str, Word]) -> tuple[Word, ...]:
    """`key` as words that make one number; empty where they make two: "saathazaar"."""
    runs = [run for run in _runs(key, 0, words, set()) if _is_number(run)]
    different = {tuple(_value(word) for word in run) for run in runs}
    return tuple(runs[0]) if len(different) == 1 else ()


def _runs(key: str, start: int, words: dict[str, Word], dead: set[int]) -> Iterator[list[Word]]:
    """The words that `key` is made of from `start`, in all ways; `dead` = nothing fits there."""
    if start in dead:
        return
    fits = False
    for end in range(start + 2, len(key) + 1):
        word = words.get(key[start:end])
        if word is None:
            continue
        if end == len(key):
            fits = True
            yield [word]
        # A letter that ends one word and begins the next is heard once: "pachissau".
        for following in {end, end - 1} - {start, len(key)}:
            for rest in _runs(key, following, words, dead):
                fits = True
                yield [word, *rest]
    if not fits:
        dead.add(start)


def _is_number(run: Sequence[Word]) -> bool:
    """Whether the scales of joined words fall, or one is said twice: "सौसौ"."""
    kinds = "".join(_kind(word) for word in run)
    if len(run) < 2 or not _SHAPE.fullmatch(kinds):
        return False
    scales = [word.scale or 0 for word in run if word.scale]
    if kinds in ("ss", "ssr"):
        return scales[0] == scales[1]
    return all(one > other for one, other in pairwise(scales))


def _kind(word: Word) -> str:
    if word.quarters:
        return "q"
    if word.scale:
        return "s"
    return "u" if word.unit is not None else "r"


@cache
def _by_spelling() -> dict[str, Word]:
    """The number and currency words that run together, by spelling."""
    return {
        spelling: word._replace(concepts=word.concepts & {"rupee"}, beside=False)
        for spelling, word in lexicon().exact.items()
        if len(spelling) > 1 and _runs_together(spelling, word)
    }


@cache
def _by_sound() -> dict[str, Word]:
    """The same by sound, without what sounds like two different numbers."""
    found: dict[str, Word] = {}
    mixed = set()
    for spelling, word in _by_spelling().items():
        key = sound(spelling)
        if _value(found.setdefault(key, word)) != _value(word):
            mixed.add(key)
    return {key: word for key, word in found.items() if key not in mixed and len(key) > 1}


def _runs_together(spelling: str, word: Word) -> bool:
    if word.english or not (word.is_number or "rupee" in word.concepts):
        return False
    if word.quarters or word.unit is not None or word.scale == _HUNDRED:
        return True
    return len(sound(spelling)) >= _LONG and (word.scale or _HUNDRED) >= _HUNDRED


def _without_vowels(text: str) -> tuple[Word, ...]:
    """The number words that `text` is, but for vowels inside that were left out."""
    key = sound(text)
    if len(key) < _LEAST or not text.isascii():
        return ()
    alike = _bones().get(_VOWELS.sub("", key), ())
    return tuple(dict.fromkeys(word for full, word in alike if _is_elided(key, full)))


def _is_elided(key: str, full: str) -> bool:
    """Whether `key` is `full` with some of the vowels inside it left out; consonants are alike."""
    heard, whole = _CONSONANT.split(key), _CONSONANT.split(full)
    inside = zip(heard[1:-1], whole[1:-1], strict=True)
    ends_alike = heard[0] == whole[0] and heard[-1] == whole[-1]
    return key != full and ends_alike and all(part in ("", other) for part, other in inside)


@cache
def _bones() -> dict[str, list[tuple[str, Word]]]:
    """Number words by their consonants."""
    found: dict[str, list[tuple[str, Word]]] = {}
    for spelling, word in lexicon().exact.items():
        if word.is_number and not word.beside and not word.english:
            key = sound(spelling)
            found.setdefault(_VOWELS.sub("", key), []).append((key, word))
    return found


@cache
def _scale_keys() -> tuple[str, ...]:
    words = [word for word in lexicon().exact.values() if (word.scale or 0) >= _HUNDRED]
    return tuple({w.key for w in words if w.scale == _HUNDRED or len(w.key) >= _LONG})
