"""One time on the clock, as it is written or said: 17:30, 4.30, 10am, साढ़े पाँच, पाँच बजने में दस."""

from collections.abc import Sequence
from typing import NamedTuple

from bot.nlu.days.found import concept
from bot.nlu.pieces import Piece, at

_NOON = 12
_HOURS, _MINUTES = 24, 60
_TEN = 10  # minutes; fewer are said with "बजकर"
_HOUR_MARKS = ("oclock", "past_hour", "to_hour")


class Said(NamedTuple):
    """What the words give before the part of the day is known."""

    minutes: int  # after midnight or noon
    end: int
    sure: bool  # said with "baje", a colon or am/pm: surely a time
    half: str = ""  # am | pm


def read(said: Sequence[Piece], place: int) -> Said | None:
    """The time that begins at `place`."""
    return _written(said, place) or _past_or_to(said, place) or _spoken(said, place)


def hour_of(piece: Piece | None, most: int = _HOURS - 1) -> int | None:
    """A number as an hour, or with `most` = 59 as minutes."""
    if piece is None:
        return None
    if piece.value is not None:
        return int(piece.text) if piece.text.isdecimal() and int(piece.text) <= most else None
    unit = piece.word.unit
    return unit if unit is not None and unit <= most and not piece.bound else None


def is_scale(piece: Piece | None) -> bool:
    """Whether सौ or हज़ार stands there, which makes a number of what is before."""
    return piece is not None and bool(piece.word.scale)


def _written(said: Sequence[Piece], place: int) -> Said | None:
    """17:30, 4.30 baje, 4-30 baje."""
    piece, mark, minutes = at(said, place), at(said, place + 1), at(said, place + 2)
    if piece is None or piece.value is None:
        return None
    if piece.text.isdecimal() and mark and minutes and minutes.text.isdecimal():
        named = (o := at(said, place + 3)) is not None and o.has("oclock", "am", "pm")
        colon = mark.text == ":" and len(minutes.text) == 2
        if (tail := at(said, place + 3)) and tail.text == ":" and colon:  # with seconds
            return _clock(said, int(piece.text), int(minutes.text), place + 5, sure=True)
        dashed = mark.text in "-;" and len(minutes.text) == 2 and int(minutes.text) >= _TEN
        if colon or (dashed and named and int(minutes.text) % 5 == 0):
            return _clock(said, int(piece.text), int(minutes.text), place + 3, sure=True)
    whole, _, rest = piece.text.partition(".")
    if len(rest) != 2 or not whole.isdecimal():
        return None
    sure = mark is not None and mark.has("oclock", "on")
    return _clock(said, int(whole), int(rest), place + 1, sure=sure)


def _clock(said: Sequence[Piece], hour: int, minute: int, end: int, *, sure: bool) -> Said | None:
    if hour >= _HOURS or minute >= _MINUTES:
        return None
    if (mark := at(said, end)) and mark.has("oclock"):
        end += 1
    return _with_half(said, Said(hour * 60 + minute, end, sure))


def _past_or_to(said: Sequence[Piece], place: int) -> Said | None:
    """half past four, quarter to five."""
    away = concept(at(said, place), "past_hour:")
    hour = hour_of(at(said, place + 2)) if away else None
    if hour is None:
        return None
    end = place + 3
    end += 1 if (mark := at(said, end)) and mark.has("oclock") else 0
    return _with_half(said, Said(hour * 60 + int(away), end, sure=True))


