"""The chart of a group's month: what is drawn is in proportion, and told apart without colour."""

from datetime import date

import pytest

from bot.domain.money import Paise, rupees
from bot.i18n import speaking
from bot.reports.month import Stand
from bot.web.pages.chart import HEIGHT, WIDTH, chart


def _stands(*pairs: tuple[int, int]) -> list[Stand]:
    return [
        Stand(date(2026, n, 1), rupees(saved), rupees(lent))
        for n, (saved, lent) in enumerate(pairs, 1)
    ]


def test_bars_are_as_high_as_their_sums() -> None:
    drawn = chart(_stands((1000, 0), (2000, 500), (4000, 3000)))
    assert drawn
    full = drawn.ground - drawn.lines[0].y
    heights = [round(bar.height / full * 4000) for bar in drawn.bars]
    assert [line.text for line in drawn.lines] == ["₹5,000", "₹2,500"]
    assert heights == [800, 0, 1600, 400, 3200, 2400]  # of 5,000
    assert [bar.is_loans for bar in drawn.bars] == [False, True] * 3
    assert all(bar.x >= 0 and bar.x + bar.width <= WIDTH for bar in drawn.bars)
    assert all(bar.y + bar.height <= HEIGHT for bar in drawn.bars)


@pytest.mark.parametrize(
    ("most", "top"),
    [
        (1, "₹1"),
        (99, "₹100"),
        (100, "₹100"),
        (101, "₹200"),
        (2001, "₹2,500"),
        (99_99_999, "₹1,00,00,000"),
    ],
)  # fmt: skip
def test_the_level_above_is_a_round_sum(most: int, top: str) -> None:
    drawn = chart(_stands((most, 0)))
    assert drawn
    assert drawn.lines[0].text == top


def test_at_most_six_words_stand_below_and_the_last_month_is_one() -> None:
    with speaking("en"):
        drawn = chart(_stands(*[(100 * n, 0) for n in range(1, 13)]))
    assert drawn
    assert [mark.text for mark in drawn.months] == ["Feb", "Apr", "Jun", "Aug", "Oct", "Dec"]


def test_nothing_is_drawn_of_nothing() -> None:
    assert chart([]) is None
    assert chart([Stand(date(2026, 1, 1), Paise(0), Paise(0))]) is None
    assert chart([Stand(date(2026, 1, 1), Paise(-100), Paise(0))]) is None
