"""Words of the group's own money: the section [movements] of the lexicons.

They stand apart from [words]: what is unknown there may be somebody's name, and stays so.
"""

from collections.abc import Iterator, Sequence
from functools import cache

from bot.nlu import sources
from bot.nlu.pieces import Piece
from bot.nlu.skeleton import plain, skeleton

_SHORT = 3  # letters; a word so short is only taken as it is spelled
_Phrases = dict[str, list[tuple[tuple[str, ...], str]]]


def said(pieces: Sequence[Piece]) -> frozenset[str]:
    """The concepts of [movements] that the words stand for, each with "own:" before it."""
    return frozenset(concept for _start, _end, concept in found(pieces))


def found(pieces: Sequence[Piece]) -> Iterator[tuple[int, int, str]]:
    """Where each of them stands: first piece, piece behind, concept."""
    keys = [_key(piece.text) for piece in pieces]
    for place, key in enumerate(keys):
        for phrase, concept in _phrases().get(key, ()):
            end = place + len(phrase)
            if tuple(keys[place:end]) == phrase:
                yield place, end, concept


def _key(word: str) -> str:
    word = word.lower()
    return plain(word) if len(word) <= _SHORT else skeleton(word)


@cache
def _phrases() -> _Phrases:
    phrases: _Phrases = {}
    for sections in sources.lexicons().values():
        for concept, spellings in sections.get("movements", {}).items():
            for spelling in spellings:
                keys = tuple(_key(word) for word in spelling.split())
                phrases.setdefault(keys[0], []).append((keys, f"own:{concept}"))
    return phrases
