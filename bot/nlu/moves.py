"""On which day a meeting is to be, and from which day it is moved."""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from typing import Any

from bot.nlu.days import dates
from bot.nlu.days.calendar import nearest
from bot.nlu.days.found import LONGEST_MONTH
from bot.nlu.heard import Heard
from bot.nlu.meaning import Unclear

_Two = tuple[dates.Day | None, dates.Day | None]


def put_days(heard: Heard, found: dict[str, Any]) -> list[Unclear]:
    """Put `day`, and `from_day` of a move, into `found`; what is not clear is given back."""
    days = [*_left_behind(heard), *heard.meeting_days]
    clear = [day for day in days if isinstance(day.value, date)]
    if len(clear) == len(days) and len({day.value for day in clear}) == 2:
        old, new = _old_and_new(heard, clear)
        if old and new and old.value != new.value:
            found["from_day"], found["day"] = old.value, new.value
            return []
    day = dates.agreed(days, heard.text)
    if isinstance(day, Unclear):
        return [day]
    if day:
        found["day"] = day
    return []


def _left_behind(heard: Heard) -> list[dates.Day]:
    """ "25 से हटाकर 27 को", "25 की जगह 27": a bare day of the month that is left."""
    taken = heard.timed | {n for d in heard.meeting_days for n in range(d.start, d.end)}
    for n, (piece, behind) in enumerate(pairwise(heard.said)):
        number = int(piece.text) if piece.text.isdecimal() and len(piece.text) <= 2 else 0
        if n in taken or not 1 <= number <= LONGEST_MONTH or not behind.has("from", "place_of"):
            continue
        if not heard.has("move", "place_of"):
            return []
        return [_of_month(heard, n), *_instead(heard, n, taken)]
    return []


def _of_month(heard: Heard, place: int) -> dates.Day:
    piece = heard.said[place]
    return dates.Day(nearest(heard.today, False, int(piece.text), piece.text), place, place + 1)


def _instead(heard: Heard, place: int, taken: frozenset[int]) -> list[dates.Day]:
    """The bare day behind "25 की जगह", where no other day is said."""
    if taken - heard.timed:
        return []
    numbers = (
        n for n in range(place + 1, len(heard.said)) if n not in taken
        and heard.said[n].text.isdecimal() and 1 <= int(heard.said[n].text) <= LONGEST_MONTH
    )  # fmt: skip
    return [_of_month(heard, n) for n in numbers][:1]


def _old_and_new(heard: Heard, days: Sequence[dates.Day]) -> _Two:
    """Which of two days is left: the one denied, the one "instead of", or the one said first."""
    denied = [day for day in days if day.denied]
    kept = [day for day in days if not day.denied]
    if len(denied) == 1 and kept:
        return denied[0], kept[-1]
    first, second = days[0], days[-1]
    if first.is_weekday != second.is_weekday and not _is_of_meeting(heard, first):
        return None, None  # a weekday and a date that do not fit: a conflict, not a move
    said = heard.said
    if second.start and said[second.start - 1].has("instead_before"):
        return second, first
    behind = said[first.end] if first.end < len(said) else None
    led = behind is not None and behind.has("from", "place_of")
    closing = heard.said[second.end] if second.end < len(heard.said) else None
    if closing is not None and closing.has("not"):
        return second, first  # "28 को होगी, कल नहीं"
    if heard.has("move", "place_of") or led or _is_of_meeting(heard, first):
        return first, second
    return None, None


def _is_of_meeting(heard: Heard, day: dates.Day) -> bool:
    """ "मंगल की बैठक बुध को", "25 वाली मीटिंग 27 को": the day of the meeting as it stood."""
    place = day.end
    said = heard.said
    while place < len(said) and said[place].has("of", "of_or_to", "which", "date_word", "filler"):
        place += 1
    return place > day.end and place < len(said) and said[place].has("meeting")
