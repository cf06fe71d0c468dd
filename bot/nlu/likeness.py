"""How far apart two names sound: next to nothing where spellers vary, much where women differ."""

import re
from functools import lru_cache
from typing import NamedTuple

from bot.nlu.skeleton import sound

FAR = 9.0  # so far apart that it does not matter how far
_VOWELS = frozenset("aeiou")
_ONE_LETTER = (  # what is one sound gets one letter: capitals for the aspirates, X for ksh, R for ढ़
    (re.compile("k+h?(?:s|ch)"), "X"), (re.compile("([kt])h"), r"\1"), ("gh", "G"), ("jh", "J"),
    ("ch", "c"), ("dh", "D"), ("bh", "B"), ("rh", "R"), (re.compile("e([hr])(?=[^aeiou])"), r"a\1"),
    (re.compile(r"a(?:ya|y|i)(?=[^aeiouy]|$)(?<!aya$)|ae"), "e"),
    (re.compile(r"a[uo](?![aeiou])|ou"), "o"), (re.compile(r"(?<=[^aeiou])y$"), "i"),
)  # fmt: skip


def _table(costs: str) -> dict[str, float]:
    """ "bv .05" = either for the other costs .05."""
    pairs = costs.split()
    found = dict(zip(pairs[::2], map(float, pairs[1::2]), strict=True))
    return found | {pair[::-1]: cost for pair, cost in found.items()}


_CONSONANTS = _table(
    "gG .1 jJ .1 dD .1 bB .1 pf .15 bv .05 vB .2 dr .25 Dr .25 dR .05 DR .05 rR .05 Xc .2 Xk .35 "
    "Xs .35 cs .6 sj .6 td .45 Dt .5 kg .55 pb .6 cj .7 nl .7 rl .7 nm .8 jy .5 Gh .1 ey .4 uv .15 "
    "ov .25 cJ .7 fb .7"
)
_FIRST = _table("gG .15 jJ .15 dD .15 bB .1 pf .15 bv .05 vB .25 Xc .2 jy .15 iy .2 uv .3 ie .3 "
                "uo .4 ae .6")  # fmt: skip
_MIDDLE = _table("ie .25 uo .25 ae .35 ai .4 au .4 ao .45 iu .7 eu .7 oi .7 oe .7")
_STRESSED = _table("ie .3 uo .3 ae .7 ai .8 au .8 ao .8")  # रीता/रूता: names differ in it
_FIRST_OF_MORE = _table("ie .25 uo .25 ae .45 ai .55 au .55 ao .55 iu .8 eu .8 oi .8 oe .8")
_LAST = _table("ie .2 uo .3 ae .6 ao .7")  # शांति and शांता are two women
_DOUBLED = re.compile(r"(.)\1+")
_CROWDED = re.compile(r"^([b-df-hj-np-tv-z])\1")  # bbita, mmta: the vowel is left out
_REPH = re.compile("^र्([क-ह])([ा-ौ]?)")  # र्निमला for निर्मला: typed where it is seen
_ANUSVARA = frozenset(f"n{c}" for c in "tdDkgGcjJs") | frozenset(f"m{c}" for c in "pbBf")
_OTHER, _OTHER_FIRST, _VOWEL_FOR_CONSONANT = 0.9, 1.2, 1.5
_MOST_MORE = 4  # sounds that one name may have more
_SWAPPED_R, _SWAPPED, _SWAPPED_FIRST = 0.25, 0.45, 1.0


class Sounds(NamedTuple):
    """A name as sounds, one letter each, and what leaving each of them out costs."""

    letters: str
    gaps: tuple[float, ...]
    stressed: int  # the place of the first vowel behind a consonant; -1 where there is none
    is_short: bool  # of two syllables, so that this vowel tells names apart

    @property
    def sure(self) -> float:
        """The cost up to which another spelling is taken for this name."""
        return _SURE[min(len(self.letters), len(_SURE) - 1)]

    @property
    def folded(self) -> str:
        """The same for the letters that are one sound to many: bimla and vimla, jamuna, yamuna."""
        return self.letters.translate(_FOLDED)


_FOLDED = str.maketrans("GJDBRvfy", "gjdbrbpj")
_SURE = (0.0, 0.0, 0.05, 0.15, 0.32, 0.42, 0.5, 0.6, 0.65)  # by how many sounds a name has


def sounds(*words: str) -> Sounds:
    """The sounds of a name; of several words those of all, joined."""
    return of_letters(joined(*words))


def joined(*words: str) -> str:
    """The letters of a name as one word."""
    if len(words) == 1:
        return letters(words[0])
    return _DOUBLED.sub(r"\1", "".join(map(letters, words)))


@lru_cache(maxsize=16384)
def letters(word: str) -> str:
    """A word as sounds, one letter each."""
    key = sound(_REPH.sub(r"\1\2र्", _CROWDED.sub(r"\1a\1", word)))
    for pattern, letter in _ONE_LETTER:
        key = key.replace(pattern, letter) if isinstance(pattern, str) else pattern.sub(letter, key)
    return _DOUBLED.sub(r"\1", key)


