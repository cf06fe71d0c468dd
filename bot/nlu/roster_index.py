"""The names of one group, keyed for both scripts: who is meant surely, perhaps, or not at all."""

from functools import lru_cache
from typing import NamedTuple

from rapidfuzz import fuzz

from bot.nlu.lexicon import look
from bot.nlu.meaning import Unclear
from bot.nlu.pieces import pieces
from bot.nlu.roster import Person, Roster
from bot.nlu.skeleton import skeleton
from bot.nlu.text import clean

_SURE, _MARGIN = 90, 5  # measured: at 85 four of 252 typed names were taken for another woman
_ASK = 72
_REMEMBERED = 4096  # resolved names kept for each roster


class _Keys(NamedTuple):
    person: Person
    full: str
    first: str
    parts: frozenset[str]
    relation: frozenset[str]


class RosterIndex:
    """The keys of one roster, and what its names were resolved to."""

    def __init__(self, roster: Roster) -> None:
        self.keys = tuple(_key(person) for person in roster)
        self.by_number = {keys.person.number: keys for keys in self.keys}
        self._resolved: dict[tuple[tuple[str, ...], bool], int | Unclear | None] = {}

    def resolve(self, words: tuple[str, ...], *, exact: bool) -> int | Unclear | None:
        """Who is meant; `exact`: these are words of the language, so only her very name counts."""
        asked = (words, exact)
        if asked not in self._resolved:
            if len(self._resolved) > _REMEMBERED:
                self._resolved.clear()
            self._resolved[asked] = _resolve(words, self.keys, exact=exact)
        return self._resolved[asked]


@lru_cache(maxsize=512)
def index_of(roster: Roster) -> RosterIndex:
    """The index of a roster, built once."""
    return RosterIndex(roster)


def _resolve(
    words: tuple[str, ...], keys: tuple[_Keys, ...], *, exact: bool
) -> int | Unclear | None:
    key = "".join(skeleton(word) for word in words)
    plain = "".join(skeleton(word) for word in words if "honorific" not in look(word).concepts)
    text = " ".join(words)
    whole = [k.person.number for k in keys if key and k.full in (key, plain)]
    if whole and (len(words) > 1 or not any(k.first == plain != k.full for k in keys)):
        return _one(whole, text)
    same = [k.person.number for k in keys if plain and k.first == plain]
    if same:
        return _one(same, text)
    if exact or len(plain) < 3:
        return None
    return _by_sound(plain, len(words), keys, text)


def _by_sound(key: str, length: int, keys: tuple[_Keys, ...], text: str) -> int | Unclear | None:
    scored = sorted(
        ((_score(key, length, k), k.person.number) for k in keys), key=lambda s: (-s[0], s[1])
    )
    best = scored[0] if scored else (0.0, 0)
    if best[0] < _ASK:
        return None
    close = [number for score, number in scored if score > best[0] - _MARGIN and score >= _ASK]
    if best[0] >= _SURE:
        if len(close) == 1:
            return close[0]
        alike = {k.first for k in keys if k.person.number in close}
        return Unclear("same_name" if len(alike) == 1 else "near_name", tuple(close), text)
    near = [number for score, number in scored if score >= _ASK]
    return Unclear("near_name", tuple(near[:3]), text)


def _score(key: str, length: int, keys: _Keys) -> float:
    full = fuzz.ratio(key, keys.full)
    return full if length > 1 else max(full, fuzz.ratio(key, keys.first))


def _one(numbers: list[int], text: str) -> int | Unclear:
    return numbers[0] if len(numbers) == 1 else Unclear("same_name", tuple(numbers), text)


def _key(person: Person) -> _Keys:
    words = [p.text for p in pieces(clean(person.name)) if p.kind == "word"]
    parts = [skeleton(word) for word in words]
    relation = [
        p.word.key for p in pieces(clean(person.relation)) if p.kind == "word" and p.is_unknown
    ]
    first = parts[0] if parts else ""
    return _Keys(person, "".join(parts), first, frozenset(parts), frozenset(relation))
