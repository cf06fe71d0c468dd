"""Days of the week: सोमवार, अगले हफ्ते बुधवार, दूसरा शनिवार, मार्च का पहला शुक्रवार."""

from collections.abc import Sequence
from datetime import date, timedelta

from bot.domain.schedule import DAYS, next_day
from bot.nlu.days import calendar
from bot.nlu.days.found import JOINTS, Day, Where, concept, day_number, month, month_shift, weekday
from bot.nlu.meaning import Unclear
from bot.nlu.pieces import Piece, at

_WEEK = ("week_word", "hafta")


def nth(where: Where, place: int) -> Day | None:
    """दूसरा सोमवार, अगले महीने का दूसरा सोमवार: of this month or, when it is over, of the next."""
    said, start = where.said, place
    shift, place = month_shift(said, place)
    named = 0
    if shift is None:
        named, place = month(said, place)
        if named and (joint := at(said, place)) and joint.has(*JOINTS, "month_word"):
            place += 1 if not joint.has("month_word") else 2
    ordinal, place = _ordinal(said, place)
    name = weekday(at(said, place)) if ordinal else ""
    if not name:
        return None
    end, words = place + 1, where.words(start, place + 1)
    if shift is None and not named and _is_every_other(said, start):
        return Day(Unclear("several", words=words), start, end)
    if named:
        first = calendar.on_day(where.today, where.is_past, 1, named, None, words)
        year = first.year if isinstance(first, date) else where.today.year
        if not where.is_past and named == where.today.month:
            year = where.today.year
        return Day(_in(year, named, ordinal, name, words), start, end)
    if shift is None or said[start].has("month_word"):
        return Day(next_day(f"monthly:{ordinal}-{name}", where.today), start, end)
    year, number = calendar.shifted(where.today, shift)
    return Day(_in(year, number, ordinal, name, words), start, end)


def _is_every_other(said: Sequence[Piece], place: int) -> bool:
    """ "हर दूसरे शनिवार" is every other Saturday for some, the second of each month for others."""
    every, before = at(said, place - 1), at(said, place - 2)
    return bool(every and every.has("every") and not (before and before.has("month_word", *JOINTS)))


def _in(year: int, number: int, ordinal: str, name: str, words: str) -> date | Unclear:
    day = calendar.nth_weekday(year, number, ordinal, name)
    return day or Unclear("impossible", words=words)


def _ordinal(said: Sequence[Piece], place: int) -> tuple[str, int]:
    """पहला, आखिरी, 2nd; but "last saturday" is the one before today."""
    piece, follows = at(said, place), at(said, place + 1)
    if piece is None:
        return "", place
    count = day_number(piece)
    if count and count <= 5 and follows and follows.has("ordinal_suffix"):
        return str(count), place + 2
    found = concept(piece, "nth:")
    of = at(said, place + 2)
    alone = (place == 0 or not said[place - 1].has(*JOINTS)) and not (of and of.has("of"))
    if found == "last" and alone and piece.has("previous"):
        return "", place
    return found, place + 1


def named(where: Where, place: int) -> Day | None:
    """सोमवार, अगले सोमवार, पिछले शनिवार: the coming one, or the last one when it is over."""
    said, start = where.said, place
    shift = ""
    if said[place].has("next", "previous", "this"):
        shift = _shift(said[place])
        place += 1
    in_week = bool(shift) and (week := at(said, place)) is not None and week.has(*_WEEK)
    place += 1 if in_week else 0
    if in_week and (joint := at(said, place)) and joint.has(*JOINTS):
        place += 1
    piece = at(said, place)
    name = weekday(piece)
    follows = at(said, place + 1)
    if not name or piece is None or piece.has("honorific"):
        return None
    if follows and follows.has("agent", "honorific"):  # मंगल ने, बुध जी: somebody's name
        return None
    end = place + 1
    if not shift and _is_one_of_some(said, place):
        return Day(Unclear("several", words=where.words(place - 2, end)), start, end)
    if not shift and (behind := _week_behind(said, end)):
        shift, end = behind
        in_week = True
    if in_week and shift != "this":
        monday = where.today - timedelta(where.today.weekday())
        weeks = timedelta(-7 if shift == "previous" else 7)
        return Day(monday + weeks + timedelta(DAYS.index(name)), start, end)
    past = shift == "previous" or (not shift and where.is_past)
    return Day(calendar.weekday(where.today, past, name), start, end, is_weekday=True)


def _is_one_of_some(said: Sequence[Piece], place: int) -> bool:
    """ "अगले दो सोमवार"."""
    before = at(said, place - 2)
    return (
        bool(before and before.has("next", "previous")) and day_number(said[place - 1]) is not None
    )


def _shift(piece: Piece) -> str:
    return next(name for name in ("previous", "this", "next") if piece.has(name))


def _week_behind(said: Sequence[Piece], place: int) -> tuple[str, int] | None:
    """ "सोमवार को अगले हफ्ते"."""
    if (joint := at(said, place)) and joint.has("to"):
        place += 1
    piece, week = at(said, place), at(said, place + 1)
    if piece and week and piece.has("next", "previous") and week.has(*_WEEK):
        return _shift(piece), place + 2
    return None
