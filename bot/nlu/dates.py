"""Days: day first, कल and परसों by the tense of the verb, and nothing that cannot be."""

import re
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from bot.domain.schedule import DAYS, next_day
from bot.nlu import numbers
from bot.nlu.meaning import Unclear
from bot.nlu.months import in_month, nearest, on_day, shifted
from bot.nlu.pieces import Piece, at, concepts_of, read

PAST, FUTURE = "past", "future"
_FUTURE_VERB = re.compile(r"(?:[uo]ngi|[uo]nga|enge|engi|eg[ai]|og[ai]|hogi|unga)$")
_CENTURY = 2000
_AHEAD = 10  # years; a two-digit year further on was in the last century
_YEARS = range(1000, 3000)
_NO_DAY = frozenset(
    {"rupee", "oclock"} | {f"part:{p}" for p in ("morning", "afternoon", "evening", "night")}
)


class Day(NamedTuple):
    """A day found in pieces `start` to `end`."""

    value: date | Unclear
    start: int
    end: int
    is_weekday: bool = False  # only the name of a day; it has to agree with a date beside it


class _Where(NamedTuple):
    said: Sequence[Piece]
    today: date
    lean: str


def tense(said: Sequence[Piece]) -> str:
    """ "past", "future" or "" by the verbs."""
    if any(piece.has("would", "come_i", "come_they", "held_future") for piece in said) or any(
        is_future(piece) for piece in said
    ):
        return FUTURE
    if any(piece.has("gave", "did", "wrote", "came") for piece in said):
        return PAST
    return ""


def is_future(piece: Piece) -> bool:
    """Whether a verb ends as future forms do: होगी, दूँगी, करेंगे."""
    return (
        piece.kind == "word"
        and len(piece.word.key) > 3
        and bool(_FUTURE_VERB.search(piece.word.key))
    )


def read_day(words: str, today: date, lean: str) -> date | Unclear:
    """The one day that `words` give; `lean` ("past" or "future") where they leave it open."""
    said = read(words)
    lean = tense(said) or lean
    found = find(said, today, lean) or _bare(_Where(said, today, lean))
    if not found:
        return Unclear("nothing", words=words)
    return _agreed(found, words)


def find(
    said: Sequence[Piece], today: date, lean: str, skip: frozenset[int] = frozenset()
) -> list[Day]:
    """All days in order."""
    where = _Where(said, today, lean)
    found: list[Day] = []
    place = 0
    while place < len(said):
        day = None if place in skip else _first(where, place)
        if day and not any(n in skip for n in range(day.start, day.end)):
            found.append(day)
            place = day.end
        else:
            place += 1
    return found


def of_month(
    said: Sequence[Piece], today: date, lean: str, skip: frozenset[int] = frozenset()
) -> list[Day]:
    """ "10 को", "10 ko": a bare day of the month, in a message about a meeting."""
    where = _Where(said, today, lean)
    found = []
    for place, piece in enumerate(said[:-1]):
        day = None if place in skip else _day_number(piece)
        if day is not None and said[place + 1].has("to", "in", "move", "place_of"):
            found.append(
                Day(
                    nearest(where.today, where.lean == PAST, day, piece.text),
                    place,
                    place + 1,
                )
            )
    return found


def agreed(found: Sequence[Day], words: str = "") -> date | Unclear | None:
    """The one day that all of `found` mean; None when there are none."""
    return _agreed(found, words) if found else None


def _agreed(found: Sequence[Day], words: str) -> date | Unclear:
    unclear = [day.value for day in found if isinstance(day.value, Unclear)]
    if unclear:
        return unclear[0]
    named = {day.value for day in found if day.is_weekday and isinstance(day.value, date)}
    dated = {day.value for day in found if not day.is_weekday and isinstance(day.value, date)}
    days = dated or named
    if len(days) == 1 and len({day.weekday() for day in days | named}) == 1:
        return days.pop()
    days |= named
    return Unclear("conflict", tuple(sorted(days)), words)


def _first(where: _Where, place: int) -> Day | None:
    for reader in _READERS:
        if found := reader(where, place):
            return found
    return None


def _numeric(where: _Where, place: int) -> Day | None:
    """2026-12-10, 10/12/2026, 10-12-26, 10.12.2026, 10/12."""
    said = where.said
    one, mark, two = said[place], at(said, place + 1), at(said, place + 2)
    if one.kind == "number" and one.text.count(".") == 1 and mark and mark.text == ".":
        return _dotted(where, place)
    if one.value is None or not mark or not two or two.value is None or mark.text not in "/-.":
        return None
    second, three = at(said, place + 3), at(said, place + 4)
    if second and three and second.text == mark.text and three.value is not None:
        parts = one.text, two.text, three.text
        if len(parts[0]) == 4:
            return _made(where, place, place + 5, parts[2], parts[1], parts[0])
        if len(parts[2]) in (2, 4):
            return _made(where, place, place + 5, *parts)
        return None
    if mark.text == "/" and one.value <= 31 and two.value <= 12 and "." not in one.text + two.text:
        return _made(where, place, place + 3, one.text, two.text, "")
    return None


