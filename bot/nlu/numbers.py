"""Numbers in digits, words and both: a small grammar that refuses rather than guesses."""

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from rapidfuzz import fuzz, process

from bot.nlu.lexicon import Word, number_keys
from bot.nlu.pieces import Piece, at

_QUARTER = Decimal("0.25")
_ALIKE = 72  # per cent; a word this near to a number word, beside a number, is asked about


class Number(NamedTuple):
    """A number phrase: pieces `start` to `end` (after the last). `unsure` = other readings."""

    value: Decimal
    start: int
    end: int
    scaled: bool = False  # has a scale word
    in_words: bool = False
    unsure: tuple[Decimal, ...] = ()
    broken: bool = False  # pieces that cannot stand together


class _Term(NamedTuple):
    value: Decimal
    scale: int  # 1 = none
    end: int
    bare: bool = False  # a scale word alone
    fraction: bool = False
    broken: bool = False


def find(said: Sequence[Piece], skip: frozenset[int] = frozenset()) -> list[Number]:
    """All number phrases in order; pieces in `skip` are something else."""
    found = []
    place = 0
    while place < len(said):
        number = None if place in skip else _phrase(said, place, skip)
        if number:
            found.append(number)
        place = number.end if number else place + 1
    return found


def near_number(piece: Piece) -> tuple[Word, ...]:
    """The number words that an unknown word nearly is; empty = none."""
    if not piece.is_unknown or len(piece.word.key) < 2:
        return ()
    if piece.word.near:
        return piece.word.near
    keys = number_keys()
    short = len(piece.word.key) < 4
    found = process.extract(
        piece.word.key,
        keys.keys(),
        scorer=fuzz.ratio,
        score_cutoff=66 if short else _ALIKE,
        limit=3,
    )
    return tuple(keys[key] for key, _, _ in found)


def _phrase(said: Sequence[Piece], start: int, skip: frozenset[int]) -> Number | None:
    total, smallest, place = Decimal(0), 0, start
    scaled = broken = fraction = bare = False
    while place not in skip and (term := _term(said, place, start != place)):
        if smallest and not _goes_on(said, place, term, total, smallest, fraction, bare):
            break
        if smallest and term.bare and term.scale > smallest:  # पाँच सौ करोड़
            total, smallest, place = total * term.scale, term.scale, term.end
            continue
        broken = broken or term.broken
        total, smallest, place = total + term.value, term.scale, term.end
        bare = term.bare and not scaled
        scaled, fraction = scaled or term.scale > 1, term.fraction
        if smallest == 1:
            break
        if _is_english_and(said, place):  # two hundred and fifty
            place += 1
    if place == start:
        return None
    in_words = any(said[n].kind == "word" for n in range(start, place))
    total, place = _decimals(said, total, place)
    unsure = _other_readings(said, start, place, total)
    return Number(total, start, place, scaled, in_words, unsure, broken)


def _is_english_and(said: Sequence[Piece], place: int) -> bool:
    mark, follows = at(said, place), at(said, place + 1)
    return bool(mark and mark.text == "and" and follows and follows.word.english)


def _goes_on(
    said: Sequence[Piece],
    place: int,
    term: _Term,
    total: Decimal,
    smallest: int,
    fraction: bool,
    bare: bool,
) -> bool:
    """Whether `term` continues a number whose last scale was `smallest`."""
    if smallest == 1:
        return False
    if term.bare and term.scale > smallest:
        return term.scale >= 100_000 and total < term.scale
    if term.value >= smallest or (fraction and term.value >= smallest * _QUARTER):
        return False
    if said[place].kind == "number":  # "2 सौ 50", but "सौ, 4 और 7": digits go on only when they fit
        return not bare and term.value * 10 >= smallest
    return True


def _term(said: Sequence[Piece], place: int, inside: bool) -> _Term | None:
    """One part: [fraction] [number] [scale]."""
    piece = at(said, place)
    if piece is None:
        return None
    if piece.word.quarters and not piece.bound:
        return _fraction(said, place)
    if piece.word.scale and not piece.bound:
        if piece.word.beside and not inside and not _is_currency(at(said, place + 1)):
            return None
        return _Term(Decimal(piece.word.scale), piece.word.scale, place + 1, bare=True)
    count, end = _count(said, place, inside)
    if count is None:
        return None
    value, scale = count, _scale(said, end)
    if scale and not (value == 0 or value >= 100):
        return _Term(value * scale, scale, end + 1)
    if scale and value >= 100 and scale > 1000:  # "500 करोड़"
        return _Term(value * scale, scale, end + 1)
    return _Term(value, 1, end, broken=bool(scale))


