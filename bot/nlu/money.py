"""Amounts in a message, what only looks like one, and what has to be asked."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from bot.nlu import doubts, not_money, number_words, numbers
from bot.nlu.meaning import Unclear
from bot.nlu.numbers import Number
from bot.nlu.pieces import Piece, at, read

_HUNDRED = 100
_SIGN_OF_SUM = "-="  # behind "/": 100/-

_SLIPPED = str.maketrans("oil", "011")


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
    if len(said) == 1 and said[0].word.unit == 1:  # alone it is no article
        return _HUNDRED
    for place, piece in enumerate(said):
        counted = place and said[place - 1].value is not None
        if counted or number_words.is_ordinal(piece.text):
            continue
        if near := numbers.near_number(piece):
            return Unclear("near_number", doubts.near_amounts(near), piece.text)
    return Unclear("nothing", words=words)


def find(said: Sequence[Piece], skip: frozenset[int] = frozenset()) -> list[Amount]:
    """All amounts in order; pieces in `skip` were understood as something else."""
    found = [_slipped(piece, n) for n, piece in enumerate(said) if _is_slipped(said, n, skip)]
    skip = skip | not_money.written_otherwise(said)
    left = numbers.find(said, skip)
    while left:
        number = left.pop(0)
        if _is_article(said, number, left):
            continue
        amount, used = _amount(said, number, left, skip)
        del left[:used]
        if amount:
            found.append(amount)
    return sorted([*found, *_nearly(said, skip, found)], key=lambda amount: amount.start)


def _is_slipped(said: Sequence[Piece], place: int, skip: frozenset[int]) -> bool:
    """ "1oo", "I50": letters among the digits."""
    return said[place].kind == "slipped" and place not in skip


def _slipped(piece: Piece, place: int) -> Amount:
    digits = piece.text.translate(_SLIPPED)
    unclear = Unclear("near_number", (int(digits) * doubts.PAISE,), piece.text)
    return Amount(unclear, place, place + 1)


def _nearly(
    said: Sequence[Piece], skip: frozenset[int], found: Sequence[Amount]
) -> Iterator[Amount]:
    """A word that is nearly a number before रुपये, or a number without its vowels before दिए."""
    taken = skip | {n for a in found for n in range(a.start - 1, a.end + 1)}
    for place, piece in enumerate(said[:-1]):
        follows = said[place + 1]
        rupees = follows.has("rupee") and not _belongs_behind(said, place + 1)
        given = follows.has("gave", "deposit") and number_words.lacks_vowels(piece.text)
        if place in taken or not (rupees or given):
            continue
        if near := numbers.near_number(piece):
            end = place + 1 + bool(rupees)
            words = doubts.text(said, place, end)
            unclear = Unclear("near_number", doubts.near_amounts(near), words)
            yield Amount(unclear, place, end, marked=bool(rupees))


def _is_article(said: Sequence[Piece], number: Number, later: Sequence[Number]) -> bool:
    """ "ek" is mostly no number, if it is not "एक रुपया" or "एक से बत्तीस"."""
    if number.value != 1 or not number.in_words or number.scaled or _is_marked(said, number):
        return False
    return not (later and _joint(said, number, later[0]))


def _amount(
    said: Sequence[Piece], number: Number, later: Sequence[Number], skip: frozenset[int]
) -> tuple[Amount | None, int]:
    """The amount that begins with `number`, and how many of the `later` numbers it took."""
    second = later[0] if later else None
    joint = _joint(said, number, second) if second else None
    if second and joint is not None:
        if not_money.counts_things(said, second):
            return None, 1
        return _pair(said, number, second, joint, skip), 1
    if not_money.is_it(said, number, skip):
        return None, 0
    if second and _are_rupees_and_paise(said, number, second):
        start, end = _with_signs(said, number)[0], second.end + 1
        doubt = doubts.of(said, number, start, number.end + 1, skip)
        doubt = doubt or doubts.of(said, second, second.start, end, skip)
        value = _whole(number.value * _HUNDRED + second.value, doubts.text(said, start, end))
        return Amount(doubt or value, start, end, marked=True), 1
    return _single(said, number, skip), 0


def _single(said: Sequence[Piece], number: Number, skip: frozenset[int]) -> Amount:
    start, end = _with_signs(said, number)
    words = doubts.text(said, start, end)
    value: int | Unclear | None = doubts.of(said, number, start, end, skip)
    if value is None and _is_paise(said, number):
        value = _paise(number, words)
    elif value is None:
        value = _whole(number.value * _HUNDRED, words)
    marked = number.scaled or _is_marked(said, number)
    return Amount(value, start, end, number.each, marked)


def _pair(
    said: Sequence[Piece], one: Number, two: Number, joint: str, skip: frozenset[int]
) -> Amount:
    """Two numbers that belong together: the same twice = each, else a range."""
    end = _with_signs(said, two)[1]
    words = doubts.text(said, one.start, end)
    if joint in ("-", "") and _is_same_twice(said, one, two):
        return _single(said, two, skip)._replace(start=one.start, each=True)
    low = one.value
    if not one.scaled and two.scaled and one.value < _HUNDRED:  # 12 से 15 हजार
        low = one.value * (said[two.end - 1].word.scale or 1)
    options = (int(low * _HUNDRED), int(two.value * _HUNDRED))
    why = "several" if joint == "or" else "range"
    return Amount(Unclear(why, options, words), one.start, end)


def _joint(said: Sequence[Piece], one: Number, two: Number) -> str | None:
    """How two numbers stand together: "-", "", "from", "or"; None = they do not."""
    between = said[one.end : two.start]
    if not between:
        glued = one.in_words or two.in_words or one.value == two.value
        return "" if glued and not _is_row(one, two) else None
    if len(between) == 1:
        if between[0].text in "-~/":
            return "-"
        if between[0].has("from", "to_before"):
            return "from"
        if between[0].has("or"):
            return "or"
    return None


def _is_row(one: Number, two: Number) -> bool:
    """ "3 100": a register number and an amount, which the bulk reader asks about."""
    return not one.in_words and not two.in_words and one.value != two.value


def _is_same_twice(said: Sequence[Piece], one: Number, two: Number) -> bool:
    """100-100, "डेढ़ सौ डेढ़ सौ", "5-5 सौ"; but not "एक सौ सौ"."""
    first = [(p.value, p.word.key) for p in said[one.start : one.end]]
    second = [(p.value, p.word.key) for p in said[two.start : two.end]]
    if len(first) == len(second):
        return one.value == two.value
    alone = len(first) == 1 and len(second) == 2 and not one.scaled and two.scaled
    return alone and first == second[:1]


def _are_rupees_and_paise(said: Sequence[Piece], one: Number, two: Number) -> bool:
    """दस रुपये पचास पैसे, दस रुपये और पचास पैसा."""
    rupees, paise = at(said, one.end), at(said, two.end)
    if not (rupees and rupees.has("rupee") and paise and paise.has("paisa", "money")):
        return False
    between = said[one.end + 1 : two.start]
    return not between or (len(between) == 1 and between[0].has("and"))


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
    if said[end : end + 1] and said[end].text == "/" and dash and dash.text in _SIGN_OF_SUM:
        end += 2
    return start, end


def _belongs_before(said: Sequence[Piece], place: int) -> bool:
    """Whether a currency word belongs to the number before it: "100 रुपये 200 रुपये"."""
    before = at(said, place - 1)
    return before is not None and (before.value is not None or before.word.is_number)


def _belongs_behind(said: Sequence[Piece], place: int) -> bool:
    """Whether a currency word belongs to the number behind it: "रुपये 500"."""
    behind = at(said, place + 1)
    return behind is not None and (behind.value is not None or behind.word.is_number)


def _is_marked(said: Sequence[Piece], number: Number) -> bool:
    return _with_signs(said, number) != (number.start, number.end)


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
