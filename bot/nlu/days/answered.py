"""Answers to "on which day?" and "at what time?", taken whole."""

from collections.abc import Sequence
from datetime import date, time

from bot.nlu.days import dates, times, written
from bot.nlu.days.found import Day, Where, day_number
from bot.nlu.days.tense import tense
from bot.nlu.meaning import Unclear
from bot.nlu.pieces import Piece, concepts_of, read

_ANY_DAY = date(2024, 1, 1)  # which words are a day does not depend on today
_NO_DAY = frozenset({
    "rupee", "oclock", "times_unit", "people", "unit", "percent", "every", "day_word", "week_word",
    "month_word",
})  # fmt: skip


def read_day(words: str, today: date, lean: str) -> date | Unclear:
    """The one day that `words` give; `lean` ("past" or "future") where they leave it open."""
    said = read(words)
    lean = tense(said) or lean
    timed = frozenset(n for clock in times.find(said) for n in range(clock.start, clock.end))
    # A word that is also a programme's name ("बिहान") is a day where a day was asked for.
    found = dates.find(said, today, lean, timed) or dates.find(said, today, dates.FUTURE, timed)
    if all(day.is_weekday for day in found):
        taken = {n for day in found for n in range(day.start, day.end)} | timed
        found += _bare(Where(said, today, lean), frozenset(taken))
    return dates.agreed(found, words) or Unclear("nothing", words=words)


def read_time(words: str) -> time | Unclear:
    """The one time that `words` give."""
    said = read(words)
    days = dates.find(said, _ANY_DAY, dates.FUTURE)
    dated = frozenset(n for day in days for n in range(day.start, day.end))
    found = times.find(said, dated) or times.find(said, dated, bare=True)
    if not found:
        return Unclear("nothing", words=words)
    values = list(dict.fromkeys(clock.value for clock in found))
    if len(values) == 1:
        return values[0]
    return Unclear("several", tuple(v for v in values if isinstance(v, time)), words)


def _bare(where: Where, taken: frozenset[int]) -> list[Day]:
    """An answer "5", "5 ko", "पाँच को", "5-12": days of the month."""
    said = where.said
    if not taken:
        for place in range(len(said)):
            if day := written.short(where, place, marks="-."):
                return [day] if _is_alone(said, day) else []
    left = [piece for n, piece in enumerate(said) if n not in taken]
    others = [p for p in left if p.is_unknown or p.word.quarters]
    if others or not _NO_DAY.isdisjoint(concepts_of(left)):
        return []
    numbers = [n for n in range(len(said)) if n not in taken and day_number(said[n]) is not None]
    found = [dates.numbered(where, n, n + 1, day_number(said[n]) or 0) for n in numbers]
    return [dates.with_denial(said, day) for day in found]


def _is_alone(said: Sequence[Piece], day: Day) -> bool:
    others = [p for n, p in enumerate(said) if not day.start <= n < day.end]
    return not any(p.value is not None or p.word.is_number or p.has(*_NO_DAY) for p in others)
