"""On which day a meeting is to be, and from which day it is moved."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from bot.nlu.days import dates
from bot.nlu.heard import Heard
from bot.nlu.meaning import Unclear

_Two = tuple[dates.Day | None, dates.Day | None]


def put_days(heard: Heard, found: dict[str, Any]) -> list[Unclear]:
    """Put `day`, and `from_day` of a move, into `found`; what is not clear is given back."""
    days = heard.meeting_days()
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
