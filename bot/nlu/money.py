"""Amounts in a message, what only looks like one, and what has to be asked."""

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from bot.nlu import numbers
from bot.nlu.lexicon import Word
from bot.nlu.meaning import Unclear
from bot.nlu.numbers import Number
from bot.nlu.pieces import COUNTED, Piece, at, read

_LABELS = ("member_word", "place_number", "slip", "otp", "aadhaar", "code_word")
_TOO_LONG = 9  # digits; longer is a telephone or Aadhaar number
_HUNDRED = 100
_INSTALMENTS = 60  # "10 किस्त" beside an amount is a count


class Amount(NamedTuple):
    """Paise, or why not; pieces `start` to `end`. `each`: "सौ-सौ". `marked`: with ₹ or a scale."""

    value: int | Unclear
    start: int
    end: int
    each: bool = False
    marked: bool = False

    @property
    def is_clear(self) -> bool:
        """Whether it is one amount."""
        return isinstance(self.value, int)


def read_amount(words: str) -> int | Unclear:
    """The one amount that `words` give, in paise."""
    said = read(words)
    found = find(said)
    if len(found) == 1:
        return found[0].value
    if found:
        options = tuple(dict.fromkeys(a.value for a in found if isinstance(a.value, int)))
        return Unclear("several", options, words)
    for piece in said:
        if near := numbers.near_number(piece):
            return Unclear("near_number", _near_amounts(near), piece.text)
    return Unclear("nothing", words=words)


def find(said: Sequence[Piece], skip: frozenset[int] = frozenset()) -> list[Amount]:
    """All amounts in order; pieces in `skip` were understood as something else."""
    found: list[Amount] = []
    skip = skip | _long_numbers(said)
    left = numbers.find(said, skip)
    while left:
        number = left.pop(0)
        if number.value != 1 or number.scaled or _is_marked(said, number):
            amount, used = _amount(said, number, left, skip)
        elif number.in_words:  # "ek" is mostly an article
            continue
        else:
            amount, used = _amount(said, number, left, skip)
        del left[:used]
        if amount:
            found.append(amount)
    return found


def _long_numbers(said: Sequence[Piece]) -> frozenset[int]:
    """Telephone and Aadhaar numbers written in groups: 99999 00001, 1234 5678 9012."""
    found: set[int] = set()
    run: list[int] = []
    for place, piece in enumerate((*said, None)):
        if piece and piece.text == "91" and place and said[place - 1].text == "+":
            found.add(place)
        elif piece and piece.text.isdecimal() and len(piece.text) in (4, 5):
            run.append(place)
        elif not (run and piece and piece.text == "-"):
            if sum(len(said[n].text) for n in run) > _TOO_LONG:
                found.update(run)
            run = []
    return frozenset(found)


def _amount(
    said: Sequence[Piece], number: Number, later: Sequence[Number], skip: frozenset[int]
) -> tuple[Amount | None, int]:
    """The amount that begins with `number`, and how many of the `later` numbers it took."""
    second = later[0] if later else None
    joint = _joined(said, number, second) if second else None
    if second and joint is not None:
        if _counts_things(said, second):
            return None, 1
        return _pair(said, number, second, joint, skip), 1
    if (
        _counts_things(said, number)
        or _is_labelled(said, number, skip)
        or _is_too_long(said, number)
    ):
        return None, 0
    if second and _is_rupees(said, number.end) and _is_paise(said, second):
        value = number.value * _HUNDRED + second.value
        return Amount(_whole(value, _words(said, number.start, second.end)), number.start,
                      second.end + 1, marked=True), 1  # fmt: skip
    return _single(said, number, skip), 0


