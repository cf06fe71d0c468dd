"""What a word that no list has may stand for: a verb's form, a word written short, a slip of a key.

Three ways, surest first. A form of a verb and a word without its short vowels (krungi, btao,
mtng) are as good as listed. A slip (one letter wrong in five or more) is a guess: it may lead to a
read or to a question, and it stays a stranger to everything that decides about names and money.
"""

import re
from collections.abc import Iterable, Iterator

from rapidfuzz.distance import OSA

from bot.nlu.forms import forms, loose_forms
from bot.nlu.skeleton import is_indic, sound

_SHORTEST_SLIP = 5  # letters; DOMAIN 3.1: never correct words of three or four
_LONGEST_SLIP = 24  # letters; what is longer is no word, and its cuts would cost its square
_SHORTEST_THIN = 3
_SHORT_A = re.compile(r"(?<!^)a(?!$)")
_VOWEL = re.compile(r"[aeiouy]")
_ONE_SLIP = 1
_LEAST_CONSONANTS = 3

Concepts = frozenset[str]
_NONE: Concepts = frozenset()


class Likely:
    """Look-ups by ever looser keys over the listed words and the verbs' forms."""

    def __init__(self, listed: Iterable[tuple[str, Concepts]]) -> None:
        words = [(key, concepts) for key, concepts in listed if concepts]
        self._forms, self._loose = forms(), loose_forms()
        every = [*words, *self._loose.items()]
        thinned = [(thin(key), c) for key, c in words if len(thin(key)) >= _SHORTEST_THIN]
        thinned += [(thin(k), c) for k, c in self._loose.items() if len(thin(k)) > _SHORTEST_THIN]
        self._thin = _unique(thinned)
        self._bones = _unique(
            (bones(key), c) for key, c in words if len(bones(key)) >= _LEAST_CONSONANTS
        )
        self._slips: dict[str, list[tuple[str, Concepts]]] = {}
        for key, concepts in every:
            if len(key) >= _SHORTEST_SLIP:
                for cut in _cuts(key):
                    self._slips.setdefault(cut, []).append((key, concepts))

    def form(self, text: str, key: str) -> Concepts:
        """The concepts of a verb's form; खरब is none of करना."""
        if is_indic(text):
            return self._forms.get(sound(text), _NONE)
        return self._loose.get(key, _NONE)

    def surely(self, text: str, key: str) -> Concepts:
        """The concepts of a verb's form or of a word written short."""
        if found := self.form(text, key):
            return found
        if len(key) >= _SHORTEST_THIN and (short := self._thin.get(thin(key))):
            return short
        return self._bones.get(key, _NONE) if _is_short(key) else _NONE

    def perhaps(self, key: str) -> Concepts:
        """What all the words that are one slip away mean."""
        if not _SHORTEST_SLIP <= len(key) <= _LONGEST_SLIP:
            return _NONE
        near = [
            concepts for cut in _cuts(key) for other, concepts in self._slips.get(cut, ())
            if OSA.distance(key, other) <= _ONE_SLIP
        ]  # fmt: skip
        return frozenset.intersection(*near) if near else _NONE


def thin(key: str) -> str:
    """A skeleton without the short vowels that people leave out: karungi and krungi alike."""
    return _SHORT_A.sub("", key)


def bones(key: str) -> str:
    """Only the consonants; far too loose for anything but words that were typed without vowels."""
    return _VOWEL.sub("", key)


def _is_short(key: str) -> bool:
    return len(key) >= _LEAST_CONSONANTS and not _VOWEL.search(key)


def _cuts(key: str) -> Iterator[str]:
    """The word, and the word without one of its letters: two words one slip apart share one."""
    yield key
    for place in range(len(key)):
        yield key[:place] + key[place + 1 :]


def _unique(pairs: Iterable[tuple[str, Concepts]]) -> dict[str, Concepts]:
    """The keys with what all their words mean: भर and भरे are both given, कल and काल are nothing."""
    found: dict[str, Concepts] = {}
    for key, concepts in pairs:
        found[key] = found.get(key, concepts) & concepts
    return {key: concepts for key, concepts in found.items() if concepts}
