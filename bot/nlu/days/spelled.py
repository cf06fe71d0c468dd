"""Misspelt names of days and months, by their consonants, inside these short lists only."""

import re
from functools import cache, lru_cache

from rapidfuzz.distance import OSA

from bot.nlu.lexicon import lexicon
from bot.nlu.pieces import Piece

_VOWELS = re.compile("[aeiouy]")
_SHORTEST = 5  # letters of the word
_FEWEST = 4  # consonants (the first letter counts); fewer are in too many words
_ENOUGH_FOR_A_SLIP = 6  # consonants, one of which may be wrong, missing or too many


def near(piece: Piece, prefix: str) -> str:
    """The day or month ("day:", "month:") that an unknown word surely is; "" = none."""
    if not piece.is_unknown or len(piece.word.key) < _SHORTEST or piece.word.near:
        return ""
    return _near(piece.word.key, prefix)


@lru_cache(maxsize=4096)
def _near(key: str, prefix: str) -> str:
    said = _consonants(key)
    if len(said) < _FEWEST:
        return ""
    known = [(c, name) for c, last, name in _spellings(prefix) if last == _last(key)]
    same = {name for consonants, name in known if consonants == said}
    if same or len(said) < _ENOUGH_FOR_A_SLIP:
        return same.pop() if len(same) == 1 else ""
    close = {name for consonants, name in known if OSA.distance(consonants, said) == 1}
    return close.pop() if len(close) == 1 else ""


@cache
def _spellings(prefix: str) -> tuple[tuple[str, str, str], ...]:
    """(consonants, last letter, name) of all spellings that are long enough to be told apart."""
    found = {
        (_consonants(word.key), _last(word.key), concept[len(prefix) :])
        for word in lexicon().exact.values()
        for concept in word.concepts
        if concept.startswith(prefix) and len(word.key) >= _SHORTEST
    }
    return tuple(sorted(entry for entry in found if len(entry[0]) >= _FEWEST))


def _consonants(key: str) -> str:
    """The first letter and all consonants; b and v are one at the end of day names (सोमबार)."""
    return key[0].replace("b", "v") + _VOWELS.sub("", key[1:]).replace("b", "v")


def _last(key: str) -> str:
    return key[-1].replace("y", "i")
