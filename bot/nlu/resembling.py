"""What a word that no list has may stand for, by the listed words it looks like: for choices only.

Looser than `likely`: several words may be meant at once, each with how much it counts, 0 to 1.
"""

from collections.abc import Iterable, Mapping
from functools import cache, lru_cache

from rapidfuzz import fuzz, process

from bot.nlu.lexicon import lexicon
from bot.nlu.skeleton import skeleton

_LEAST_LETTERS = 4  # of a skeleton: shorter ones look like too much
_MOST_LETTERS = 30  # longer is no word
_LEAST_LIKENESS = 72.0
_PART = 0.7  # what a word counts that has a listed one at its beginning or end: "meribachat"
_OF_PHRASE = 0.5  # … that is in phrases only: "rahi" of "aa rahi"
_LEAST_FRAME, _BY_FRAME = 3, 0.7  # consonants; what a word counts that is the same without vowels
_NO_VOWELS = str.maketrans("", "", "aeiou")


@cache
def _vocabulary() -> Mapping[str, Mapping[str, float]]:
    """The skeletons of the listed words: how much each speaks for which concept.

    A word that is only a part of phrases ("rahi" of "aa rahi") counts less.
    """
    known: dict[str, dict[str, float]] = {}
    for spelling, word in lexicon().exact.items():
        key = skeleton(spelling)
        if len(key) >= _LEAST_LETTERS:
            raise_to(known.setdefault(key, {}), ((c, 1.0) for c in word.concepts))
    for phrases in lexicon().phrases.values():
        for keys, concept in phrases:
            for key in keys:
                if len(key) >= _LEAST_LETTERS and not known.get(key):
                    raise_to(known.setdefault(key, {}), ((concept, _OF_PHRASE),))
    return {key: concepts for key, concepts in known.items() if concepts}


@cache
def _frames() -> Mapping[str, Mapping[str, float]]:
    """The same by consonants alone: "blnce" and "mtng" are written without vowels."""
    found: dict[str, dict[str, float]] = {}
    for key, concepts in _vocabulary().items():
        raise_to(found.setdefault(_frame(key), {}), concepts.items())
    return found


def _frame(key: str) -> str:
    return key[:1] + key[1:].translate(_NO_VOWELS)


@lru_cache(maxsize=4096)
def alike(key: str) -> tuple[tuple[str, float], ...]:
    """What a word that no list has may stand for, by the listed words it looks like."""
    found: dict[str, float] = {}
    if len(key) > _MOST_LETTERS:
        return ()
    frame = _frame(key)
    if len(frame) >= _LEAST_FRAME:
        _count(found, _frames().get(frame, {}), _BY_FRAME)
    if len(key) < _LEAST_LETTERS:
        return tuple(found.items())
    vocabulary = _vocabulary()
    for near, likeness, _ in process.extract(
        key, vocabulary.keys(), scorer=fuzz.ratio, score_cutoff=_LEAST_LIKENESS, limit=4
    ):
        _count(found, vocabulary[near], (likeness / 100) ** 2)
    for cut in range(_LEAST_LETTERS, len(key)):
        for part in (key[:cut], key[cut:]):
            _count(found, vocabulary.get(part, {}), _PART)
    return tuple(found.items())


def _count(found: dict[str, float], concepts: Mapping[str, float], times: float) -> None:
    raise_to(found, ((concept, strength * times) for concept, strength in concepts.items()))


def raise_to(heard: dict[str, float], found: Iterable[tuple[str, float]]) -> None:
    """Keep the greatest strength of each concept."""
    for concept, strength in found:
        heard[concept] = max(strength, heard.get(concept, 0.0))
