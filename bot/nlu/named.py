"""Names as they are written in a register and as they are typed, taken apart once."""

from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from bot.nlu import sources
from bot.nlu.lexicon import look
from bot.nlu.likeness import (
    FAR,
    Sounds,
    distance,
    joined,
    letters,
    may_begin_alike,
    of_letters,
    sounds,
)
from bot.nlu.pieces import Piece, pieces
from bot.nlu.roster import Person, Roster
from bot.nlu.skeleton import sound
from bot.nlu.text import clean

ADDRESS = ("honorific", "kin")  # what stands beside a name and is none
_LIKE_A_TITLE, _TITLE_SOUNDS = 0.1, 4  # "vegam": how near, and how long a title must be
_LEAST_LEFT = 3  # sounds of a name before its title


class Named(NamedTuple):
    """A woman with the sounds of her names. `titles`: देवी, बाई … in her name."""

    number: int
    names: tuple[Sounds, ...]  # her first one; and all together where there are more
    untitled: Sounds | None  # सीता of सीताबाई
    others: tuple[Sounds, ...]  # second names
    key: str  # the letters of her first name
    keys: frozenset[str]  # of her name as one word, with titles and without
    is_common: bool  # whether the lists have her first name
    titles: frozenset[str]
    relation: tuple[Sounds, ...]
    kind: str  # wife, daughter, or "" where the register only has his name
    initials: frozenset[str]  # with which what is typed for her may begin


class Typed(NamedTuple):
    """What was typed: the words of a name apart from its titles."""

    words: tuple[str, ...]
    names: tuple[str, ...]
    said: Sounds
    variants: tuple[Sounds, ...]  # "phool bai" as one name, "sitabai" without बाई
    titles: frozenset[str]
    is_common: bool  # whether the lists have the first name
    initials: str  # of each of the names

    @property
    def text(self) -> str:
        """As it was typed."""
        return " ".join(self.words)


def named(person: Person) -> Named:
    """A woman of the register."""
    words = [p.text for p in pieces(clean(person.name)) if p.kind == "word"]
    titles = [word for word in words if title(word)]
    names = [word for word in words if word not in titles] or words
    about = [p for p in pieces(clean(person.relation)) if p.kind == "word"]
    his = [p.text for p in about if not p.has("relation_word", "honorific") and len(p.text) > 1]
    first = sounds(*names[:1])
    untitled = _untitled(first.letters)
    keys = {joined(*words), joined(*names)}
    others = tuple(map(sounds, names[1:]))
    return Named(
        person.number, tuple(dict.fromkeys((first, sounds(*names)))),
        of_letters(untitled) if untitled else None, others,
        first.letters, frozenset(keys - {""}), is_common(*names[:1]),
        frozenset(map(title, titles)), tuple(map(sounds, his)), _kind(about),
        frozenset(name.letters[:1] for name in (first, *others)),
    )  # fmt: skip


def typed(words: tuple[str, ...]) -> Typed:
    """A name that was typed in `words`."""
    names = tuple(word for word in words if not title(word))
    said = sounds(*names)
    untitled = _untitled(said.letters)
    variants = [sounds(*words)] if len(names) < len(words) else []
    variants += [of_letters(untitled)] if untitled else []
    return Typed(
        words, names, said, tuple(variants), frozenset(map(title, words)) - {""},
        is_common(*names[:1]), "".join(letters(word)[:1] for word in names),
    )  # fmt: skip


class People:
    """The women of a group, and which of them a name can mean at all."""

    def __init__(self, roster: Roster) -> None:
        self.all = tuple(named(person) for person in roster)
        self.by_number = {person.number: person for person in self.all}
        self._by_key: dict[str, list[Named]] = {}
        for person in self.all:
            for key in person.keys | {person.key}:
                self._by_key.setdefault(key, []).append(person)
        self.his: dict[Sounds, frozenset[int]] = {}  # husbands and fathers
        for name in {name for person in self.all for name in person.relation}:
            self.his[name] = frozenset(p.number for p in self.all if name in p.relation)
        self._beginning: dict[str, tuple[Named, ...]] = {}

    def called(self, *keys: str) -> list[int]:
        """Whose name one of `keys` is, letter for letter."""
        found = (person.number for key in keys if key for person in self._by_key.get(key, ()))
        return sorted(set(found))

    def beginning(self, initials: str) -> tuple[Named, ...]:
        """Those for whom a name may stand whose words begin with `initials`."""
        if initials not in self._beginning:
            self._beginning[initials] = tuple(
                person for person in self.all
                if any(may_begin_alike(a, b) for a in initials for b in person.initials)
            )  # fmt: skip
        return self._beginning[initials]


def is_common(*words: str) -> bool:
    """Whether people really have this name: whoever typed it exactly meant no other."""
    return bool(words) and sound(words[0]) in _common_names()


@lru_cache(maxsize=4096)
def title(word: str) -> str:
    """The sounds of the address that `word` is, and no name: जी, दीदी, बाई; "" for other words."""
    known, said = look(word), letters(word)
    if known.is_known:
        return "" if known.concepts.isdisjoint(ADDRESS) else said
    near = (
        listed for listed in _titles()
        if len(listed) >= _TITLE_SOUNDS and may_begin_alike(said[:1], listed[0])
        and distance(of_letters(said), of_letters(listed), _LIKE_A_TITLE) < FAR
    )  # fmt: skip
    return next(near, "")


@cache
def _titles() -> tuple[str, ...]:
    sections = (found.get("words", {}) for found in sources.lexicons().values())
    titles = {letters(t) for s in sections for t in s.get("honorific", ()) if " " not in t}
    return tuple(sorted((t for t in titles if len(t) > 1), key=len, reverse=True))


@cache
def _common_names() -> frozenset[str]:
    sections = (found.get("names", {}) for found in sources.lexicons().values())
    return frozenset(sound(name) for s in sections for names in s.values() for name in names)


@lru_cache(maxsize=4096)
def _untitled(letters: str) -> str:
    """ "sitabai" without what is only an address; "" where there is none or too little is left."""
    for ending in _titles():
        if letters.endswith(ending) and len(letters) - len(ending) >= _LEAST_LEFT:
            return letters[: -len(ending)]
    return ""


def _kind(about: Sequence[Piece]) -> str:
    if any(piece.has("father_word", "daughter_word") for piece in about):
        return "daughter"
    return "wife" if any(piece.has("husband_word", "wife_word") for piece in about) else ""