def _fraction(said: Sequence[Piece], place: int) -> _Term | None:
    quarters = said[place].word.quarters
    signed = quarters[0] in "+-"
    amount = int(quarters) * _QUARTER
    if scale := _scale(said, place + 1):
        if signed:  # सवा सौ 125, पौने सौ 75; साढ़े सौ is not said
            whole = (1 + amount) * scale
            return _Term(whole, scale, place + 2, fraction=True, broken=quarters == "+2")
        return _Term(amount * scale, scale, place + 2, fraction=True)
    if not signed:
        follows = at(said, place + 1)
        if quarters != "2" and (follows is None or _is_currency(follows)):
            return _Term(amount, 1, place + 1, fraction=True)
        return None
    value, end = _count(said, place + 1, inside=True)
    if value is None or value >= 100 or value != int(value):
        alone = quarters == "+1" and _is_currency(at(said, place + 1))
        return _Term(1 + amount, 1, place + 1, fraction=True) if alone else None
    scale = _scale(said, end)
    low = (quarters == "+2" and value < 3) or (quarters == "-1" and value < 2) or value < 1
    return _Term(
        (value + amount) * (scale or 1), scale or 1, end + (1 if scale else 0),
        fraction=True, broken=low,
    )  # fmt: skip


def _count(said: Sequence[Piece], place: int, inside: bool) -> tuple[Decimal | None, int]:
    """A number without its scale: digits, a word from 0 to 99, or "twenty five"."""
    piece = at(said, place)
    if piece is None or (piece.value is None and piece.word.unit is None):
        return None, place
    if piece.value is not None:
        return piece.value, place + 1
    if piece.bound or (piece.word.beside and not _counts(said, place, inside)):
        return None, place
    unit = piece.word.unit or 0
    follows = at(said, place + 1)
    if piece.word.english and unit >= 20 and follows and follows.word.english:
        ones = follows.word.unit or 0
        if 0 < ones < 10:
            return Decimal(unit + ones), place + 2
    return Decimal(unit), place + 1


def _counts(said: Sequence[Piece], place: int, inside: bool) -> bool:
    """Whether a word that is also another word ("do": two or give) is a number here."""
    follows = at(said, place + 1)
    if follows and (follows.word.scale or _is_currency(follows)) and not follows.bound:
        return True
    if (
        inside
        and not said[0].word.scale
        and all(p.word.is_number or p.value is not None or _is_currency(p) for p in said)
    ):
        return True
    english = said[place].word.english
    if english and follows and follows.word.english and not follows.word.beside:
        return True
    return len(said) == 1 or (
        inside and follows is not None and follows.has("gave", "deposit", "paisa", "point")
    )


def _other_readings(
    said: Sequence[Piece], start: int, end: int, total: Decimal
) -> tuple[Decimal, ...]:
    """What a phrase could mean as well: "sath sau" is 700 or 6000, "sau do" 102 or "give 100"."""
    last, follows = said[end - 1], at(said, end)
    if last.text == "do" and total > 2 and follows is None and end - start > 1:
        return (total, total - 2)
    for place in range(start, end - 1):
        piece = said[place]
        if (
            piece.text in ("sath", "saath")
            and said[place + 1].word.scale
            and (piece.text == "sath" or said[place + 1].word.scale == 100)
        ):
            return (total, total - 53 * (said[place + 1].word.scale or 0))
    if (
        follows
        and follows.word.beside
        and follows.word.unit
        and last.word.scale
        and at(said, end + 1) is None
        and not follows.bound
    ):
        return (total, total + follows.word.unit)
    return ()


def _decimals(said: Sequence[Piece], total: Decimal, place: int) -> tuple[Decimal, int]:
    mark = at(said, place)
    if mark is None or not mark.has("point"):
        return total, place
    digits = ""
    end = place + 1
    while (piece := at(said, end)) and piece.word.unit is not None and piece.word.unit < 10:
        digits += str(piece.word.unit)
        end += 1
    return (total + Decimal(f"0.{digits}"), end) if digits else (total, place)


def _scale(said: Sequence[Piece], place: int) -> int:
    piece = at(said, place)
    return piece.word.scale or 0 if piece and not piece.bound else 0


def _is_currency(piece: Piece | None) -> bool:
    return piece is not None and piece.has("rupee", "paisa")
