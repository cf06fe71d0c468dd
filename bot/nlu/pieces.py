"""A message in pieces, each with what the lexicon knows of it."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from bot.nlu import number_words
from bot.nlu.lexicon import Word, lexicon, look
from bot.nlu.text import LONGEST, Token, clean, tokens

_NOTHING = Word("")
_NO_CONCEPTS: frozenset[str] = frozenset()
COUNTED = (  # what follows a number that is neither money nor a member
    "people", "times_unit", "unit", "percent", "day_word", "month_word", "year_word", "week_word",
    "hour_word", "minutes", "oclock", "date_word", "member_word", "past_hour", "am", "pm",
    "meeting",
)  # fmt: skip

_LONGEST_JOINT, _LONGEST_TAIL = 24, 6  # letters
_JOINED = (  # what a postposition is found typed on to
    "bank", "box", "group", "account", "cash", "saving", "meeting",
)  # fmt: skip
_LIGHT_AFTER = ("tell", "sale", "reverse", "sends", "said", "tense:none")


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
    found = [piece for token in tokens(cleaned) for piece in _told(token)]
    return tuple(_with_light_verbs(_with_phrases(_with_labels(_without_hyphens(found)))))


def _told(token: Token) -> list[Piece]:
    """The piece of a token, or the two or more words that were typed as one."""
    text, kind, start, end = token
    if kind == "number":
        value = Decimal(text.replace(",", ""))
        return [Piece(text, kind, start, end, _NOTHING, _NOTHING.concepts, value)]
    word = look(text) if kind == "word" or text in lexicon().exact else _NOTHING
    if kind == "word" and not word.is_number:
        guessed = word.concepts in (_NO_CONCEPTS, word.guess)
        if guessed and (told := number_words.read(text)):  # डेढ़सौ, panchso
            return [Piece(text, kind, start, end, w, w.concepts) for w in told]
        if not word.is_known and not word.near and (cut := _joint_of(text)):
            parts = ((text[:cut], start, start + cut), (text[cut:], start + cut, end))
            return [Piece(t, kind, s, e, look(t), look(t).concepts) for t, s, e in parts]
    return [Piece(text, kind, start, end, word, word.concepts)]


def _joint_of(text: str) -> int:
    """Where to cut, unless it is rather a number misspelt."""
    return 0 if number_words.is_slip(text) else _joint(text)


@lru_cache(maxsize=4096)
def _joint(text: str) -> int:
    """Where two known words were typed as one: bank-me, peti-me, nhi-aai; 0 = nowhere.

    Only what is surely no name is cut off: सारिका is no "सारी का".
    """
    for cut in range(len(text) - 2, 1, -1) if len(text) <= _LONGEST_JOINT else ():
        if len(text) - cut > _LONGEST_TAIL:
            break
        before, behind = look(text[:cut]).concepts, look(text[cut:]).concepts
        if "joins" in behind and not before.isdisjoint(_JOINED):
            return cut
        if not before.isdisjoint(("not", "all")) and not behind.isdisjoint(("came", "gave", "did")):
            return cut
    return 0


def _with_labels(found: list[Piece]) -> list[Piece]:
    """ "no. 4" and "parchi no 4521" are numbers of things, "no 100" is no; "the" may be थे."""
    for place, piece in enumerate(found):
        if piece.has("question") and piece.has("did"):  # "kia" is किया, or क्या
            other = "question" if place and found[place - 1].has("deposit", "saving") else "did"
            found[place] = piece._replace(concepts=piece.concepts - {other})
        if piece.has("not") and piece.has("people") and place and _counts(found[place - 1]):
            found[place] = piece._replace(concepts=frozenset({"people"}))  # "दूनो झन"
        after_a_verb = bool(place) and found[place - 1].has("gave", "did", "deposit")
        if piece.has("was_or_article") and not after_a_verb:
            found[place] = piece._replace(concepts=frozenset({"filler"}))
        if not piece.has("number_sign"):
            continue
        follows = at(found, place + 1)
        dotted = follows is not None and follows.text in ".:#"
        number = at(found, place + 2) if dotted else follows  # or the joint behind "5 no. ne"
        before = found[place - 1] if place else None
        if (
            before
            and before.value is not None
            and number
            and number.has("agent", "of", "to", "of_or_to")
        ):
            found[place] = piece._replace(concepts=frozenset({"member_word"}), word=_NOTHING)
            continue
        after_slip = bool(place) and found[place - 1].has("slip")
        if number and number.value is not None and (dotted or after_slip or len(number.text) < 3):
            found[place] = piece._replace(concepts=frozenset({"member_word"}), word=_NOTHING)
    return found


def _counts(piece: Piece) -> bool:
    return piece.value is not None or piece.word.is_number or piece.has("both", "all", "together")


def _without_hyphens(found: list[Piece]) -> list[Piece]:
    """पाँच-सौ and डेढ़-सौ are one number each, लेन-देन is लेन देन; सौ-सौ and सीता-100 stay."""
    return [
        piece
        for place, piece in enumerate(found)
        if not (
            piece.text == "-"
            and 0 < place < len(found) - 1
            and _is_one(found[place - 1], found[place + 1])
        )
    ]


def _is_one(before: Piece, after: Piece) -> bool:
    if (before.word.unit or before.word.quarters) and after.word.scale:
        return True
    return all(p.kind == "word" and not p.word.is_number for p in (before, after))


def _with_light_verbs(found: list[Piece]) -> list[Piece]:
    """ "बता दिया" gives nothing: behind another verb दिया only says that it is done."""
    for place, piece in enumerate(found[1:], start=1):
        before = found[place - 1]
        if piece.has("gave") and before.has(*_LIGHT_AFTER) and not before.has("gave", "deposit"):
            found[place] = piece._replace(concepts=piece.concepts - {"gave"} | {"did"})
    return found


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