def _single(said: Sequence[Piece], number: Number, skip: frozenset[int]) -> Amount:
    start, end = _with_signs(said, number)
    words = _words(said, start, end)
    marked = number.scaled or _is_marked(said, number)
    value: int | Unclear
    if number.unsure:
        value = Unclear("several", tuple(int(v * _HUNDRED) for v in number.unsure), words)
    elif number.broken:
        value = Unclear("near_number", words=words)
    elif _is_negative(said, number):
        value = Unclear("negative", words=words)
    elif _is_about(said, start, end):
        value = Unclear("about", (int(number.value * _HUNDRED),), words)
    elif near := _nearly(said, number, skip):
        value = near
    elif _is_paise(said, number):
        value = _paise(number, words)
    else:
        value = _whole(number.value * _HUNDRED, words)
    return Amount(value, start, end, marked=marked)


def _pair(
    said: Sequence[Piece], one: Number, two: Number, joint: str, skip: frozenset[int]
) -> Amount:
    """Two numbers that belong together: the same twice = each, else a range."""
    end = _with_signs(said, two)[1]
    words = _words(said, one.start, end)
    if joint in ("-", "") and _is_same_twice(said, one, two):
        return _single(said, two, skip)._replace(start=one.start, each=True)
    low = one.value
    if not one.scaled and two.scaled and one.value < _HUNDRED:  # 12 से 15 हजार
        last = said[two.end - 1].word.scale or 1
        low = one.value * last
    options = (int(low * _HUNDRED), int(two.value * _HUNDRED))
    why = "several" if joint == "or" else "range"
    return Amount(Unclear(why, options, words), one.start, end)


def _joined(said: Sequence[Piece], one: Number, two: Number) -> str | None:
    """How two numbers stand together: "-", "", "from", "or"; None = they do not."""
    between = said[one.end : two.start]
    if not between:
        glued = one.in_words or two.in_words or one.value == two.value
        return "" if glued and not _is_row(said, one, two) else None
    if len(between) == 1:
        if between[0].text in "-~/":
            return "-"
        if between[0].has("from") or between[0].text == "to":
            return "from"
        if between[0].has("or"):
            return "or"
    return None


def _is_row(said: Sequence[Piece], one: Number, two: Number) -> bool:
    """ "3 100": a register number and an amount, which the bulk reader asks about."""
    return not one.in_words and not two.in_words and one.value != two.value


def _is_same_twice(said: Sequence[Piece], one: Number, two: Number) -> bool:
    if one.value == two.value:
        return True
    first = said[two.start]
    return not one.scaled and (first.value == one.value or first.word.unit == one.value)


def _counts_things(said: Sequence[Piece], number: Number) -> bool:
    """Whether what follows says that this is no money: 12 लोग, 100 बार, 5 बजे, 2 kg, 4 नंबर."""
    follows = at(said, number.end)
    if follows is None:
        return False
    few = number.value <= _INSTALMENTS and not number.scaled
    if few and follows.has("instalment") and any(p.value for p in said[number.end :]):
        return True
    if few and follows.has("instalment") and any(p.value for p in said[: number.start]):
        return True
    return follows.has(*COUNTED) or follows.text in ("%", "वें", "वीं", "वां", "th", "nd", "st")


def _is_labelled(said: Sequence[Piece], number: Number, skip: frozenset[int]) -> bool:
    """Whether what stands before says so: ward 66, सेक्टर-7, नंबर 4, पर्ची 4521."""
    place = number.start - 1
    while place >= 0 and said[place].text in ".:-#":
        place -= 1
    before = at(said, place)
    if before is None or (before.has("slip") and place in skip):  # its number stands before it
        return False
    if before.text == "#" or said[number.start - 1].text == "#":
        return True
    return before.has(*_LABELS) or (before.text == "no" and not number.in_words)


def _is_too_long(said: Sequence[Piece], number: Number) -> bool:
    text = said[number.start].text
    return number.value >= 10**_TOO_LONG or (
        not number.in_words and len(text) > 1 and text.startswith("0") and "." not in text
    )


