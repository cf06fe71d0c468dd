"""Days of a month by name or number: 5 दिसंबर, dec 5, 25 तारीख, अगले महीने की 5, महीने के आखिर."""

from collections.abc import Sequence

from bot.nlu import numbers
from bot.nlu.days.calendar import in_month, nearest, on_day
from bot.nlu.days.found import (
    JOINTS,
    LONGEST_MONTH,
    Day,
    Where,
    day_at,
    day_number,
    is_me,
    month,
    month_shift,
)  # fmt: skip
from bot.nlu.pieces import Piece, at

_YEARS = range(1000, 3000)
_LARGEST_GROUP = 20  # women; "25 को" is therefore no register number


def day_and_month(where: Where, place: int) -> Day | None:
    """5 दिसंबर 2026, dec 5, 5th of december, दिसंबर की 5 तारीख, पहली अप्रैल."""
    said = where.said
    day, end = day_at(said, place)
    if day is not None:
        number, end = _month_after(said, end)
    else:
        number, day, end = _month_first(said, place)
    if day is None or not number:
        return None
    end = _past_date_word(said, end)
    year, end = _year(said, end)
    end = _past_date_word(said, end)
    words = where.words(place, end)
    return Day(on_day(where.today, where.is_past, day, number, year, words), place, end)


def _month_after(said: Sequence[Piece], place: int) -> tuple[int, int]:
    """The month behind a day: दिसंबर, तारीख दिसंबर, of december, -dec-."""
    for _ in range(2):
        piece = at(said, place)
        if piece is None or not (piece.has("date_word", "of", "of_or_to") or piece.text == "-"):
            break
        place += 1
    return month(said, place)


def _month_first(said: Sequence[Piece], place: int) -> tuple[int, int | None, int]:
    number, end = month(said, place)
    if not number or (is_me(said[place]) and end == place + 1):
        return 0, None, place
    for _ in range(2):
        piece = at(said, end)
        if piece is None or not (piece.has("month_word", *JOINTS) or piece.text in ("-", ".")):
            break
        end += 1
    day, end = day_at(said, end)
    if day is not None and _is_amount(said, end):
        return 0, None, place
    return number, day, end


def _is_amount(said: Sequence[Piece], end: int) -> bool:
    follows = at(said, end)
    return follows is not None and follows.has("rupee", "paisa", "people", "percent")


def _past_date_word(said: Sequence[Piece], place: int) -> int:
    piece = at(said, place)
    return place + 1 if piece and piece.has("date_word") else place


def _year(said: Sequence[Piece], place: int) -> tuple[int | None, int]:
    """2026, in digits or words, also behind a comma or "सन"."""
    start = place
    while (piece := at(said, place)) and (piece.text in (",", "-") or piece.has("year_word")):
        place += 1
    if piece and piece.value is not None and len(piece.text) == 4 and piece.text.isdecimal():
        return int(piece.text), place + 1
    if piece and piece.kind == "word":
        spoken = next(iter(numbers.find(said[place : place + 5])), None)
        if spoken and spoken.start == 0 and spoken.value in _YEARS:
            year, place = int(spoken.value), place + spoken.end
            ones = day_number(at(said, place)) if year % 100 == 0 else None  # उन्नीस सौ एक
            return (year + ones, place + 1) if ones else (year, place)
    return None, start


def numbered(where: Where, place: int) -> Day | None:
    """25 तारीख, 25 tarikh ko, तारीख 25, पहली तारीख; 25 को, which is nobody's number."""
    said = where.said
    if said[place].has("date_word"):
        return _behind_date_word(where, place)
    day, end = day_at(said, place)
    follows = at(said, end)
    if day is None or follows is None:
        return None
    if follows.has("date_word"):
        shift, past = _shift_behind(said, end + 1)
        if shift is None:
            return _nearest(where, place, end + 1, day)
        value = in_month(where.today, day, shift, where.words(place, past))
        return Day(value, place, past)
    if follows.has("to", "of") or end == place + 2:
        joined = end + 1 if follows.has("to", "of") else end
        shift, past = _shift_behind(said, joined)
        if shift is not None and 1 <= day <= LONGEST_MONTH:
            value = in_month(where.today, day, shift, where.words(place, past))
            return Day(value, place, past)
    is_day = _LARGEST_GROUP < day <= LONGEST_MONTH and day_number(said[place]) is not None
    if is_day and follows.has("to") and not said[place].word.beside:
        return _nearest(where, place, end, day)
    return None