def _dotted(where: _Where, place: int) -> Day | None:
    year = at(where.said, place + 2)
    if year is None or year.value is None or len(year.text) not in (2, 4):
        return None
    day, month = where.said[place].text.split(".")
    return _made(where, place, place + 3, day, month, year.text)


def _made(where: _Where, start: int, end: int, day: str, month: str, year: str) -> Day:
    words = _words(where, start, end)
    if not all(part.isdecimal() for part in (day, month)) or (year and not year.isdecimal()):
        return Day(Unclear("impossible", words=words), start, end)
    full = int(year) if year else None
    if full is not None and len(year) == 2:
        full += _CENTURY if full + _CENTURY <= where.today.year + _AHEAD else _CENTURY - 100
    return Day(
        on_day(where.today, where.lean == PAST, int(day), int(month), full, words),
        start,
        end,
    )


def _day_and_month(where: _Where, place: int) -> Day | None:
    """5 दिसंबर 2026, dec 5, पंद्रह अप्रैल."""
    said = where.said
    first, second = said[place], at(said, place + 1)
    if second is None:
        return None
    day, month, end = _day_at(said, place), _month(second), place + 2
    if day is None and _month(first):
        behind = place + 2 if second.has("of", "of_or_to") else place + 1
        day, month, end = _day_at(said, behind), _month(first), behind + 1
    elif day is not None and not month and _is_suffix(second):
        later = at(said, place + 2)
        month, end = (_month(later) if later else 0), place + 3
    if day is None or not month:
        return None
    year, end = _year(said, end)
    end += 1 if (after := at(said, end)) and after.has("date_word") else 0
    found = on_day(where.today, where.lean == PAST, day, month, year, _words(where, place, end))
    return Day(found, place, end)


def _is_suffix(piece: Piece) -> bool:
    return piece.text in ("th", "st", "nd", "rd", "वीं", "वें") or piece.has("date_word", "of")


def _year(said: Sequence[Piece], place: int) -> tuple[int | None, int]:
    piece = at(said, place)
    if piece and piece.text == ",":
        piece, place = at(said, place + 1), place + 1
    if piece and piece.value is not None and len(piece.text) == 4 and piece.text.isdecimal():
        return int(piece.text), place + 1
    if piece and piece.kind == "word":
        spoken = next(iter(numbers.find(said[place : place + 4])), None)
        if spoken and spoken.start == 0 and spoken.value in _YEARS:
            return int(spoken.value), place + spoken.end
    return None, place if piece is None or piece.text != "," else place - 1


def _numbered(where: _Where, place: int) -> Day | None:
    """25 तारीख, 25 tarikh ko, अगले महीने की 5 (तारीख)."""
    said = where.said
    if shift := _month_shift(said, place):
        start = place
        place += shift[1]
        day = _day_number(said[place]) if place < len(said) else None
        if day is not None:
            end = place + 1
            end += 1 if (after := at(said, end)) and after.has("date_word") else 0
            return Day(in_month(where.today, day, shift[0], _words(where, start, end)), start, end)
        if end := _end_of_month(said, place):
            return Day(in_month(where.today, 0, shift[0], ""), start, end)
        return None
    day = _day_number(said[place])
    after = at(said, place + 1)
    if day is None or after is None or not after.has("date_word"):
        return None
    return Day(
        nearest(where.today, where.lean == PAST, day, _words(where, place, place + 2)),
        place,
        place + 2,
    )


def _end_of_month(said: Sequence[Piece], place: int) -> int:
    """Where "आखिर", "आखिरी दिन" or "आखिरी तारीख" ends; 0 = it is not said."""
    piece, follows = at(said, place), at(said, place + 1)
    if piece is None:
        return 0
    if piece.has("nth:last") and follows and follows.has("date_word", "day_word"):
        return place + 2
    return place + 1 if piece.has("end_of") else 0


def _month_shift(said: Sequence[Piece], place: int) -> tuple[int, int] | None:
    """(months from now, pieces) of "अगले महीने की", "इस महीने", "महीने के"."""
    shift, length = 0, 0
    if said[place].has("next", "previous", "this"):
        shift = 1 if said[place].has("next") else -1 if said[place].has("previous") else 0
        length = 1
    month = at(said, place + length)
    if month is None or not month.has("month_word"):
        return None
    length += 1
    if (joint := at(said, place + length)) and joint.has("of", "of_or_to", "in"):
        length += 1
    return shift, length


def _relative(where: _Where, place: int) -> Day | None:
    """आज, कल, परसों, tomorrow."""
    piece = where.said[place]
    ago = next((c[4:] for c in piece.concepts if c.startswith("ago:")), "")
    if not ago:
        return None
    days = int(ago)
    if ago[0] in "+-" or not days:
        return Day(where.today + timedelta(days), place, place + 1)
    if not where.lean:
        options = (where.today - timedelta(days), where.today + timedelta(days))
        return Day(Unclear("several", options, piece.text), place, place + 1)
    sign = -1 if where.lean == PAST else 1
    return Day(where.today + timedelta(sign * days), place, place + 1)


