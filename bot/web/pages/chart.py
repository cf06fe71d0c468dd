"""A small chart of savings and loans at the ends of months, as figures for an inline SVG.

Two bars a month: one filled, one hatched, so that they are told apart without colour.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from bot.i18n import money, short_month
from bot.reports.month import Stand

WIDTH, HEIGHT = 300, 170  # of the drawing: a phone's width, so that its letters stay large there
_TOP, _BOTTOM, _LEFT = 10, 24, 60
_NICE = (1, 2, 2.5, 5, 10)
_LABELS = 6


class Bar(NamedTuple):
    """A rectangle."""

    x: float
    y: float
    width: float
    height: float
    is_loans: bool


class Mark(NamedTuple):
    """A word and where it stands."""

    x: float
    y: float
    text: str


@dataclass(frozen=True)
class Chart:
    """What is drawn; `lines` are levels with their sums, `months` the words below."""

    bars: tuple[Bar, ...]
    lines: tuple[Mark, ...]
    months: tuple[Mark, ...]
    stands: tuple[Stand, ...]
    width: int = WIDTH
    height: int = HEIGHT
    ground: int = HEIGHT - _BOTTOM


def chart(stands: Sequence[Stand]) -> Chart | None:
    """None where nothing has been saved or lent yet."""
    top = _nice(max((max(one.savings, one.loans) for one in stands), default=0))
    if not top:
        return None
    room = (WIDTH - _LEFT) / max(len(stands), 4)
    bars, months = [], []
    every = -(-len(stands) // _LABELS)
    for place, one in enumerate(stands):
        x = _LEFT + place * room
        bars += [_bar(x + room * 0.12, room, one.savings, top, is_loans=False)]
        bars += [_bar(x + room * 0.5, room, one.loans, top, is_loans=True)]
        if (len(stands) - 1 - place) % every == 0:
            months.append(Mark(round(x + room / 2, 1), HEIGHT - 7, short_month(one.month)))
    lines = tuple(Mark(_LEFT - 6, _y(level, top), money(level)) for level in (top, top // 2))
    return Chart(tuple(bars), lines, tuple(months), tuple(stands))


def _bar(x: float, room: float, paise: int, top: int, *, is_loans: bool) -> Bar:
    y = _y(max(paise, 0), top)
    return Bar(round(x, 1), y, round(room * 0.36, 1), round(_y(0, top) - y, 1), is_loans)


def _y(paise: int, top: int) -> float:
    return round(HEIGHT - _BOTTOM - (HEIGHT - _BOTTOM - _TOP) * paise / top, 1)


def _nice(most: int) -> int:
    """A round sum of rupees that is not less."""
    if most <= 0:
        return 0
    unit = 100
    while unit * 10 < most:
        unit *= 10
    return next(int(unit * n) for n in _NICE if unit * n >= most)
