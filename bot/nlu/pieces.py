"""A message in pieces, each with what the lexicon knows of it."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from bot.nlu.lexicon import Word, lexicon, look
from bot.nlu.text import LONGEST, clean, tokens

_NOTHING = Word("")
COUNTED = (  # what follows a number that is neither money nor a member
    "people", "times_unit", "unit", "percent", "day_word", "month_word", "year_word", "week_word",
    "hour_word", "minutes", "oclock", "date_word", "member_word", "past_hour", "am", "pm",
)  # fmt: skip


class Piece(NamedTuple):
    """A token with its word. `bound`: part of a phrase, so its other meanings do not count."""

    text: str
    kind: str
    start: int
    end: int
    word: Word
    concepts: frozenset[str]
    value: Decimal | None = None
    bound: bool = False

    def has(self, *concepts: str) -> bool:
        """Whether it stands for any of `concepts`."""
        return not self.concepts.isdisjoint(concepts)

    @property
    def is_unknown(self) -> bool:
        """Whether it is a word that no list has."""
        return self.kind == "word" and not self.concepts and not self.word.is_number


@lru_cache(maxsize=1024)
def pieces(cleaned: str) -> tuple[Piece, ...]:
    """The pieces of cleaned text."""
    found = []
    for text, kind, start, end in tokens(cleaned):
        word = look(text) if kind == "word" or text in "%₹&" else _NOTHING
        value = Decimal(text.replace(",", "")) if kind == "number" else None
        found.append(Piece(text, kind, start, end, word, word.concepts, value))
    return tuple(_with_phrases(_with_labels(_without_hyphens(found))))


def _with_labels(found: list[Piece]) -> list[Piece]:
    """ "no. 4" and "parchi no 4521" are numbers of things, "no 100" is no; "the" may be थे."""
    for place, piece in enumerate(found):
        if piece.text == "the" and not (place and found[place - 1].has("gave", "did", "deposit")):
            found[place] = piece._replace(concepts=frozenset({"filler"}))
        if piece.text != "no":
            continue
        follows = at(found, place + 1)
        dotted = follows is not None and follows.text in ".:#"
        number = at(found, place + 2) if dotted else follows
        after_slip = bool(place) and found[place - 1].has("slip")
        if number and number.value is not None and (dotted or after_slip or len(number.text) < 3):
            found[place] = piece._replace(concepts=frozenset({"member_word"}), word=_NOTHING)
    return found


def _without_hyphens(found: list[Piece]) -> list[Piece]:
    """पाँच-सौ and डेढ़-सौ are one number each."""
    return [
        piece
        for place, piece in enumerate(found)
        if not (
            piece.text == "-"
            and 0 < place < len(found) - 1
            and (found[place - 1].word.unit or found[place - 1].word.quarters)
            and found[place + 1].word.scale
        )
    ]


def _with_phrases(found: list[Piece]) -> list[Piece]:
    phrases = lexicon().phrases
    keys = [piece.word.key if piece.kind == "word" else "" for piece in found]
    for place, key in enumerate(keys):
        for phrase, concept in phrases.get(key, ()):
            if tuple(keys[place : place + len(phrase)]) != phrase:
                continue
            first = found[place]
            found[place] = first._replace(concepts=first.concepts | {concept}, bound=True)
            for n in range(place + 1, place + len(phrase)):
                found[n] = found[n]._replace(bound=True)
    return found


def read(words: str) -> tuple[Piece, ...]:
    """The pieces of words as they were typed; none of what is too long to be an answer."""
    return pieces(clean(words)) if len(words) <= LONGEST else ()


def concepts_of(said: Iterable[Piece]) -> frozenset[str]:
    """All concepts of the pieces together."""
    return frozenset[str]().union(*(piece.concepts for piece in said))


def at(said: Sequence[Piece], place: int) -> Piece | None:
    """The piece at `place`, if there is one."""
    return said[place] if 0 <= place < len(said) else None
