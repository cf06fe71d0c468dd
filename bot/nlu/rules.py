"""Recurring days as rules of bot.domain.schedule: "हर महीने की 10", "पहला सोमवार", "15-15 दिन"."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from bot.domain.schedule import DAYS
from bot.nlu import dates
from bot.nlu.meaning import Unclear
from bot.nlu.pieces import Piece, concepts_of, read

_LONGEST_MONTH = 31


class Recurring(NamedTuple):
    """`every` = weekly, fortnightly or monthly ("" = nothing recurs); `rule` may still be open."""

    every: str = ""
    rule: str | Unclear = ""
    used: frozenset[int] = frozenset()


def read_rule(words: str, today: date) -> str | Unclear:
    """The schedule rule in `words` (an answer to "how often?")."""
    said = read(words)
    found = find(said, today)
    if not found.every and (name := _weekday(said)):
        return f"weekly:{name}"
    if not found.every and {"month_word", "end_of"} <= concepts_of(said):
        return f"monthly:{_LONGEST_MONTH}"
    if not found.every and (day := _number(said)):
        return _monthly(day, words)
    return found.rule or Unclear("nothing", words=words)


def find(said: Sequence[Piece], today: date) -> Recurring:
    """What recurs, if anything does."""
    concepts = concepts_of(said)
    every = _every(said, concepts)
    if not every:
        return Recurring()
    used = frozenset(n for n, piece in enumerate(said) if _belongs(piece))
    return Recurring(every, _rule(said, every, today), used)


def _rule(said: Sequence[Piece], every: str, today: date) -> str | Unclear:
    name = _weekday(said)
    if every == "weekly":
        return f"weekly:{name}" if name else ""
    if every == "fortnightly":
        return _fortnightly(said, name, today)
    if name and (nth := _nth(said)):
        return f"monthly:{nth}-{name}"
    if any(piece.has("end_of") for piece in said):
        return f"monthly:{_LONGEST_MONTH}"
    if any(piece.has("lunar") for piece in said):
        return Unclear("nothing", words=" ".join(p.text for p in said if p.has("lunar")))
    day = _number(said)
    return _monthly(day, str(day)) if day is not None and not name else ""


def _monthly(day: int, words: str) -> str | Unclear:
    return f"monthly:{day}" if 1 <= day <= _LONGEST_MONTH else Unclear("impossible", words=words)


def _fortnightly(said: Sequence[Piece], name: str, today: date) -> str:
    if name:
        ahead = (DAYS.index(name) - today.weekday()) % 7 or 7
        return f"fortnightly:{today + timedelta(ahead)}"
    numbers = frozenset(n for n, piece in enumerate(said) if _is_fifteen(piece))
    first = dates.agreed(dates.find(said, today, dates.FUTURE, numbers))
    return f"fortnightly:{first}" if isinstance(first, date) else ""


def _every(said: Sequence[Piece], concepts: frozenset[str]) -> str:
    if "fortnightly" in concepts or _is_fifteen_days(said):
        return "fortnightly"
    if "weekly" in concepts:
        return "weekly"
    if "monthly" in concepts:
        return "monthly"
    name = _weekday(said)
    if "every" in concepts or _is_doubled(said):
        if "month_word" in concepts:
            return "monthly"
        if "week_word" in concepts or name:
            return "weekly"
        return "monthly" if "date_word" in concepts else ""
    if name and _nth(said) and not {"next", "this"} & concepts:
        return "monthly"
    return ""


def _is_doubled(said: Sequence[Piece]) -> bool:
    """सोमवार सोमवार, हफ्ते-हफ्ते."""
    names = [p.text for p in said if p.has("week_word") or _name(p)]
    return len(names) != len(set(names))


def _is_fifteen_days(said: Sequence[Piece]) -> bool:
    """हर 15 दिन, 15-15 दिन पर, every 14 days, हर दो हफ्ते."""
    every = False
    for place, piece in enumerate(said[:-1]):
        doubled = place > 1 and _is_fifteen(said[place - 2])
        repeated = doubled or every
        every = every or piece.has("every")
        if _is_fifteen(piece) and said[place + 1].has("day_word") and repeated:
            return True
        if _count(piece) == 2 and said[place + 1].has("week_word") and repeated:
            return True
    return False


def _is_fifteen(piece: Piece) -> bool:
    return _count(piece) in (14, 15)


def _count(piece: Piece) -> int | None:
    if piece.value is not None:
        return int(piece.value)
    return piece.word.unit


def _number(said: Sequence[Piece]) -> int | None:
    """The one day of the month; times and counts of days are none."""
    found = []
    for place, piece in enumerate(said):
        count = _count(piece)
        follows = said[place + 1] if place + 1 < len(said) else None
        if count is None or (piece.value is None and piece.word.beside):
            continue
        if follows and (follows.has("oclock", "am", "pm", "day_word") or follows.text == ":"):
            continue
        before = said[place - 1] if place else None
        if before and (before.text == ":" or before.word.quarters or _is_part(before)):
            continue
        found.append(count)
    return found[0] if len(found) == 1 else None


def _is_part(piece: Piece) -> bool:
    return any(concept.startswith("part:") for concept in piece.concepts)


def _weekday(said: Sequence[Piece]) -> str:
    return next((name for piece in said if (name := _name(piece))), "")


def _name(piece: Piece) -> str:
    return next((c[4:] for c in piece.concepts if c.startswith("day:")), "")


def _nth(said: Sequence[Piece]) -> str:
    for piece in said:
        for concept in sorted(piece.concepts):
            if concept.startswith("nth:"):
                return concept[4:]
    return ""


def _belongs(piece: Piece) -> bool:
    return piece.has("every", "month_word", "week_word", "date_word", "day_word") or bool(
        _name(piece)
    )
