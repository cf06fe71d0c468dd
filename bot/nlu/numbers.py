"""Numbers in digits, words and both: a small grammar that refuses rather than guesses."""

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from bot.nlu import number_words
from bot.nlu.lexicon import Word
from bot.nlu.number_parts import HUNDRED, LAKH, Part, Parts, apart, is_strange
from bot.nlu.pieces import Piece, at
from bot.nlu.skeleton import plain

_TENS = 10
_QUARTER = Decimal("0.25")


class Number(NamedTuple):
    """A number phrase: pieces `start` to `end` (after the last). `unsure` = other readings."""

    value: Decimal
    start: int
    end: int
    scaled: bool = False  # has a scale word
    in_words: bool = False
    unsure: tuple[Decimal, ...] = ()
    broken: bool = False  # pieces that cannot stand together
    each: bool = False  # said twice: "सौ-सौ", "दो-दो सौ"


def find(said: Sequence[Piece], skip: frozenset[int] = frozenset()) -> list[Number]:
    """All number phrases in order; pieces in `skip` are something else."""
    heard, places = apart(said)
    if len(heard) == len(said):
        return _Reader(heard, skip).numbers()
    hidden = frozenset(n for n, place in enumerate(places) if place in skip)
    found = _Reader(heard, hidden).numbers()
    return [n._replace(start=places[n.start], end=places[n.end - 1] + 1) for n in found]


def near_number(piece: Piece) -> tuple[Word, ...]:
    """The number words that an unknown word nearly is; empty = none."""
    if not is_strange(piece):
        return ()
    return piece.word.near or number_words.near(piece.text)


class _Reader:
    """Reads the number phrases of one message."""

    def __init__(self, said: Sequence[Piece], skip: frozenset[int]) -> None:
        self.said, self.skip = said, skip
        self.parts = Parts(said, skip)

    def numbers(self) -> list[Number]:
        """All of them in order."""
        found = []
        place = 0
        while place < len(self.said):
            piece = self.said[place]
            starts = piece.value is not None or piece.word.is_number
            number = self._phrase(place) if starts and place not in self.skip else None
            if number:
                found.append(number)
            place = number.end if number else place + 1
        return found

    def _phrase(self, start: int) -> Number | None:
        """A phrase, or one whose head is said twice: each."""
        second = self.parts.second(start)
        number = self._sum(second) if second > start else None
        if number and number.end - second == 1 + bool(self.parts.scale(second + 1)):
            return number._replace(start=start, each=True)
        return self._sum(start)

    def _sum(self, start: int) -> Number | None:
        total, smallest, place = Decimal(0), 0, start
        scaled = broken = fraction = bare = False
        while True:
            part = place + self.parts.link(place) if smallest else start
            term = self.parts.part(part, part != start) if part not in self.skip else None
            if term is None or (
                smallest and not self._goes_on(part, term, total, smallest, fraction, bare)
            ):
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
        if place == start:
            return None
        number = Number(total, start, place, scaled, self._in_words(start, place), (), broken)
        number = self._with_decimals(number, fraction)
        return number._replace(unsure=self._other_readings(number, bare))

    def _in_words(self, start: int, end: int) -> bool:
        return any(piece.kind == "word" for piece in self.said[start:end])

    def _goes_on(
        self, place: int, term: Part, total: Decimal, smallest: int, fraction: bool, bare: bool
    ) -> bool:
        """Whether `term` continues a number whose last scale was `smallest`."""
        if smallest == 1:
            return False
        if term.bare and term.scale > smallest:
            fits = term.scale >= LAKH and total < term.scale
            return fits and not (bare and smallest > HUNDRED)
        if term.value >= smallest or (fraction and term.value >= smallest * _QUARTER):
            return False
        if self.said[place].kind == "number":  # "2 सौ 50", but "सौ, 4 और 7"
            return not bare and self._fits(place, term, smallest)
        return True

    def _fits(self, place: int, term: Part, smallest: int) -> bool:
        """Whether digits go on: "2 sau 50", "1 hazar 50"; "2 hazar 5" may be 2,500."""
        before = self.said[place - 2] if place > 1 else None
        in_digits = before is not None and before.value is not None
        tens = term.value >= _TENS and term.value * HUNDRED >= smallest
        return term.value * _TENS >= smallest or (in_digits and (term.scale > 1 or tens))

    def _other_readings(self, number: Number, bare: bool) -> tuple[Decimal, ...]:
        """What it could mean as well: "sath sau" 700 or 6000, "sau do" 102 or "give 100"."""
        total, end = number.value, number.end
        last, follows = self.said[end - 1], at(self.said, end)
        given = last.word.unit if last.has("two_or_give") else None
        if given and total > given and follows is None and end - number.start > 1:
            return (total, total - given)
        for place in range(number.start, end - 1):
            scale = self.parts.scale(place + 1)
            unit, before = number_words.doubtful().get(plain(self.said[place].text), (0, -1))
            if scale and before in (0, scale):
                return (total, total + (unit - (self.said[place].word.unit or 0)) * scale)
        if follows is None or not follows.word.unit or not follows.word.beside or follows.bound:
            return ()
        if last.word.scale and (bare or at(self.said, end + 1) is None):  # "sau ek" is about 100
            return (total, total + follows.word.unit)
        return ()

    def _with_decimals(self, number: Number, fraction: bool) -> Number:
        """दो दशमलव पाँच, दो दशमलव पाँच लाख; broken where the digits are not clear."""
        mark = at(self.said, number.end)
        if mark is None or not mark.has("point"):
            return number
        digits, end = self.parts.digits(number.end + 1)
        clear = bool(digits) and number.value == int(number.value)
        value = number.value + (Decimal(f"0.{digits}") if clear else 0)
        scale = self.parts.scale(end)
        if scale and clear:
            clear = not number.scaled and not fraction
            value, end = value * scale, end + 1
        return number._replace(
            value=value, end=max(end, number.end + 1), scaled=number.scaled or bool(scale),
            in_words=True, broken=number.broken or not clear,
        )  # fmt: skip