def _behind_date_word(where: Where, place: int) -> Day | None:
    """ "तारीख 25", "date: 5"; in "दस तारीख 25 रुपये" the day stands before."""
    said = where.said
    if place and day_number(said[place - 1]) is not None:
        return None
    start, mark = place + 1, at(said, place + 1)
    start += 1 if mark and mark.text in (":", "-", ".") else 0
    day, end = day_at(said, start)
    piece = at(said, start)
    if day is None or piece is None or piece.word.beside or _is_amount(said, end):
        return None
    return _nearest(where, place, end, day) if 1 <= day <= LONGEST_MONTH else None


def _shift_behind(said: Sequence[Piece], place: int) -> tuple[int | None, int]:
    """ "5 तारीख अगले महीने"."""
    if (joint := at(said, place)) and joint.has("to"):
        place += 1
    piece = at(said, place)
    if piece is None or not piece.has("next", "this", "previous"):
        return None, place
    return month_shift(said, place)


def _nearest(where: Where, start: int, end: int, day: int) -> Day:
    return Day(nearest(where.today, where.is_past, day, where.words(start, end)), start, end)


def of_this_month(where: Where, place: int) -> Day | None:
    """अगले महीने की 5 (तारीख), इस महीने के आखिर, महीने की 10 को."""
    said, start = where.said, place
    shift, place = month_shift(said, place)
    if shift is None:
        return _last_of(where, place)
    plain = said[start].has("month_word")  # of no certain month
    day, end = day_at(said, place)
    if day is not None and not _is_counted(said, end) and not _is_order(said, place, end):
        end = _past_date_word(said, end)
        if plain:
            return _nearest(where, start, end, day)
        return Day(in_month(where.today, day, shift, where.words(start, end)), start, end)
    if end := end_of_month(said, place):
        return Day(in_month(where.today, 0, shift, ""), start, end)
    return None


def _is_order(said: Sequence[Piece], place: int, end: int) -> bool:
    """ "महीने पहले", "महीने के पहले बता देना": no first day."""
    follows = at(said, end)
    return (
        day_number(said[place]) is None
        and follows is not None
        and not follows.has("date_word", "to")
    )


def _last_of(where: Where, place: int) -> Day | None:
    """ "last day of the month", "आखिरी तारीख इस महीने की"."""
    end = end_of_month(where.said, place)
    while (joint := at(where.said, end)) and end > place and joint.has(*JOINTS, "filler"):
        end += 1
    if not end or end >= len(where.said):
        return None
    shift, end = month_shift(where.said, end)
    return None if shift is None else Day(in_month(where.today, 0, shift, ""), place, end)


def _is_counted(said: Sequence[Piece], end: int) -> bool:
    """ "महीने में एक बार", "महीने के 100", "महीने में 2 दिन", "दूसरा शनिवार"."""
    follows = at(said, end)
    if follows is None or follows.has("date_word", "to", "in", "on", "of"):
        return False
    if follows.has("filler") and not follows.has("times_unit"):
        return False
    if follows.kind == "number" or follows.kind == "mark":
        return follows.text not in (",", "।", ".", "?", ":")
    return follows.has(
        "times_unit", "day_word", "rupee", "paisa", "people", "unit", "week_word", "deposit",
    ) or any(c.startswith("day:") for c in follows.concepts)  # fmt: skip


def end_of_month(said: Sequence[Piece], place: int) -> int:
    """Where "आखिर", "आखिरी दिन" or "आखिरी तारीख" ends; 0 = it is not said."""
    piece, follows = at(said, place), at(said, place + 1)
    if piece is None:
        return 0
    if piece.has("nth:last") and follows and follows.has("date_word", "day_word"):
        return place + 2
    return place + 1 if piece.has("end_of") else 0