def _counted(where: _Where, place: int) -> Day | None:
    """3 दिन बाद, दो हफ्ते पहले, 2 days ago."""
    said = where.said
    count, unit, way = _day_number(said[place]), at(said, place + 1), at(said, place + 2)
    if count is None or unit is None or way is None or not unit.has("day_word", "week_word"):
        return None
    if not way.has("after", "before"):
        return None
    days = count * (7 if unit.has("week_word") else 1)
    sign = 1 if way.has("after") else -1
    return Day(where.today + timedelta(sign * days), place, place + 3)


def _nth_weekday(where: _Where, place: int) -> Day | None:
    """दूसरा सोमवार, अगले महीने का दूसरा सोमवार: of this month or, when it is over, of the next."""
    said, start = where.said, place
    shift = _month_shift(said, place)
    place += shift[1] if shift else 0
    if not (nth := _concept(at(said, place), "nth:")):
        return None
    if not (name := _concept(at(said, place + 1), "day:")):
        return None
    after = where.today
    if shift:
        year, month = shifted(where.today, shift[0])
        after = date(year, month, 1) - timedelta(1)
    elif start >= 2 and (_month(said[start - 1]) or _month(said[start - 2])):
        return Day(Unclear("nothing", words=_words(where, start, place + 2)), start, place + 2)
    return Day(next_day(f"monthly:{nth}-{name}", after), start, place + 2)


def _concept(piece: Piece | None, prefix: str) -> str:
    concepts = sorted(piece.concepts) if piece else ()
    return next((c[len(prefix) :] for c in concepts if c.startswith(prefix)), "")


def _weekday(where: _Where, place: int) -> Day | None:
    """सोमवार, अगले सोमवार, पिछले शनिवार: the coming one, or the last one when it is over."""
    said, start = where.said, place
    shift = ""
    if said[place].has("next", "previous", "this"):
        shift = "previous" if said[place].has("previous") else "next"
        place += 1
    week = at(said, place)
    in_week = bool(shift) and week is not None and week.has("week_word")
    place += 1 if in_week else 0
    piece = at(said, place)
    name = _concept(piece, "day:")
    if not name or (piece and piece.has("honorific")):
        return None
    if in_week and not said[start].has("this"):
        monday = where.today - timedelta(where.today.weekday())
        weeks = timedelta(-7 if shift == "previous" else 7)
        return Day(monday + weeks + timedelta(DAYS.index(name)), start, place + 1)
    past = shift == "previous" or (not shift and where.lean == PAST)
    ahead = (DAYS.index(name) - where.today.weekday()) % 7
    if past:
        ago = timedelta((7 - ahead) % 7 or 7)
        return Day(where.today - ago, start, place + 1, is_weekday=True)
    coming = where.today + timedelta(ahead or 7)
    return Day(coming, start, place + 1, is_weekday=True)


def _moon(where: _Where, place: int) -> Day | None:
    """Festivals and days of the moon are asked for as a date."""
    piece = where.said[place]
    if not piece.has("lunar"):
        return None
    return Day(Unclear("nothing", words=piece.text), place, place + 1)


_READERS: tuple[Callable[[_Where, int], Day | None], ...] = (
    _numeric, _day_and_month, _counted, _nth_weekday, _numbered, _relative, _weekday, _moon,
)  # fmt: skip


def _bare(where: _Where) -> list[Day]:
    """An answer "5", "5 ko", "पाँच को": a day of the month."""
    numbers = [(n, d) for n, p in enumerate(where.said) if (d := _day_number(p)) is not None]
    others = [p for p in where.said if p.is_unknown or p.word.quarters]
    if len(numbers) != 1 or others or not _NO_DAY.isdisjoint(concepts_of(where.said)):
        return []
    place, day = numbers[0]
    return [
        Day(
            nearest(where.today, where.lean == PAST, day, where.said[place].text),
            place,
            place + 1,
        )
    ]


def _day_at(said: Sequence[Piece], place: int) -> int | None:
    """The day of a month at `place`; "दो हज़ार" is the beginning of a year."""
    piece, follows = at(said, place), at(said, place + 1)
    if piece is None or (follows and follows.word.scale and not follows.bound):
        return None
    return _day_number(piece)


def _day_number(piece: Piece) -> int | None:
    if piece.value is not None:
        return int(piece.value) if piece.text.isdecimal() and len(piece.text) <= 2 else None
    return piece.word.unit if piece.word.unit and not piece.bound else None


def _month(piece: Piece) -> int:
    return next((int(c[6:]) for c in piece.concepts if c.startswith("month:")), 0)


def _words(where: _Where, start: int, end: int) -> str:
    return " ".join(piece.text for piece in where.said[start:end])
