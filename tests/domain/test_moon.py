"""Days of the moon against known dates, and the rule for the days that almanacs differ about."""

from datetime import date, datetime, timedelta

import pytest

from bot.clock import INDIA
from bot.domain import moon

KNOWN = [  # festivals that go by the sunrise, from printed almanacs
    ("purnima", "2026-03-03", "Holika Dahan"), ("purnima", "2026-05-01", "Buddha Purnima"),
    ("purnima", "2026-07-29", "Guru Purnima"), ("purnima", "2026-08-28", "Raksha Bandhan"),
    ("purnima", "2026-10-26", "Sharad Purnima"), ("purnima", "2026-11-24", "Kartik Purnima"),
    ("purnima", "2027-07-18", "Guru Purnima"), ("purnima", "2025-11-05", "Kartik Purnima"),
    ("amavasya", "2026-01-18", "Mauni Amavasya"), ("amavasya", "2026-08-12", "Hariyali"),
    ("amavasya", "2026-10-10", "Sarva Pitru"), ("amavasya", "2025-10-21", "day after Diwali"),
    ("shukla-11", "2026-06-25", "Nirjala"), ("shukla-5", "2026-01-23", "Basant Panchami"),
    ("shukla-5", "2026-08-17", "Nag Panchami"), ("shukla-14", "2026-11-23", "before the full moon"),
]  # fmt: skip


@pytest.mark.parametrize(("when", "day", "name"), KNOWN)
def test_a_known_day_of_the_moon(when: str, day: str, name: str) -> None:
    """The first one after the week before is that day."""
    known = date.fromisoformat(day)
    assert moon.next_day(when, known - timedelta(8)) == known, name
    assert moon.next_day(when, known) > known


def test_diwali_goes_by_the_evening() -> None:
    """In 2026 the new moon stands on the evening of the 8th, and at the sunrise of the 9th."""
    assert moon.tithi_at(datetime(2026, 11, 8, 18, tzinfo=INDIA)) == 30
    assert moon.tithi_of(date(2026, 11, 8)) == 29
    assert moon.next_day("amavasya", date(2026, 11, 1)) == date(2026, 11, 9)


def test_a_tithi_at_two_sunrises_counts_once_and_one_at_none_is_not_lost() -> None:
    """In two years every tithi comes once a month, whatever the sunrises do."""
    start, end = date(2026, 1, 1), date(2027, 12, 31)
    for half in ("shukla", "krishna"):
        for count in range(1, 15):
            days, day = [], moon.next_day(f"{half}-{count}", start)
            while day < end:
                days.append(day)
                day = moon.next_day(f"{half}-{count}", day)
            gaps = {(later - day).days for day, later in zip(days, days[1:], strict=False)}
            assert gaps <= {28, 29, 30, 31}, (half, count, gaps)


def test_the_eleventh_of_both_halves_comes_twice_a_month() -> None:
    """एकादशी without a half is both."""
    day, days = date(2026, 11, 1), []
    for _ in range(4):
        day = moon.next_day("11", day)
        days.append(day.isoformat())
    assert days == ["2026-11-05", "2026-11-21", "2026-12-04", "2026-12-20"]


@pytest.mark.parametrize("when", ["", "holi", "15", "shukla-", "0", "krishna-30", "bright-4"])
def test_no_such_day_of_the_moon(when: str) -> None:
    """Anything else is refused."""
    with pytest.raises(ValueError, match="no such day of the moon"):
        moon.next_day(when, date(2026, 1, 1))
