"""Days in digits: 2026-12-10, 10/12/2026, 10-12-26, 10.12.2026, 10/12."""

from bot.nlu.days.calendar import on_day
from bot.nlu.days.found import Day, Where
from bot.nlu.meaning import Unclear
from bot.nlu.pieces import Piece, at

_CENTURY = 2000
_AHEAD = 10  # years; a two-digit year further on was in the last century
_MARKS = "/-."
_MONTHS = 12
_LONGEST = 31


def read(where: Where, place: int) -> Day | None:
    """A written date, day first; the year first where it has four digits."""
    said = where.said
    one, mark, two = said[place], at(said, place + 1), at(said, place + 2)
    if one.value is None or mark is None or two is None or two.value is None:
        return None
    if mark.text not in _MARKS:
        return _spaced(where, place)
    if one.text.count(".") == 1 and mark.text in "./-":  # 10.12 . 2026
        day, month = one.text.split(".")
        return _made(where, place, place + 3, day, month, two.text) if _is_year(two) else None
    second, three = at(said, place + 3), at(said, place + 4)
    if second and three and second.text == mark.text and three.value is not None:
        if len(one.text) == 4:
            return _made(where, place, place + 5, three.text, two.text, one.text)
        if _is_year(three):
            return _made(where, place, place + 5, one.text, two.text, three.text)
        return None
    if mark.text == "-" and two.text.count(".") == 1:  # 10-12.2026 is nothing
        return None
    return short(where, place, marks="/")


def _spaced(where: Where, place: int) -> Day | None:
    """10 12 2026."""
    day, month, year = (where.said[place + n] for n in range(3))
    if not (day.text.isdecimal() and month.text.isdecimal() and len(year.text) == 4):
        return None
    if int(day.text) > _LONGEST or int(month.text) > _MONTHS or not year.text.startswith("20"):
        return None
    return _made(where, place, place + 3, day.text, month.text, year.text)


def short(where: Where, place: int, marks: str) -> Day | None:
    """10/12; with other `marks` also 10-12 or 10.12, where nothing but a day can be meant."""
    said = where.said
    one, mark, two = said[place], at(said, place + 1), at(said, place + 2)
    if one.value is None:
        return None
    if "." in marks and one.text.count(".") == 1:
        day, month = one.text.split(".")
        known = len(day) <= 2 and len(month) <= 2 and 1 <= int(month) <= _MONTHS
        return _made(where, place, place + 1, day, month, "") if known else None
    if mark is None or two is None or two.value is None:
        return None
    if mark.text not in marks or not (one.text.isdecimal() and two.text.isdecimal()):
        return None
    if not (1 <= int(one.text) <= _LONGEST and 1 <= int(two.text) <= _LONGEST):
        return None
    if int(two.text) > _MONTHS and mark.text != "/":
        return None
    return _made(where, place, place + 3, one.text, two.text, "")


def _is_year(piece: Piece) -> bool:
    return piece.text.isdecimal() and len(piece.text) in (2, 4)


def _made(where: Where, start: int, end: int, day: str, month: str, year: str) -> Day:
    words = where.words(start, end)
    if not all(part.isdecimal() for part in (day, month)) or (year and not year.isdecimal()):
        return Day(Unclear("impossible", words=words), start, end)
    full = int(year) if year else None
    if full is not None and len(year) == 2:
        full += _CENTURY if full + _CENTURY <= where.today.year + _AHEAD else _CENTURY - 100
    value = on_day(where.today, where.is_past, int(day), int(month), full, words)
    return Day(value, start, end)