def _with_signs(said: Sequence[Piece], number: Number) -> tuple[int, int]:
    """The amount with its ₹, रु. or /- around it."""
    start, end = number.start, number.end
    place = start - 1
    if place >= 1 and said[place].text == ".":
        place -= 1
    if place >= 0 and said[place].has("rupee") and not _belongs_before(said, place):
        start = place
    if (follows := at(said, end)) and follows.has("rupee", "paisa"):
        end += 1
    dash = at(said, end + 1)
    if said[end : end + 1] and said[end].text == "/" and dash and dash.text in "-=":
        end += 2
    return start, end


def _belongs_before(said: Sequence[Piece], place: int) -> bool:
    """Whether a currency word belongs to the number before it: "100 रुपये 200 रुपये"."""
    before = at(said, place - 1)
    return before is not None and (before.value is not None or before.word.is_number)


def _is_marked(said: Sequence[Piece], number: Number) -> bool:
    return _with_signs(said, number) != (number.start, number.end)


def _is_negative(said: Sequence[Piece], number: Number) -> bool:
    before = at(said, number.start - 1)
    if before is None:
        return False
    if before.has("minus"):
        return True
    earlier = at(said, number.start - 2)
    glued = before.text == "-" and before.end == said[number.start].start
    return glued and (earlier is None or (earlier.end < before.start and earlier.value is None))


def _is_about(said: Sequence[Piece], start: int, end: int) -> bool:
    return any(
        piece.has("about") for piece in (*said[max(0, start - 1) : start], *said[end : end + 1])
    )


def _nearly(said: Sequence[Piece], number: Number, skip: frozenset[int]) -> Unclear | None:
    """An unknown word beside the number that may be part of it: never skipped, always asked."""
    place = number.start - 1
    if place > 0 and said[place].text == "-":
        place -= 1
    before = at(said, place) if place not in skip else None
    if before and before.word.unit in (1, 2) and number.in_words and not before.bound:
        return Unclear("range", words=_words(said, place, number.end))
    follows = at(said, number.end)
    if any(piece and piece.word.quarters for piece in (before, follows)):
        return Unclear("near_number", words=_words(said, max(0, place), number.end + 1))
    starts_bare = said[number.start].word.scale is not None
    for piece in (before, follows if number.end not in skip else None):
        if piece is None:
            continue
        blocked = starts_bare and piece is before and piece.is_unknown
        if blocked or _may_belong(number, piece, before=piece is before):
            first, last = (
                min(piece.start, said[number.start].start),
                max(piece.end, said[number.end - 1].end),
            )
            near = " ".join(p.text for p in said if first <= p.start and p.end <= last)
            return Unclear("near_number", words=near)
    return None


def _may_belong(number: Number, piece: Piece, *, before: bool) -> bool:
    """Whether an unknown word may be part of the number; beside digits only "सवा" or "हज़ार" are."""
    near = numbers.near_number(piece)
    if number.in_words:
        return bool(near)
    return any(word.quarters or (word.scale and not before) for word in near)


def _near_amounts(near: tuple[Word, ...]) -> tuple[int, ...]:
    values = (word.unit if word.unit is not None else word.scale for word in near)
    return tuple(dict.fromkeys(value * _HUNDRED for value in values if value))


def _is_rupees(said: Sequence[Piece], place: int) -> bool:
    piece = at(said, place)
    return piece is not None and piece.has("rupee")


def _is_paise(said: Sequence[Piece], number: Number) -> bool:
    piece = at(said, number.end)
    return piece is not None and piece.has("paisa") and not piece.has("rupee")


def _paise(number: Number, words: str) -> int | Unclear:
    """ "50 पैसे" is half a rupee; "100 पैसे" mostly means a hundred rupees of money: ask."""
    if number.value >= _HUNDRED or number.value != int(number.value):
        return Unclear("several", (int(number.value), int(number.value * _HUNDRED)), words)
    return int(number.value)


def _whole(paise: Decimal, words: str) -> int | Unclear:
    return int(paise) if paise == int(paise) else Unclear("fraction_of_paise", words=words)


def _words(said: Sequence[Piece], start: int, end: int) -> str:
    return " ".join(piece.text for piece in said[start:end])
