"""Recurring days as rules of bot.domain.schedule: "हर महीने की 10", "पहला सोमवार", "15-15 दिन"."""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from bot.nlu.days import calendar, dates, lunar
from bot.nlu.days.found import LONGEST_MONTH, concept, day_number, weekday
from bot.nlu.meaning import Unclear
from bot.nlu.pieces import Piece, at, concepts_of, read

_NOT_OF_MONTH = ("oclock", "am", "pm", "day_word", "week_word", "times_unit", "people", "rupee")


class Recurring(NamedTuple):
    """`every` = weekly, fortnightly or monthly ("" = nothing recurs); `rule` may still be open."""

    every: str = ""
    rule: str | Unclear = ""
    used: frozenset[int] = frozenset()


def read_rule(words: str, today: date) -> str | Unclear:
    """The schedule rule in `words` (an answer to "how often?")."""
    said = read(words)
    found = find(said, today)
    if found.every:
        return found.rule or Unclear("nothing", words=words)
    if isinstance(found.rule, Unclear):
        return found.rule
    if name := _weekday(said):
        nth = _nth(said)  # "पहला सोमवार", asked how often; in a message it is one day
        return f"monthly:{nth}-{name}" if nth else f"weekly:{name}"
    if moon := _moon(said):
        return moon
    if {"month_word", "end_of"} <= concepts_of(said):
        return f"monthly:{LONGEST_MONTH}"
    day = _number(said)
    return _monthly(day, words) if day is not None else Unclear("nothing", words=words)


def find(said: Sequence[Piece], today: date) -> Recurring:
    """What recurs, if anything does."""
    concepts = concepts_of(said)
    if other := _every_other(said):
        return Recurring("", Unclear("several", words=other))
    every = _every(said, concepts)
    if not every:
        return Recurring()
    used = frozenset(n for n, piece in enumerate(said) if _belongs(piece))
    return Recurring(every, _rule(said, every, today), used)


def _rule(said: Sequence[Piece], every: str, today: date) -> str | Unclear:
    name = _weekday(said)
    if moon := _moon(said):
        return moon
    if every == "weekly":
        return f"weekly:{name}" if name else ""
    if every == "fortnightly":
        return _fortnightly(said, name, today)
    if name and (nth := _nth(said)):
        return f"monthly:{nth}-{name}"
    if any(piece.has("end_of") for piece in said) or _is_last_date(said):
        return f"monthly:{LONGEST_MONTH}"
    if vague := [piece.text for piece in said if piece.has("festival", "hindu_month")]:
        return Unclear("vague", words=" ".join(vague))
    day = _number(said)
    return _monthly(day, str(day)) if day is not None and not name else ""


def _moon(said: Sequence[Piece]) -> str:
    return next((rule for n in range(len(said)) if (rule := lunar.rule_at(said, n))), "")


def _monthly(day: int, words: str) -> str | Unclear:
    return f"monthly:{day}" if 1 <= day <= LONGEST_MONTH else Unclear("impossible", words=words)


def _fortnightly(said: Sequence[Piece], name: str, today: date) -> str:
    if name:
        return f"fortnightly:{calendar.weekday(today, False, name)}"
    numbers = frozenset(n for n, piece in enumerate(said) if _is_fifteen(piece))
    first = dates.agreed(dates.find(said, today, dates.FUTURE, numbers))
    return f"fortnightly:{first}" if isinstance(first, date) else ""


def _every(said: Sequence[Piece], concepts: frozenset[str]) -> str:
    if "fortnightly" in concepts and not {"after", "before"} & concepts:
        return "fortnightly"
    if _is_fifteen_days(said):
        return "fortnightly"
    if moon := _moon(said):
        half = moon.partition(":")[2].isdecimal()  # of both halves: twice a month
        recurs = not {"every", "monthly"}.isdisjoint(concepts) or _is_once_a(said, "month_word")
        return ("fortnightly" if half else "monthly") if recurs else ""
    for every in ("weekly", "monthly"):
        if every in concepts:
            return every
    name = _weekday(said)
    if "every" in concepts or _is_doubled(said):
        return _of_every(concepts, name)
    for unit, every in (("week_word", "weekly"), ("month_word", "monthly")):
        if _is_once_a(said, unit):
            return every
    return ""


