"""Women told by their husbands and fathers: "सुनीता पति सुरेश", "रमेश की सुनीता", "सुरेश की पत्नी"."""

from collections.abc import Sequence
from typing import NamedTuple

from bot.nlu.meaning import Unclear
from bot.nlu.member_numbers import Mention, options
from bot.nlu.named import ADDRESS
from bot.nlu.pieces import Piece, at
from bot.nlu.roster_index import RosterIndex

_BETWEEN = ("of", "of_or_to", "relation_word", "of_whom", *ADDRESS)
_REACH = 3  # pieces between her name and his


class Told(NamedTuple):
    """His name in pieces `start` to `end`, and the `numbers` of those who are his.

    kind: named ("पति सुरेश", "सुरेश वाली": it says that he is a relation), whose ("सुरेश की पत्नी":
    she needs no name of her own), open ("सुरेश की": only with her name behind) or beside ("सुनीता
    सुरेश", "सुनीता (सुरेश)").
    """

    numbers: frozenset[int]
    start: int
    end: int
    kind: str


def find(said: Sequence[Piece], index: RosterIndex) -> list[Told]:
    """Husbands and fathers in a message."""
    return [told for place in range(len(said)) if (told := _told(said, place, index))]


def _told(said: Sequence[Piece], place: int, index: RosterIndex) -> Told | None:
    piece = said[place]
    if piece.kind != "word" or len(piece.text) < 2 or piece.has(*_BETWEEN, "member_word"):
        return None
    start, end = _label(said, place), place + 1
    while (follows := at(said, end)) and follows.has("honorific"):
        end += 1
    numbers = index.related(piece.text, exact=not piece.is_unknown)
    if start < place:
        return Told(numbers, start, end, "named")
    of = at(said, end)
    if of and of.has("of", "of_or_to"):
        word = at(said, end + 1)
        if word and word.has("wife_word", "daughter_word"):
            kind = "daughter" if word.has("daughter_word") else "wife"
            return Told(numbers & index.of_kind(kind), place, end + 2, "whose")
        closes = word is None or word.value is not None  # "निर्मला किशन की 100": hers is said before
        if numbers and closes and place and said[place - 1].kind == "word":
            return Told(numbers, place, end + 1, "beside")
        return Told(numbers, place, end + 1, "open") if numbers else None
    if of and of.has("relation_word") and (numbers or of.has("wife_word")):
        return Told(numbers, place, end + 1, "named")
    return Told(numbers, place, end, "beside") if numbers and piece.is_unknown else None


def _label(said: Sequence[Piece], place: int) -> int:
    """Where "पति", "पिता :" or "w/o" begins that stands before `place`; `place` if none does."""
    before = place - 1
    while before >= 0 and said[before].text in ".:-":
        before -= 1
    if before >= 0 and said[before].has("husband_word", "father_word"):
        of = at(said, before - 1)  # "सोनू की पत्नी पूजा": her name follows, not his
        return place if of and of.has("of", "of_or_to") else before
    written = before >= 2 and said[before - 1].text == "/" and len(said[before].text) == 1
    if written and said[before - 2].has("relation_letter"):
        return before - 2
    return place


def narrow(
    said: Sequence[Piece], found: list[Mention], told: Sequence[Told], *, alone: bool
) -> list[Mention]:
    """Mentions with what husbands' and fathers' names tell of them."""
    for his in told:
        near = [m for m in found if _beside(said, his, m.start, m.end)]
        if near:
            told_of = _narrowed(near[0], his)
            found = [told_of, *(m for m in found if not told_of.start <= m.start < told_of.end)]
            continue
        tells = his.kind == "whose" or (alone and his.kind == "named" and not found)
        if tells and (value := _whose(his, said)):
            found.append(Mention(value, his.start, his.end))
    return sorted(found, key=lambda mention: mention.start)


def _narrowed(mention: Mention, his: Told) -> Mention:
    """ "रमेश की सुनीता" is one of two; "गीता पति दिलीप" is asked when Gita's is another."""
    could = options(mention)
    left = tuple(number for number in could if number in his.numbers)
    start, end = min(mention.start, his.start), max(mention.end, his.end)
    if len(left) == 1:
        return mention._replace(value=left[0], start=start, end=end)
    if not left and (his.kind in ("open", "beside") or not could):
        return mention
    words = mention.value.words if isinstance(mention.value, Unclear) else ""
    asked = Unclear("same_name" if left else "near_name", left or could, words)
    return mention._replace(value=asked, start=start, end=end)


def _whose(his: Told, said: Sequence[Piece]) -> int | Unclear | None:
    numbers = tuple(sorted(his.numbers))
    if len(numbers) < 2:
        return numbers[0] if numbers else None
    return Unclear("same_name", numbers, said[his.start].text)


def _beside(said: Sequence[Piece], told: Told, start: int, end: int) -> bool:
    """Whether he is told of beside her name, which is in pieces `start` to `end`."""
    if told.kind == "open" and start < told.end:
        return False
    between = range(end, told.start) if told.start >= end else range(told.end, start)
    return len(between) <= _REACH and all(
        said[n].has(*_BETWEEN) or said[n].text in ",-(" for n in between
    )
