"""Why a number of rupees is not sure: below zero, about, a word beside it that may belong to it."""

from collections.abc import Sequence

from bot.nlu import in_digits, neighbours
from bot.nlu.lexicon import Word
from bot.nlu.meaning import Unclear
from bot.nlu.numbers import Number
from bot.nlu.pieces import Piece, at

PAISE = 100
_BETWEEN = ("of", "of_or_to", "from", "filler", "rupee")  # between an amount and "about"
_ABOUT_WITHIN = 3  # pieces
_HALF = "2"  # quarters


def of(
    said: Sequence[Piece], number: Number, start: int, end: int, skip: frozenset[int]
) -> Unclear | None:
    """Why `number`, which with its signs is `start` to `end`, is not one amount; None = it is."""
    words = text(said, start, end)
    if number.unsure:
        return Unclear("several", tuple(int(v * PAISE) for v in number.unsure), words)
    if number.broken or _is_half_more(said, number) or _is_glued(said, number):
        return Unclear("near_number", words=words)
    if _is_negative(said, number):
        return Unclear("negative", words=words)
    if _is_about(said, start, end):
        return Unclear("about", (int(number.value * PAISE),), words)
    signed = start < number.start
    return in_digits.doubt(said, number, words, signed=signed) or _beside(said, number, skip)


def text(said: Sequence[Piece], start: int, end: int) -> str:
    """The words of pieces `start` to `end`."""
    return " ".join(piece.text for piece in said[max(0, start) : end])


def near_amounts(near: Sequence[Word]) -> tuple[int, ...]:
    """The amounts in paise that nearly a number may be."""
    values = (word.unit if word.unit is not None else word.scale for word in near)
    return tuple(dict.fromkeys(value * PAISE for value in values if value))


def _is_glued(said: Sequence[Piece], number: Number) -> bool:
    """ "100t": digits with letters typed on to them that are no unit."""
    last, follows = said[number.end - 1], at(said, number.end)
    touches = follows is not None and follows.start == last.end and last.value is not None
    return touches and follows is not None and follows.is_unknown


def _is_negative(said: Sequence[Piece], number: Number) -> bool:
    before = at(said, number.start - 1)
    if before is None:
        return False
    if before.has("minus"):
        return True
    if before.text != "-":
        return False
    earlier = at(said, number.start - 2)
    if earlier is None:
        return True
    glued = before.end == said[number.start].start
    return glued and earlier.end < before.start and earlier.value is None


def _is_about(said: Sequence[Piece], start: int, end: int) -> bool:
    """ "करीब 100", "kam se kam 100", "100 रुपये के आसपास", "100 तक"."""
    for step, first in ((-1, start - 1), (1, end)):
        for place in range(first, first + step * _ABOUT_WITHIN, step):
            piece = at(said, place)
            if piece is None or place < 0:
                break
            if piece.has("about") or (step > 0 and piece.has("up_to")):
                return True
            if not (piece.bound or piece.has(*_BETWEEN)):
                break
    return False


def _is_half_more(said: Sequence[Piece], number: Number) -> bool:
    """ "two and a half thousand": the half belongs to what stands before it."""
    place = number.start - 1
    while (piece := at(said, place)) and piece.has("filler"):
        place -= 1
    joined = piece is not None and piece.has("and")
    return joined and said[number.start].word.quarters == _HALF


def _beside(said: Sequence[Piece], number: Number, skip: frozenset[int]) -> Unclear | None:
    """A word beside the number that may be part of it: never skipped, always asked."""
    if first := neighbours.count_before(said, number, skip):
        return Unclear("range", words=text(said, first - 1, number.end))
    first, last = neighbours.before(said, number, skip), neighbours.behind(said, number, skip)
    if (first, last) == (number.start, number.end):
        return None
    return Unclear("near_number", words=text(said, first, last))
