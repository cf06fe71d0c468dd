"""What digits leave open: "1 000", "5,00", ".50", "1.000", "2L"."""

from collections.abc import Sequence

from bot.nlu.meaning import Unclear
from bot.nlu.number_parts import is_strange
from bot.nlu.numbers import Number
from bot.nlu.pieces import Piece, at

_DECIMALS = 2  # more are no paise: "1.000" may be a thousand
_GLUED = 2  # letters behind digits that may be a scale: "2L"


def doubt(said: Sequence[Piece], number: Number, words: str, *, signed: bool) -> Unclear | None:
    """Why the digits of `number` may be another amount; `signed` = with a currency before them."""
    first = said[number.start]
    if first.value is None:
        return None
    if not number.in_words and (rest := _rest(said, number.end)):
        return Unclear("several", words=f"{words} {rest}")
    if len(first.text.partition(".")[2]) > _DECIMALS and not number.scaled:
        return Unclear("fraction_of_paise", words=words)
    if not signed and _begins_with_a_point(said, number.start):
        return Unclear("several", words=f".{words}")
    last, follows = said[number.end - 1], at(said, number.end)
    if follows is None or follows.start != last.end or len(follows.text) > _GLUED:
        return None
    if not is_strange(follows):
        return None
    return Unclear("near_number", words=f"{words}{follows.text}")


def _rest(said: Sequence[Piece], end: int) -> str:
    """More digits of a number that was cut: "000" behind "1 " or "1,"."""
    place = end
    comma = at(said, place)
    if comma and comma.text == "," and comma.start == said[end - 1].end:
        place += 1
    rest = at(said, place)
    cut = rest and rest.value is not None and len(rest.text) > 1 and rest.text.startswith("0")
    return rest.text if rest and cut and "." not in rest.text else ""


def _begins_with_a_point(said: Sequence[Piece], start: int) -> bool:
    dot, earlier = at(said, start - 1), at(said, start - 2)
    if start == 0 or dot is None or dot.text != "." or dot.end != said[start].start:
        return False
    return earlier is None or start == 1 or earlier.end < dot.start