def _of_every(concepts: frozenset[str], name: str) -> str:
    if "month_word" in concepts:
        return "monthly"
    if not {"week_word", "hafta"}.isdisjoint(concepts) or name:
        return "weekly"
    return "monthly" if "date_word" in concepts else ""


def _is_once_a(said: Sequence[Piece], unit: str) -> bool:
    """ "महीने में एक बार", "once a month"."""
    for place, piece in enumerate(said):
        follows, count, times = (at(said, place + n) for n in (1, 2, 3))
        if piece.has(unit) and follows and follows.has("in") and count and times:
            return _count(count) == 1 and times.has("times_unit")
    return False


def _every_other(said: Sequence[Piece]) -> str:
    """ "हर दूसरे शनिवार": every other Saturday for some, the second of each month for others."""
    for place in range(len(said) - 2):
        ordinal = concept(at(said, place + 1), "nth:")
        if said[place].has("every") and ordinal.isdecimal() and weekday(at(said, place + 2)):
            before = at(said, place - 1)
            if not (before and before.has("of", "of_or_to", "in", "month_word")):
                return " ".join(piece.text for piece in said[place : place + 3])
    return ""


def _is_last_date(said: Sequence[Piece]) -> bool:
    return any(
        concept(one, "nth:") == "last" and two.has("date_word", "day_word")
        for one, two in pairwise(said)
    )


def _is_doubled(said: Sequence[Piece]) -> bool:
    """सोमवार सोमवार, हफ्ते-हफ्ते."""
    names = [p.text for p in said if p.has("week_word", "hafta") or weekday(p)]
    return len(names) != len(set(names))


def _is_fifteen_days(said: Sequence[Piece]) -> bool:
    """हर 15 दिन, 15-15 दिन पर, 15 दिन में एक बार, every 14 days, हर दो हफ्ते."""
    every = False
    for place, piece in enumerate(said[:-1]):
        doubled = any(_is_fifteen(p) for p in said[max(0, place - 2) : place])
        once = any(p.has("times_unit") for p in said[place + 2 : place + 6])
        repeated = doubled or every or (once and said[place + 1].has("day_word", "week_word"))
        every = every or piece.has("every")
        if _is_fifteen(piece) and said[place + 1].has("day_word") and repeated:
            return True
        if _count(piece) == 2 and said[place + 1].has("week_word", "hafta") and repeated:
            return True
    return False


def _is_fifteen(piece: Piece) -> bool:
    return _count(piece) in (14, 15)


def _count(piece: Piece) -> int | None:
    return int(piece.value) if piece.value is not None else piece.word.unit


def _number(said: Sequence[Piece]) -> int | None:
    """The one day of the month; times and counts of days are none."""
    found = []
    for place, piece in enumerate(said):
        count = _count(piece)
        follows, before = at(said, place + 1), at(said, place - 1)
        if count is None:
            first = concept(piece, "nth:")
            if not (first.isdecimal() and follows and follows.has("date_word")):
                continue
            count = int(first)
        if piece.value is None and piece.word.beside and not (follows and follows.has("date_word")):
            continue
        if follows and (follows.has(*_NOT_OF_MONTH) or follows.text == ":"):
            continue
        if before and (before.text == ":" or before.word.quarters or concept(before, "part:")):
            continue
        found.append(count)
    return found[0] if len(found) == 1 else None


def _weekday(said: Sequence[Piece]) -> str:
    return next((name for piece in said if (name := weekday(piece))), "")


def _nth(said: Sequence[Piece]) -> str:
    for place, piece in enumerate(said):
        follows = at(said, place + 1)
        if (
            follows
            and follows.has("ordinal_suffix")
            and (count := day_number(piece))
            and count <= 5
        ):
            return str(count)
        if nth := concept(piece, "nth:"):
            return nth
    return ""


def _belongs(piece: Piece) -> bool:
    return piece.has(
        "every", "month_word", "week_word", "date_word", "day_word", "times_unit",
    ) or bool(weekday(piece))  # fmt: skip
