"""The time of day, as people say it: साढ़े पाँच बजे, डेढ़ बजे, शाम 5, 4.30 pm."""

from collections.abc import Sequence
from datetime import time
from typing import NamedTuple

from bot.nlu.days import clocks
from bot.nlu.days.found import concept, day_number
from bot.nlu.meaning import Unclear
from bot.nlu.pieces import COUNTED, Piece, at

_NOON = 12
_LAST_HOUR = 23
_ASKED = 6  # six o'clock is morning for some and evening for others; 1 to 5 is afternoon
_BETWEEN = ("of", "of_or_to", "to", "in", "from", "answer", "about", "filler")


class Clock(NamedTuple):
    """A time found in pieces `start` to `end`."""

    value: time | Unclear
    start: int
    end: int


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
        clock = _clock(said, place, skip, bare, meeting) if _may_begin(said[place]) else None
        if clock and not skip.isdisjoint(range(clock.start, clock.end)):
            clock = None
        if clock:
            found.append(clock)
        place = clock.end if clock else place + 1
    return _kept(said, [_in_far_part(said, clock, found) for clock in found])


def _may_begin(piece: Piece) -> bool:
    return (
        piece.value is not None
        or piece.word.is_number
        or bool(concept(piece, "part:") or concept(piece, "past_hour:"))
    )


def _kept(said: Sequence[Piece], found: list[Clock]) -> list[Clock]:
    """Without what is denied: "5 बजे नहीं 4 बजे", "5 बजे की जगह 4 बजे", moved "4 से 5 बजे"."""
    moved = any(piece.has("move") for piece in said)
    kept = []
    for place, clock in enumerate(found):
        follows, behind = at(said, clock.end), at(said, clock.end + 1)
        refused = follows is not None and (
            follows.has("not", "place_of") or (moved and follows.has("from"))
        )
        joined = follows is not None and behind is not None and follows.has("of", "of_or_to")
        refused = refused or bool(joined and behind and behind.has("meeting", "place_of"))
        if not (refused and place + 1 < len(found)):
            kept.append(clock)
    return kept


def _clock(
    said: Sequence[Piece], start: int, skip: frozenset[int], bare: bool, meeting: bool
) -> Clock | None:
    part, place = _part(said, start)
    while part and (joint := at(said, place)) and joint.has(*_BETWEEN):
        place += 1
    if place in skip:
        return None
    found = clocks.read(said, place)
    if clash := _impossible(said, place, bare):
        return clash
    if found is None or ((part or bare) and _is_counted(said, place, found)):
        return None
    part, end = _part_behind(said, part, found)
    spoken = meeting and said[place].word.quarters and not clocks.is_scale(at(said, end))
    if not (found.sure or part or bare or spoken):
        return None
    words = " ".join(piece.text for piece in said[start:end])
    if ranged := _range(said, place, found, end):
        return ranged
    return Clock(_placed(found, part, words), start, end)


def _part_behind(said: Sequence[Piece], part: str, found: clocks.Said) -> tuple[str, int]:
    """The part of the day with the one said behind; "?" when they are two.

    "22 की शाम" is the evening of the 22nd, "5 बजे की शाम" is nothing else than five.
    """
    place = found.end
    joint = at(said, place)
    if joint and joint.has("of_or_to", "of", "to") and (found.sure or joint.has("of_or_to")):
        place += 1
    other, end = _part(said, place)
    if not other:
        return part, found.end
    if part and other != part:
        return "?", end
    return other, end


def _is_counted(said: Sequence[Piece], place: int, found: clocks.Said) -> bool:
    """ "शाम 5 दिसंबर", "डेढ़ घंटे": the number belongs to what follows."""
    follows = at(said, found.end)
    return not found.sure and follows is not None and (
        follows.has(*COUNTED, "ordinal_suffix", "rupee", "seconds")
        or bool(concept(follows, "month:"))
        or follows.text == "/"
        or (follows.word.scale is not None and not said[place].word.quarters)
    )  # fmt: skip


def _range(said: Sequence[Piece], place: int, found: clocks.Said, end: int) -> Clock | None:
    """ "4-5 बजे", "चार से पाँच बजे", "तीन चार बजे", "शाम 6 से 7": no one time."""
    start = _other_hour(said, place)
    if start is None and not found.sure:
        mark, hour = at(said, end), clocks.hour_of(at(said, end + 1), _NOON)
        follows = at(said, end + 2)
        dated = follows is not None and (follows.has(*COUNTED) or bool(concept(follows, "month:")))
        if hour is not None and _is_link(mark) and not dated:
            start, end = place, end + 2
    if start is None:
        return None
    words = " ".join(piece.text for piece in said[start:end])
    return Clock(Unclear("several", words=words), start, end)


def _other_hour(said: Sequence[Piece], place: int) -> int | None:
    """Where the earlier hour of a range stands that ends at `place`."""
    near, far, before = (at(said, place - n) for n in (1, 2, 3))
    words = near is not None and all(p.word.unit is not None for p in (near, said[place]))
    if words and clocks.hour_of(near, _NOON):
        return place - 1
    if clocks.hour_of(far, _NOON) is None or not _is_link(near):
        return None
    written = before is not None and before.kind == "mark" and before.text in "-/."  # 5-12-26
    return None if written else place - 2


def _is_link(piece: Piece | None) -> bool:
    return piece is not None and (piece.text == "-" or piece.has("from", "or"))


def _impossible(said: Sequence[Piece], place: int, bare: bool) -> Clock | None:
    """25 बजे; as an answer to "when" also 5:70, which in a treasurer's line is no time."""
    piece, mark, minutes = at(said, place), at(said, place + 1), at(said, place + 2)
    if piece is None or mark is None:
        return None
    hour = day_number(piece)
    if hour is None or piece.word.beside:
        return None
    if mark.has("oclock") and hour > _LAST_HOUR:
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
    """morning, afternoon, evening or night, also said twice: सुबह-सुबह."""
    found = concept(at(said, place), "part:")
    if not found:
        return "", place
    end = place + 1
    while (follows := at(said, end)) and (
        concept(follows, "part:") == found
        or (follows.text == "-" and concept(at(said, end + 1), "part:") == found)
    ):
        end += 1
    return found, end


def _in_far_part(said: Sequence[Piece], clock: Clock, found: Sequence[Clock]) -> Clock:
    """ "शाम की बैठक 5 बजे", "6 बजे रखो शाम को": the one part of the day that is said elsewhere."""
    open_part = isinstance(clock.value, time) or clock.value.why == "no_part_of_day"
    parts = {concept(piece, "part:") for piece in said} - {""}
    near = {concept(piece, "part:") for piece in said[clock.start : clock.end]} - {""}
    if len(found) != 1 or len(parts) != 1 or near or not open_part:
        return clock
    again = clocks.read(said, clock.start)
    if again is None or again.half:
        return clock
    words = " ".join(piece.text for piece in said[clock.start : clock.end])
    value = _placed(again, parts.pop(), words)
    clash = isinstance(clock.value, time) and isinstance(value, time) and value < clock.value
    if clash:  # "सुबह बताया, बैठक 5 बजे": whose morning is it?
        value = Unclear("several", (clock.value, value), words)
    return clock._replace(value=value)


def _placed(said: clocks.Said, part: str, words: str) -> time | Unclear:
    hour, minute = divmod(said.minutes, 60)
    if said.half:
        if not 1 <= hour <= _NOON:
            return Unclear("conflict", words=words)
        hour = hour % _NOON + (_NOON if said.half == "pm" else 0)
    elif part == "?":
        return Unclear("conflict", words=words)
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
