"""A day found in a message, and what the readers of days share."""

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from bot.nlu.days import spelled
from bot.nlu.meaning import Unclear
from bot.nlu.pieces import Piece, at

PAST, FUTURE = "past", "future"
LONGEST_MONTH = 31
JOINTS = ("of", "of_or_to", "in")  # दिसंबर की 5, महीने में 5 को


class Day(NamedTuple):
    """A day found in pieces `start` to `end`."""

    value: date | Unclear
    start: int
    end: int
    is_weekday: bool = False  # only the name of a day; it has to agree with a date beside it
    denied: bool = False  # "कल नहीं परसों"


class Where(NamedTuple):
    """The pieces in which days are looked for, seen from `today`; `lean` = "past", "future", ""."""

    said: Sequence[Piece]
    today: date
    lean: str

    @property
    def is_past(self) -> bool:
        """Whether what is left open lies in the past."""
        return self.lean == PAST

    def words(self, start: int, end: int) -> str:
        """Those pieces as they were typed."""
        return " ".join(piece.text for piece in self.said[start:end])


@lru_cache(maxsize=4096)
def _concept(concepts: frozenset[str], prefix: str) -> str:
    return next((c[len(prefix) :] for c in sorted(concepts) if c.startswith(prefix)), "")


def concept(piece: Piece | None, prefix: str) -> str:
    """What follows `prefix` in a concept of the piece: "mon" of "day:mon"."""
    return _concept(piece.concepts, prefix) if piece else ""


def weekday(piece: Piece | None) -> str:
    """mon to sun, also misspelt; "" for any other word."""
    if piece is None or piece.kind != "word":
        return ""
    return _concept(piece.concepts, "day:") or spelled.near(piece, "day:")


def month(said: Sequence[Piece], place: int) -> tuple[int, int]:
    """(1 to 12, where it ends), also misspelt or cut short; (0, place) for anything else.

    A month whose short form is another word too ("जन." is also "people") needs its full stop.
    """
    piece, follows = at(said, place), at(said, place + 1)
    if piece is None or piece.kind != "word":
        return 0, place
    stop = follows is not None and follows.text in (".", "-") and follows.start == piece.end
    found = _concept(piece.concepts, "month:") or spelled.near(piece, "month:")
    if not found or (len(piece.concepts) > 1 and not stop and not piece.text.isascii()):
        return 0, place
    return int(found), place + (2 if stop else 1)


def is_me(piece: Piece) -> bool:
    """Whether a month's name is more often another word: "mai" is May, me, and in."""
    return piece.has("me", "in")


def day_number(piece: Piece | None) -> int | None:
    """A number as a day of the month may be: two digits at most, or one word."""
    if piece is None:
        return None
    if piece.value is not None:
        return int(piece.value) if piece.text.isdecimal() and len(piece.text) <= 2 else None
    return piece.word.unit if piece.word.unit and not piece.bound else None


def day_at(said: Sequence[Piece], place: int) -> tuple[int | None, int]:
    """The day of a month at `place` and where it ends: 5, 5th, 5वीं, पाँच, पहली.

    "दो हज़ार" is the beginning of a year, "दस बजे" an hour.
    """
    piece, follows = at(said, place), at(said, place + 1)
    day = day_number(piece)
    if day is None:
        first = concept(piece, "nth:")
        return (int(first), place + 1) if first.isdecimal() else (None, place)
    if follows is None:
        return day, place + 1
    if (follows.word.scale and not follows.bound) or follows.has("oclock", "past_hour", "am", "pm"):
        return None, place
    return day, place + (
        2 if follows.has("ordinal_suffix") and follows.start == said[place].end else 1
    )


def month_shift(said: Sequence[Piece], place: int) -> tuple[int | None, int]:
    """(months from now, where it ends) of "अगले महीने की", "इस महीने", "महीने के".

    (None, place) for anything else. A month without "this" or "next" is 0 as well.
    """
    start, shift = place, 0
    piece = said[place]
    if piece.has("next", "previous", "this"):
        shift = 1 if piece.has("next") else -1 if piece.has("previous") else 0
        place += 1
    named = at(said, place)
    if named is None or not named.has("month_word"):
        return None, start
    place += 1
    if (joint := at(said, place)) and joint.has(*JOINTS):
        place += 1
    return shift, place
