"""The time of day, as people say it: साढ़े पाँच बजे, डेढ़ बजे, शाम 5, 4.30 pm."""

from collections.abc import Sequence
from datetime import date, time
from typing import NamedTuple

from bot.nlu import dates
from bot.nlu.meaning import Unclear
from bot.nlu.pieces import Piece, at, read

_NOON = 12
_LAST_HOUR = 23
_TEN = 10  # minutes; fewer are said with "बजकर"
_ASKED = 6  # six o'clock is morning for some and evening for others; 1 to 5 is afternoon
_ANY_DAY = date(2024, 1, 1)  # which words are a day does not depend on today
_PARTS = ("morning", "afternoon", "evening", "night")


class Clock(NamedTuple):
    """A time found in pieces `start` to `end`."""

    value: time | Unclear
    start: int
    end: int


class _Said(NamedTuple):
    minutes: int  # after midnight or noon
    end: int
    sure: bool  # said with "baje", a colon or am/pm: surely a time
    half: str = ""  # am | pm


def read_time(words: str) -> time | Unclear:
    """The one time that `words` give."""
    said = read(words)
    found = find(said, _dated(said), bare=True)
    if not found:
        return Unclear("nothing", words=words)
    values = list(dict.fromkeys(clock.value for clock in found))
    if len(values) == 1:
        return values[0]
    return Unclear("several", tuple(v for v in values if isinstance(v, time)), words)


def _dated(said: Sequence[Piece]) -> frozenset[int]:
    """The pieces that are days: "5 तारीख को" is no answer to "at what time?"."""
    found = dates.find(said, _ANY_DAY, dates.FUTURE)
    return frozenset(n for day in found for n in range(day.start, day.end))


def find(
    said: Sequence[Piece],
    skip: frozenset[int] = frozenset(),
    *,
    bare: bool = False,
    meeting: bool = False,
) -> list[Clock]:
    """All times; `bare`: an answer to "when", so that "5" alone is one; `meeting`: "सवा चार" is."""
    found: list[Clock] = []
    place = 0
    while place < len(said):
        clock = None if place in skip else _clock(said, place, bare, meeting)
        if clock:
            found.append(clock)
        place = clock.end if clock else place + 1
    return found


def _clock(said: Sequence[Piece], start: int, bare: bool, meeting: bool) -> Clock | None:
    part, place = _part(said, start)
    if part and (joint := at(said, place)) and joint.has("of", "of_or_to", "to", "in", "from"):
        place += 1
    read_so_far = _written(said, place) or _spoken(said, place)
    if clash := _impossible(said, place, bare):
        return clash
    if read_so_far is None:
        return None
    end = read_so_far.end
    if not part:
        if (joint := at(said, end)) and joint.has("of", "of_or_to"):
            end += 1
        part, end_of_part = _part(said, end)
        end = end_of_part if part else read_so_far.end
    spoken = meeting and said[place].word.quarters and not _is_scale(at(said, end))
    if not (read_so_far.sure or part or bare or spoken):
        return None
    words = " ".join(piece.text for piece in said[start:end])
    return Clock(_placed(read_so_far, part, words), start, end)


def _impossible(said: Sequence[Piece], place: int, bare: bool) -> Clock | None:
    """25 बजे; as an answer to "when" also 5:70, which in a treasurer's line is no time."""
    piece, mark, minutes = at(said, place), at(said, place + 1), at(said, place + 2)
    if piece is None or mark is None or not piece.text.isdecimal() or len(piece.text) > 2:
        return None
    if mark.has("oclock") and int(piece.text) > _LAST_HOUR:
        return Clock(Unclear("impossible", words=f"{piece.text} {mark.text}"), place, place + 2)
    if (
        bare
        and mark.text == ":"
        and minutes
        and minutes.text.isdecimal()
        and int(minutes.text) > 59
    ):
        words = f"{piece.text}:{minutes.text}"
        return Clock(Unclear("impossible", words=words), place, place + 3)
    return None


def _part(said: Sequence[Piece], place: int) -> tuple[str, int]:
    piece = at(said, place)
    found = next((p for p in _PARTS if piece and piece.has(f"part:{p}")), "")
    return found, place + 1 if found else place


