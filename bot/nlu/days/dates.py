"""Days: day first, कल and परसों by the tense of the verb, and nothing that cannot be."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import lru_cache

from bot.nlu.days import lunar, named, relative, weekdays, written
from bot.nlu.days.calendar import nearest
from bot.nlu.days.found import FUTURE, LONGEST_MONTH, PAST, Day, Where, concept, day_at, day_number
from bot.nlu.days.tense import tense
from bot.nlu.meaning import Unclear
from bot.nlu.pieces import Piece, at, concepts_of

__all__ = ["FUTURE", "PAST", "Day", "agreed", "find", "of_month", "tense"]

_BEGINS = frozenset({
    "next", "previous", "this", "month_word", "week_word", "hafta", "date_word", "after", "in",
    "festival", "hindu_month", "fortnightly", "year_word",
})  # fmt: skip
_PREFIXES = ("day:", "month:", "ago:", "nth:", "moon:")
_BEHIND = ("to", "in", "on", "move", "place_of")  # 10 को, 10 में, 10 की जगह
_MONEY = frozenset({"gave", "deposit", "rupee", "paisa", "fine", "loan", "instalment", "saving"})
_TOLD_BY_A_DATE = ("lunar", "vague")  # पूर्णिमा 24 नवंबर, अगले हफ्ते 25 को
_LINKS = ("or", "from", "and", "not", "place_of", "to_before")


def find(
    said: Sequence[Piece], today: date, lean: str, skip: frozenset[int] = frozenset()
) -> list[Day]:
    """All days in order."""
    where = Where(said, today, lean)
    found: list[Day] = []
    place, counts_days = 0, _counts_days(said)
    if counts_days:
        skip = frozenset(n for n in skip if not lunar.is_day(said, n))
    while place < len(said):
        day = None if place in skip else _first(where, place, skip)
        if day and skip.isdisjoint(range(day.start, day.end)):
            found += _before(where, day, found, skip)
            found.append(with_denial(said, day))
            place = day.end
        else:
            place += 1
    if counts_days:
        taken = skip | {n for day in found for n in range(day.start, day.end)}
        found = sorted([*found, *of_month(said, today, lean, taken)], key=lambda day: day.start)
    return _with_spans(where, found)


def _with_spans(where: Where, found: list[Day]) -> list[Day]:
    """ "25 से 28 नवंबर तक" is no one day."""
    spans: list[Day] = []
    for day in found:
        until = at(where.said, day.end)
        before = spans[-1] if spans else None
        between = where.said[before.end : day.start] if before else ()
        if before and until and until.has("until") and any(p.has("from") for p in between):
            options = tuple(d.value for d in (before, day) if isinstance(d.value, date))
            words = where.words(before.start, day.end)
            spans[-1] = Day(Unclear("several", options, words), before.start, day.end)
        else:
            spans.append(day)
    return spans


def of_month(
    said: Sequence[Piece], today: date, lean: str, skip: frozenset[int] = frozenset()
) -> list[Day]:
    """ "10 को", "10 ko", "5 की बैठक", "5th": bare days of the month, where a meeting is meant."""
    where = Where(said, today, lean)
    found: list[Day] = []
    for place in range(len(said)):
        day, end = (None, place) if place in skip else day_at(said, place)
        if day is None or end > place + 2 or not _is_bare_day(said, place, end):
            continue
        if skip.isdisjoint(range(place, end)):
            bare = numbered(where, place, end, day)
            found += [*_before(where, bare, found, skip), with_denial(said, bare)]
    return found


def agreed(found: Sequence[Day], words: str = "") -> date | Unclear | None:
    """The one day that all of `found` mean; None when there are none."""
    if not found:
        return None
    found = [day for day in found if not day.denied] or found
    names = {day.value for day in found if day.is_weekday and isinstance(day.value, date)}
    dated = {day.value for day in found if not day.is_weekday and isinstance(day.value, date)}
    for day in found:
        if isinstance(day.value, Unclear) and not (dated and day.value.why in _TOLD_BY_A_DATE):
            return day.value
    days = dated or names
    fits = len({day.weekday() for day in days | names}) == 1
    if len(days) == 1 and fits:
        return days.pop()
    clash = len(dated) == 1 and not fits
    return Unclear("conflict" if clash else "several", tuple(sorted(days | names)), words)


def _first(where: Where, place: int, skip: frozenset[int]) -> Day | None:
    piece = where.said[place]
    if not _may_begin(piece):
        return None
    if day := relative.spoken(where, place, skip):
        return day
    for reader in _READERS:
        if found := reader(where, place):
            return found
    return None


def _may_begin(piece: Piece) -> bool:
    if piece.kind != "word":
        return piece.value is not None
    return piece.word.unit is not None or piece.is_unknown or _begins(piece.concepts)


@lru_cache(maxsize=4096)
def _begins(concepts: frozenset[str]) -> bool:
    return not concepts.isdisjoint(_BEGINS) or any(c.startswith(_PREFIXES) for c in concepts)


_READERS: tuple[Callable[[Where, int], Day | None], ...] = (
    written.read, relative.counted, weekdays.nth, named.day_and_month, named.of_this_month,
    named.numbered, weekdays.named, lunar.read, lunar.festival, lunar.vague,
)  # fmt: skip


def _before(where: Where, day: Day, found: Sequence[Day], skip: frozenset[int]) -> list[Day]:
    """The other number of "5 से 8 तारीख", "5 या 6 दिसंबर", "10 नहीं 12 को": a day of its own."""
    if day.is_weekday or day_at(where.said, day.start)[0] is None:
        return []
    place, linked = day.start - 1, False
    while (piece := at(where.said, place)) and (
        piece.has(*_LINKS, "to", "of", "of_or_to") or piece.text == "-"
    ):
        linked = linked or piece.has(*_LINKS) or piece.text == "-"
        place -= 1
    number = day_number(at(where.said, place))
    pair = at(where.said, place), at(where.said, day.start)  # पाँच छह तारीख
    linked = linked or all(p and p.kind == "word" and p.word.unit is not None for p in pair)
    taken = skip | {n for other in found for n in range(other.start, other.end)}
    if not linked or number is None or place < 0 or place in taken or number > LONGEST_MONTH:
        return []
    if isinstance(day.value, date) and not where.said[place].word.beside:
        named = any(concept(p, "month:") for p in where.said[day.start : day.end])
        same = _in_month_of(day.value, number) if named else None
        value = same or nearest(where.today, where.is_past, number, where.said[place].text)
        return [with_denial(where.said, Day(value, place, place + 1))]
    return []


def _in_month_of(day: date, number: int) -> date | None:
    try:
        return day.replace(day=number)
    except ValueError:
        return None


def with_denial(said: Sequence[Piece], day: Day) -> Day:
    """ "कल नहीं परसों": what is denied gives way to another day."""
    place = day.end
    if (joint := at(said, place)) and joint.has("to"):
        place += 1
    piece, follows = at(said, place), at(said, place + 1)
    if piece is None or follows is None or not piece.has("not"):
        return day
    return day._replace(denied=_may_begin(follows) and not follows.is_unknown)


def _counts_days(said: Sequence[Piece]) -> bool:
    """Whether "5 को" can only be a day: of a meeting; or of saving, when nobody gives an amount.

    "मैंने 5 को 100 जमा किए": nobody pays her own saving in to a register number.
    """
    concepts = concepts_of(said)
    if "meeting" in concepts and _MONEY.isdisjoint(concepts):
        return True
    if "deposit" not in concepts or "instalment" in concepts:
        return False
    numbers = sum(
        1 for p in said if p.value is not None or (p.word.is_number and not p.word.beside)
    )
    return numbers == 1 or "me_agent" in concepts


def _is_bare_day(said: Sequence[Piece], place: int, end: int) -> bool:
    piece, follows = said[place], at(said, end)
    if piece.word.beside or (piece.value is None and piece.word.unit is None):
        return False
    if any(p.has("place_number", "member_word") for p in said[max(0, place - 2) : place]):
        return False  # sector-7 wali baithak
    if follows is None:
        return end == place + 2
    meeting = at(said, end + 1)
    if follows.has("of", "of_or_to", "filler") and meeting:
        of = meeting.has("meeting") or concept(meeting, "part:")
        if of:
            return True
    return follows.has(*_BEHIND) or (end == place + 2 and not follows.has("meeting"))


def numbered(where: Where, start: int, end: int, day: int) -> Day:
    """The next such day of a month, or the last one."""
    return Day(nearest(where.today, where.is_past, day, where.words(start, end)), start, end)