@lru_cache(maxsize=16384)
def of_letters(key: str) -> Sounds:
    """`key` is as `letters` of other sounds."""
    gaps = tuple(_gap(key, place) for place in range(len(key)))
    vowels = [place for place, letter in enumerate(key) if letter in _VOWELS]
    stressed = vowels[0] if vowels and vowels[0] else -1
    return Sounds(key, gaps, stressed, len(vowels) <= 2)


def _gap(key: str, place: int) -> float:
    letter, before, after = key[place], key[place - 1 : place], key[place + 1 : place + 2]
    if letter in _VOWELS:
        is_first = not any(earlier in _VOWELS for earlier in key[:place])
        return _vowel_gap(letter, before, after, is_first=is_first)
    if not before:
        return 0.6 if letter == "h" else _OTHER_FIRST
    if letter == "h":
        return 0.2 if after else 0.05
    if after and (letter + after)[:2] in _ANUSVARA:
        return 0.25
    if letter == "y":
        return 0.1 if before in "ie" or after == "i" else 0.3 if before not in _VOWELS else 0.5
    if letter == "r" and before not in _VOWELS:
        return 0.6
    if letter == "r" and after and after not in _VOWELS:
        return 0.4
    return 0.3 if letter == "v" and (before in "ou" or after in "ou") else _OTHER


def _vowel_gap(letter: str, before: str, after: str, *, is_first: bool) -> float:
    if not before:
        return 1.0  # अनीता is not नीता
    if not after:
        return 0.4 if letter == "a" else 0.65
    if before in _VOWELS or after in _VOWELS:
        return 0.2 if letter == "a" else 0.4
    if letter == "a":
        return 0.2 if is_first else 0.08
    return 0.45 if letter in "eo" else 0.35


def distance(one: Sounds, other: Sounds, most: float = 1.3) -> float:
    """The cost of the cheapest way from one to the other; FAR when it is above `most`."""
    a, b = one.letters, other.letters
    if a == b:
        return 0.0
    if abs(len(a) - len(b)) > _MOST_MORE or not a or not b:
        return FAR
    if most < _SWAPPED_FIRST and not may_begin_alike(a[0], b[0]):
        return FAR
    before: list[float] = []
    row = [0.0]
    for gap in other.gaps:
        row.append(row[-1] + gap)
    for i, letter in enumerate(a):
        older, before = before, row
        row = [before[0] + one.gaps[i]]
        for j, against in enumerate(b):
            cost = 0.0 if letter == against else _instead(one, i, other, j)
            best = min(before[j] + cost, before[j + 1] + one.gaps[i], row[j] + other.gaps[j])
            if i and j and letter == b[j - 1] and against == a[i - 1] and letter != against:
                best = min(best, older[j - 1] + _swapped(a, b, i, j))
            row.append(best)
        if min(row) > most:
            return FAR
    return row[-1] if row[-1] <= most else FAR


def may_begin_alike(one: str, other: str) -> bool:
    """Whether names that begin with these letters may be nearer than with two others."""
    return one == other or one + other in _FIRST or "h" in (one, other)


def _swapped(a: str, b: str, i: int, j: int) -> float:
    if "r" in (a[i], a[i - 1]) and (a[i] in _VOWELS or a[i - 1] in _VOWELS) and i > 1 and j > 1:
        return _SWAPPED_R  # परमिला for प्रमिला
    return _SWAPPED if i > 1 and j > 1 else _SWAPPED_FIRST


def _instead(one: Sounds, i: int, other: Sounds, j: int) -> float:
    pair = one.letters[i] + other.letters[j]
    vowels = (pair[0] in _VOWELS) + (pair[1] in _VOWELS)
    if i == 0 and j == 0:
        return _FIRST.get(pair, _OTHER_FIRST)
    if pair in ("iy", "yi"):  # मारिया, marya; but the i of सीमा is no y of श्यामा
        return 0.1 if _in_hiatus(one, i) or _in_hiatus(other, j) else 0.5
    if vowels == 2:
        if i == len(one.letters) - 1 and j == len(other.letters) - 1:
            return _LAST.get(pair, 1.0)
        if i == one.stressed and j == other.stressed:
            return (_STRESSED if one.is_short or other.is_short else _FIRST_OF_MORE).get(pair, 1.0)
        return _MIDDLE.get(pair, 0.8)
    return _CONSONANTS.get(pair, _VOWEL_FOR_CONSONANT if vowels else _OTHER)


def _in_hiatus(name: Sounds, place: int) -> bool:
    key = name.letters
    beside = key[max(place - 1, 0) : place] + key[place + 1 : place + 2]
    return key[place] in _VOWELS and any(letter in _VOWELS for letter in beside)
