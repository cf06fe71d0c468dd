"""Rules for meetings: by the week, the month, and the moon."""

from datetime import date

import pytest

from bot.domain.schedule import is_lunar, next_day, next_days

SATURDAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("rule", "day"),
    [
        ("weekly:mon", "2026-11-23"), ("weekly:sat", "2026-11-28"),
        ("fortnightly:2026-11-02", "2026-11-30"), ("monthly:10", "2026-12-10"),
        ("monthly:31", "2026-11-30"), ("monthly:1-mon", "2026-12-07"),
        ("monthly:last-sat", "2026-11-28"), ("monthly:5-tue", "2026-11-24"),
        ("lunar:purnima", "2026-11-24"), ("lunar:amavasya", "2026-12-08"),
        ("lunar:11", "2026-12-04"), ("lunar:shukla-11", "2026-12-20"),
    ],
)  # fmt: skip
def test_the_next_day_of_a_rule(rule: str, day: str) -> None:
    """Later than the day it is asked from."""
    assert next_day(rule, SATURDAY) == date.fromisoformat(day)


def test_the_next_three_days() -> None:
    """As they are shown for a day of the moon."""
    assert [day.isoformat() for day in next_days("lunar:purnima", SATURDAY, 3)] == [
        "2026-11-24", "2026-12-24", "2027-01-22",
    ]  # fmt: skip
    assert is_lunar("lunar:purnima")
    assert not is_lunar("monthly:10")


@pytest.mark.parametrize("rule", ["", "yearly:1", "lunar:holi"])
def test_no_such_rule(rule: str) -> None:
    """Anything else is refused."""
    with pytest.raises(ValueError, match="no such"):
        next_day(rule, SATURDAY)
