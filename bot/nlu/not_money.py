"""Numbers that are no money: counts, labels, dates in digits, telephone and Aadhaar numbers."""

from collections.abc import Sequence

from bot.nlu.numbers import Number
from bot.nlu.pieces import COUNTED, Piece, at

_LABELS = (
    "member_word", "place_number", "slip", "otp", "aadhaar", "code_word", "number_sign",
)  # fmt: skip
_TOO_LONG = 9  # digits; longer is a telephone or Aadhaar number
_INSTALMENTS = 60  # "10 किस्त" beside an amount is a count
_DAYS, _MONTHS, _MEMBERS = 31, 12, 100
_COUNTRY = "91"
_SIGNS = "$€£¥"  # of other currencies


def is_it(said: Sequence[Piece], number: Number, skip: frozenset[int]) -> bool:
    """Whether `number` is surely no money."""
    return (
        counts_things(said, number)
        or _is_labelled(said, number, skip)
        or _is_too_long(said, number)
    )


def counts_things(said: Sequence[Piece], number: Number) -> bool:
    """Whether what follows says that this is no money: 12 लोग, 100 बार, 5 बजे, 2 kg, 4 नंबर."""
    follows = at(said, number.end)
    if follows is None:
        return False
    few = number.value <= _INSTALMENTS and not number.scaled
    if few and follows.has("instalment"):
        return any(p.value for p in (*said[: number.start], *said[number.end :]))
    if follows.has("honorific") and few:  # "14 didi log aayi"; "100 didi" speaks to her
        behind = said[number.end + 1 : number.end + 3]
        return any(piece.has("came", "people", "plural") for piece in behind)
    return follows.has(*COUNTED, "ordinal_suffix", "other_currency") or follows.text in _SIGNS


def written_otherwise(said: Sequence[Piece]) -> frozenset[int]:
    """The pieces of telephone and Aadhaar numbers in groups, and of dates in digits."""
    return _long_numbers(said) | _dates(said)


def _long_numbers(said: Sequence[Piece]) -> frozenset[int]:
    """99999 00001, 1234 5678 9012."""
    found: set[int] = set()
    run: list[int] = []
    for place, piece in enumerate((*said, None)):
        if piece and piece.text == _COUNTRY and place and said[place - 1].text == "+":
            found.add(place)
        elif piece and piece.text.isdecimal() and len(piece.text) in (4, 5):
            run.append(place)
        elif not (run and piece and piece.text == "-"):
            if sum(len(said[n].text) for n in run) > _TOO_LONG:
                found.update(run)
            run = []
    return frozenset(found)


def _dates(said: Sequence[Piece]) -> frozenset[int]:
    """12/11/2026, 12-11-2026, 12/11/26."""
    found: set[int] = set()
    for place in range(len(said) - 4):
        day, mark, month, again, year = said[place : place + 5]
        if mark.text not in "/-" or again.text != mark.text or again.end != year.start:
            continue
        if not all(piece.text.isdecimal() for piece in (day, month, year)):
            continue
        is_year = len(year.text) == 4 or (len(year.text) == 2 and mark.text == "/")
        if is_year and 0 < int(day.text) <= _DAYS and 0 < int(month.text) <= _MONTHS:
            found.update(range(place, place + 5))
    return frozenset(found)


def _is_labelled(said: Sequence[Piece], number: Number, skip: frozenset[int]) -> bool:
    """Whether what stands before says so: ward 66, सेक्टर-7, नंबर 4, पर्ची 4521."""
    place = number.start - 1
    while place >= 0 and said[place].text in ".:-#":
        place -= 1
    before = at(said, place)
    if before is None or (before.has("slip") and place in skip):  # its number stands before it
        return False
    if before.text == "#" or said[number.start - 1].text == "#" or before.text in _SIGNS:
        return True
    if before.has("member_label") and number.value < _MEMBERS and not number.scaled:
        return True
    # "no sau" is nine hundred, "no 100" a number of something.
    return before.has(*_LABELS) and not (before.has("number_sign") and number.in_words)


def _is_too_long(said: Sequence[Piece], number: Number) -> bool:
    text = said[number.start].text
    return number.value >= 10**_TOO_LONG or (
        not number.in_words and len(text) > 1 and text.startswith("0") and "." not in text
    )