def _spoken(said: Sequence[Piece], place: int) -> _Said | None:
    """साढ़े पाँच (बजे), डेढ़ बजे, पाँच बजकर दस मिनट, पाँच बजे."""
    piece = at(said, place)
    if piece is None:
        return None
    quarters, hour, end = piece.word.quarters, _hour(piece), place + 1
    if quarters and quarters != "2":
        return _with_quarters(said, place, quarters)
    if hour is None:
        return None
    mark = at(said, end)
    if mark and mark.has("past_hour"):
        minutes = at(said, end + 1)
        count = _hour(minutes, 59) if minutes else None
        end += 2 if count is not None else 1
        end += 1 if (unit := at(said, end)) and unit.has("minutes") else 0
        return _Said(hour * 60 + (count or 0), end, sure=True)
    sure = mark is not None and mark.has("oclock")
    spoken = _hour(mark, 59) if mark and not _is_scale(at(said, end + 1)) else None
    if spoken is not None and spoken >= _TEN:  # आठ चालीस
        sure = bool((follows := at(said, end + 1)) and follows.has("oclock"))
        return _ending(said, _Said(hour * 60 + spoken, end + 1 + sure, sure=sure))
    return _ending(said, _Said(hour * 60, end + 1 if sure else end, sure=sure))


def _is_scale(piece: Piece | None) -> bool:
    return piece is not None and bool(piece.word.scale)


def _with_quarters(said: Sequence[Piece], place: int, quarters: str) -> _Said | None:
    """डेढ़ 1:30, ढाई 2:30, सवा बजे 1:15, पौन बजे 12:45, साढ़े N, सवा N, पौने N."""
    amount = int(quarters) * 15
    follows = at(said, place + 1)
    if quarters[0] not in "+-":
        sure = follows is not None and follows.has("oclock")
        return _Said(amount, place + (2 if sure else 1), sure=sure)
    hour = _hour(follows) if follows else None
    if hour is None:
        if follows and follows.has("oclock") and quarters != "+2":
            return _Said((60 + amount + 660) % 720 + 60, place + 2, sure=True)  # पौन बजे is 12:45
        return None
    mark = at(said, place + 2)
    sure = mark is not None and mark.has("oclock")
    return _Said(hour * 60 + amount, place + (3 if sure else 2), sure=sure)


def _written(said: Sequence[Piece], place: int) -> _Said | None:
    """17:30, 4.30 baje, 10am."""
    piece = at(said, place)
    if piece is None or piece.value is None:
        return None
    mark, minutes = at(said, place + 1), at(said, place + 2)
    if piece.text.isdecimal() and mark and mark.text == ":" and minutes and len(minutes.text) == 2:
        if minutes.text.isdecimal() and int(piece.text) < 24 and int(minutes.text) < 60:
            end = place + 3
            end += 1 if (o := at(said, end)) and o.has("oclock") else 0
            return _ending(said, _Said(int(piece.text) * 60 + int(minutes.text), end, sure=True))
        return None
    whole, _, rest = piece.text.partition(".")
    if len(rest) == 2 and int(rest) < 60 and int(whole) < 24:
        end = place + 1
        sure = bool((o := at(said, end)) and o.has("oclock"))
        return _ending(said, _Said(int(whole) * 60 + int(rest), end + sure, sure=sure))
    return None


def _ending(said: Sequence[Piece], read_so_far: _Said) -> _Said | None:
    """With am or pm behind it."""
    piece = at(said, read_so_far.end)
    half = next((h for h in ("am", "pm") if piece and piece.has(h)), "")
    if half:
        return read_so_far._replace(end=read_so_far.end + 1, sure=True, half=half)
    return read_so_far


def _hour(piece: Piece, most: int = 23) -> int | None:
    if piece.value is not None:
        return int(piece.text) if piece.text.isdecimal() and int(piece.text) <= most else None
    unit = piece.word.unit
    return unit if unit is not None and unit <= most and not piece.bound else None


def _placed(said: _Said, part: str, words: str) -> time | Unclear:
    hour, minute = divmod(said.minutes, 60)
    if said.half:
        if not 1 <= hour <= _NOON:
            return Unclear("conflict", words=words)
        hour = hour % _NOON + (_NOON if said.half == "pm" else 0)
    elif hour <= _NOON and part:
        placed = _in_part(hour, part)
        if placed is None:
            return Unclear("conflict", words=words)
        hour = placed
    elif part == "morning" and hour > _NOON:
        return Unclear("conflict", words=words)
    elif hour == _ASKED:
        return Unclear("no_part_of_day", (time(hour, minute), time(hour + _NOON, minute)), words)
    elif 1 <= hour < _ASKED:
        hour += _NOON
    return time(hour, minute)


def _in_part(hour: int, part: str) -> int | None:
    """The hour of 24 for `hour` of 12 in that part of the day; None = there is none."""
    if part == "morning":
        return hour if 3 <= hour < _NOON else None
    if part == "afternoon":
        return hour if hour in (11, _NOON) else hour + _NOON if 1 <= hour <= 4 else None
    if part == "evening":
        return hour + _NOON if 3 <= hour <= 9 else None
    return 0 if hour == _NOON else hour if 1 <= hour <= 4 else hour + _NOON if hour >= 7 else None