def _spoken(said: Sequence[Piece], place: int) -> Said | None:
    """साढ़े पाँच (बजे), डेढ़ बजे, पाँच बजकर दस मिनट, पाँच बजे, आठ चालीस."""
    piece = at(said, place)
    if piece is None:
        return None
    if piece.word.quarters and piece.word.quarters != "2":
        return _with_quarters(said, place, piece.word.quarters)
    hour, end = _count(said, place)
    if hour is None:
        return None
    mark = at(said, end)
    if mark and mark.has("to_hour"):
        return _minutes_to(said, hour, end)
    if mark and mark.has("past_hour"):
        count, end = _minutes(said, end + 1 + (1 if mark.bound else 0))
        return Said(hour * 60 + (count or 0), end, sure=True)
    if mark and mark.has("oclock"):
        count, past = _minutes(said, end + 1)
        named = count is not None and said[past - 1].has("minutes")
        return _with_half(said, Said(hour * 60 + (count or 0 if named else 0),
                                     past if named else end + 1, sure=True))  # fmt: skip
    spoken, past = _count(said, end, most=_MINUTES - 1)
    if spoken is not None and spoken >= _TEN and not is_scale(at(said, past)):  # आठ चालीस
        sure = (follows := at(said, past)) is not None and follows.has("oclock", "minutes")
        return _with_half(said, Said(hour * 60 + spoken, past + sure, sure=sure))
    return _with_half(said, Said(hour * 60, end, sure=False))


def _count(said: Sequence[Piece], place: int, most: int = _HOURS - 1) -> tuple[int | None, int]:
    """A number and where it ends; English ones may be two words: thirty five."""
    piece, follows = at(said, place), at(said, place + 1)
    count = hour_of(piece, most)
    if piece and count and count >= 20 and count % 10 == 0 and piece.word.english and follows:
        ones = hour_of(follows, 9)
        if ones and follows.word.english and count + ones <= most:
            return count + ones, place + 2
    return count, place + 1 if count is not None else place


def _minutes(said: Sequence[Piece], place: int) -> tuple[int | None, int]:
    """ "दस मिनट" behind "बजकर"."""
    count, end = _count(said, place, most=_MINUTES - 1)
    if count is None:
        return None, place
    end += 1 if (unit := at(said, end)) and unit.has("minutes") else 0
    seconds, past = _count(said, end, most=_MINUTES - 1)
    named = seconds is not None and (unit := at(said, past)) is not None and unit.has("seconds")
    return count, past + 1 if named else end


def _minutes_to(said: Sequence[Piece], hour: int, mark: int) -> Said:
    """ "पाँच बजने में दस मिनट", "दस मिनट पाँच बजने में": 4:50."""
    end = mark + 1
    if (joint := at(said, end)) and (joint.has("in") or joint.bound):
        end += 1
    count, end = _minutes(said, end)
    return Said((hour * 60 - (count or 0)) % (24 * 60), end, sure=True)


def _with_quarters(said: Sequence[Piece], place: int, quarters: str) -> Said | None:
    """डेढ़ 1:30, ढाई 2:30, सवा बजे 1:15, पौन बजे 12:45, साढ़े N, सवा N, पौने N."""
    amount = int(quarters) * 15
    follows = at(said, place + 1)
    if quarters[0] not in "+-":
        sure = follows is not None and follows.has("oclock")
        return _with_half(said, Said(amount, place + (2 if sure else 1), sure=sure))
    hour = hour_of(follows)
    if hour is None:
        if follows and follows.has("oclock") and quarters != "+2":
            # पौन बजे is 12:45
            return Said((60 + amount + 660) % 720 + 60, place + 2, sure=True)
        return None
    mark = at(said, place + 2)
    if mark and mark.has("to_hour"):
        to = _minutes_to(said, hour, place + 2)
        return to._replace(minutes=to.minutes + amount)
    sure = mark is not None and mark.has("oclock")
    minutes = hour * 60 + amount
    minutes += _NOON * 60 if minutes < 60 else 0  # पौने एक is 12:45
    return _with_half(said, Said(minutes, place + (3 if sure else 2), sure=sure))


def _with_half(said: Sequence[Piece], found: Said) -> Said:
    """With am or pm behind it, also as "p.m."."""
    piece = at(said, found.end)
    half = next((h for h in ("am", "pm") if piece and piece.has(h)), "")
    if half:
        return found._replace(end=found.end + 1, sure=True, half=half)
    if piece and piece.text in ("a", "p"):
        rest = [p.text for p in said[found.end + 1 : found.end + 4]]
        stops = 1 if rest[:1] == ["."] else 0
        if rest[stops : stops + 1] == ["m"]:
            end = found.end + 2 + stops
            end += 1 if (stop := at(said, end)) and stop.text == "." and stops else 0
            return found._replace(end=end, sure=True, half=piece.text + "m")
    return found
