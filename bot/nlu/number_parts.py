"""The parts of a number phrase: [fraction] [count] [scale], and what joins them."""

from collections.abc import Sequence
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

from bot.nlu import number_words
from bot.nlu.pieces import Piece, at

_QUARTER = Decimal("0.25")
SCORE, HUNDRED, THOUSAND, LAKH = 20, 100, 1000, 100_000


class Part(NamedTuple):
    """A count with its scale; `broken` = words that are not said together."""

    value: Decimal
    scale: int  # 1 = none
    end: int
    bare: bool = False  # a scale word alone
    fraction: bool = False
    broken: bool = False


class Parts:
    """Reads the parts of the numbers in one message; pieces in `skip` are something else."""

    def __init__(self, said: Sequence[Piece], skip: frozenset[int]) -> None:
        self.said, self.skip = said, skip

    def part(self, place: int, inside: bool) -> Part | None:
        """One part: [fraction] [number] [scale]."""
        piece = at(self.said, place)
        if piece is None:
            return None
        if piece.word.quarters and not piece.bound:
            return self._fraction(place, inside)
        if piece.word.scale and not piece.bound:
            if piece.word.beside and not inside and not _is_currency(at(self.said, place + 1)):
                return None
            return Part(Decimal(piece.word.scale), piece.word.scale, place + 1, bare=True)
        count, end = self._count(place, inside)
        if count is None:
            return None
        scale = self.scale(end)
        if scale == SCORE and piece.value is not None:  # कोरी is a surname too: "5 कोरी 100"
            scale = 0
        if scale and not (count == 0 or count >= HUNDRED):
            return Part(count * scale, scale, end + 1)
        if scale and count >= HUNDRED and scale > THOUSAND:  # "500 करोड़"
            return Part(count * scale, scale, end + 1)
        return Part(count, 1, end, broken=bool(scale))

    def _fraction(self, place: int, inside: bool) -> Part | None:
        quarters = self.said[place].word.quarters
        if self.said[place].word.beside and not self._counts(place, inside):
            return None
        signed = quarters[0] in "+-"
        amount = int(quarters) * _QUARTER
        follows = at(self.said, place + 1)
        if scale := self.scale(place + 1):
            if signed:  # सवा सौ 125, पौने सौ 75; साढ़े सौ is not said
                whole = (1 + amount) * scale
                return Part(whole, scale, place + 2, fraction=True, broken=quarters == "+2")
            return Part(amount * scale, scale, place + 2, fraction=True)
        if not signed:  # डेढ़, डेढ़ रुपया; आधा and पाव only with रुपया
            if _is_currency(follows) or (follows is None and amount > 1):
                return Part(amount, 1, place + 1, fraction=True)
            return None
        value, end = self._count(place + 1, inside=True)
        if value is None or value >= HUNDRED or value != int(value):
            alone = quarters != "+2" and _is_currency(follows)  # सवा रुपया, पौन रुपया
            return Part(1 + amount, 1, place + 1, fraction=True) if alone else None
        scale = self.scale(end)
        low = (quarters == "+2" and value < 3) or (quarters == "-1" and value < 1) or value < 1
        return Part(
            (value + amount) * (scale or 1), scale or 1, end + (1 if scale else 0),
            fraction=True, broken=low,
        )  # fmt: skip

    def _count(self, place: int, inside: bool) -> tuple[Decimal | None, int]:
        """A number without its scale: digits, a word from 0 to 99, or "twenty five"."""
        piece = at(self.said, place)
        if piece is None or (piece.value is None and piece.word.unit is None):
            return None, place
        if piece.value is not None:
            return piece.value, place + 1
        if piece.bound or (piece.word.beside and not self._counts(place, inside)):
            return None, place
        unit = piece.word.unit or 0
        if piece.word.english and unit >= SCORE and unit % 10 == 0:
            follows = at(self.said, place + 1)
            end = place + (2 if follows and follows.text == "-" else 1)  # twenty five, twenty-five
            ones = at(self.said, end)
            if ones and ones.word.english and 0 < (ones.word.unit or 0) < 10:
                return Decimal(unit + (ones.word.unit or 0)), end + 1
        return Decimal(unit), place + 1

    def _counts(self, place: int, inside: bool) -> bool:
        """Whether a word that is also another word ("do": two or give) is a number here."""
        piece, follows = self.said[place], at(self.said, place + 1)
        if inside and self._is_english_and(place - 1):
            return True
        if follows is None:
            return len(self.said) == 1 or (inside and self._only_numbers)
        if follows.word.scale or _is_currency(follows):
            return not follows.bound
        if follows.has("point") or self._begins_range(place):
            return True
        if (again := self.second(place)) > place:  # "do do sau"
            measure = at(self.said, again + 1)
            return bool(measure and (measure.word.scale or _is_currency(measure)))
        if inside and self._only_numbers:
            return True
        if piece.word.english and follows.word.english and not follows.word.beside:
            return True
        # "pchas jama": a word without its vowels is no other word.
        alone = inside or not piece.concepts - {"rupee"}
        return alone and follows.has("gave", "deposit", "paisa")

    def _begins_range(self, place: int) -> bool:
        """ "दो से तीन सौ", "do-teen sau": what follows the joint is surely a number."""
        joint, follows = at(self.said, place + 1), at(self.said, place + 2)
        if joint is None or follows is None or not (joint.has("from") or joint.text == "-"):
            return False
        return follows.value is not None or (follows.word.is_number and not follows.word.beside)

    def second(self, place: int) -> int:
        """Where the word at `place` is said again right behind it: "सौ-सौ"; else `place`."""
        piece, again = self.said[place], place + 1
        if (mark := at(self.said, again)) and mark.text == "-":
            again += 1
        follows = at(self.said, again)
        same = follows and again not in self.skip and follows.word == piece.word
        return again if same and piece.word.is_number and not piece.bound else place

    def link(self, place: int) -> int:
        """1 for what may stand between two parts: the English "and", a comma in a number alone."""
        mark = at(self.said, place)
        if mark is None:
            return 0
        return int(self._is_english_and(place) or (mark.text == "," and self._only_words))

    def _is_english_and(self, place: int) -> bool:
        """ "two hundred and fifty"; but और joins two amounts."""
        mark, follows = at(self.said, place), at(self.said, place + 1)
        if not (mark and mark.has("and") and follows and follows.word.english):
            return False
        return mark.text.isascii() and self.said[place - 1].text.isascii()

    @cached_property
    def _only_words(self) -> bool:
        """Whether nothing but one number is said, in words: "एक हज़ार, दो सौ"."""
        return not self.said[0].word.scale and all(
            p.value is None
            and (_is_of_number(p) or p.text == "-" or (p.has("and") and p.text.isascii()))
            for p in self.said
        )

    @cached_property
    def _only_numbers(self) -> bool:
        """Whether nothing but numbers is said, and the first is no bare scale: "एक सौ दो"."""
        return not self.said[0].word.scale and all(_is_of_number(p) for p in self.said)

    def digits(self, place: int) -> tuple[str, int]:
        """The digits behind a decimal point, one by one, or two in one word: इकहत्तर."""
        digits = ""
        while (piece := at(self.said, place)) and place not in self.skip:
            if piece.text.isdecimal() and not digits:
                return piece.text, place + 1
            unit = piece.word.unit
            if unit is None or piece.bound or (unit >= 10 and digits):
                break
            digits += str(unit)
            place += 1
            if unit >= 10:
                break
        return digits, place

    def scale(self, place: int) -> int:
        """The scale word at `place`; 0 = there is none."""
        piece = at(self.said, place)
        return piece.word.scale or 0 if piece and not piece.bound else 0


def is_strange(piece: Piece) -> bool:
    """Whether it is a word that no list has; what it may be by a slip of the finger aside."""
    listed = bool(piece.concepts) and (piece.word.form or piece.concepts != piece.word.guess)
    return piece.kind == "word" and not (listed or piece.word.is_number)


def apart(said: Sequence[Piece]) -> tuple[Sequence[Piece], Sequence[int]]:
    """`said` with number words told apart, and the place in `said` of each piece."""
    strange = (n for n, piece in enumerate(said) if is_strange(piece))
    hidden = {n: words for n in strange if (words := number_words.read(said[n].text))}
    if not hidden:
        return said, range(len(said))
    pieces: list[Piece] = []
    places: list[int] = []
    for place, piece in enumerate(said):
        told = [piece._replace(word=w, concepts=w.concepts) for w in hidden.get(place, ())]
        pieces += told or [piece]
        places += [place] * (len(told) or 1)
    return pieces, places


def _is_of_number(piece: Piece) -> bool:
    return (
        piece.word.is_number or piece.value is not None or _is_currency(piece) or piece.text == ","
    )


def _is_currency(piece: Piece | None) -> bool:
    return piece is not None and piece.has("rupee", "paisa")
