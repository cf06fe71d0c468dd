"""Schemes of grading as data: marks by bands, by checks, what is not known, what would raise it."""

from datetime import date

import pytest

from bot.domain.grading import Condition, schemes, score

TODAY = date(2026, 11, 21)
BEST = {
    "age_months": 12, "held": 100, "attendance": 95, "on_time": 98, "lent": 80, "borrowers": 60,
    "repaid": 97, "closed_cycles": 1, "cash_counted": 1, "matched_days": 20, "disputes": 0,
    "meetings_a_month": 4, "savings_a_month": 6000,
}  # fmt: skip


def marks(**figures: int | None) -> dict[str, int | None]:
    found = score("panchsutra", BEST | figures, TODAY)
    assert found
    return {mark.rule: mark.marks for mark in found.marks}


def test_the_best_group_has_a_hundred() -> None:
    found = score("panchsutra", BEST, TODAY)
    assert found
    assert (found.total, found.out_of, found.percent, found.grade) == (100, 100, 100, "A")
    assert found.would_raise() == ()


@pytest.mark.parametrize(
    ("rule", "figures", "expected"),
    [
        ("meetings", {"held": 90, "attendance": 90}, 20),
        ("meetings", {"held": 89}, 12),
        ("meetings", {"attendance": 89}, 12),
        ("meetings", {"held": 74}, 6),
        ("meetings", {"attendance": 69}, 6),
        ("meetings", {"held": 49}, 0),
        ("savings", {"on_time": 95}, 20),
        ("savings", {"on_time": 94}, 12),
        ("savings", {"on_time": 84}, 6),
        ("savings", {"on_time": 69}, 0),
        ("lending", {"lent": 70, "borrowers": 50}, 20),
        ("lending", {"borrowers": 49}, 12),
        ("lending", {"lent": 49}, 6),
        ("lending", {"lent": 24}, 0),
        ("repayment", {"repaid": 94}, 12),
        ("repayment", {"repaid": 89}, 6),
        ("repayment", {"repaid": 74}, 0),
        ("books", {"disputes": 1}, 12),
        ("books", {"disputes": 1, "matched_days": 36}, 6),
        ("books", {"disputes": 1, "matched_days": 36, "cash_counted": 0}, 0),
    ],
)
def test_bands_of_the_table(rule: str, figures: dict[str, int], expected: int) -> None:
    """DOMAIN §1.6, scheme P, at the edge of each band."""
    assert marks(**figures)[rule] == expected


def test_what_is_not_known_counts_neither_way() -> None:
    """No instalment has been due, no bank match is kept: said, and out of the sum."""
    found = score("panchsutra", BEST | {"repaid": None, "matched_days": None}, TODAY)
    assert found
    by_rule = {mark.rule: mark for mark in found.marks}
    assert by_rule["repayment"].marks is None
    assert by_rule["repayment"].unknown == ("repaid",)
    assert (by_rule["books"].marks, by_rule["books"].unknown) == (20, ("matched_days",))
    assert (found.total, found.out_of) == (80, 80)


def test_an_unknown_figure_hides_no_known_failure() -> None:
    """Where half of the meetings were not held, who came makes no difference."""
    assert marks(held=30, attendance=None)["meetings"] == 0


def test_what_would_raise_it_most_comes_first() -> None:
    found = score("panchsutra", BEST | {"on_time": 60, "disputes": 2}, TODAY)
    assert found
    books, savings = found.would_raise()
    assert (books.rule, books.marks, books.better) == ("books", 12, 20)
    assert books.missing == (Condition("disputes", 0, most=True),)
    assert (savings.rule, savings.marks, savings.better) == ("savings", 0, 6)
    assert savings.missing == (Condition("on_time", 70),)


@pytest.mark.parametrize(("held", "grade"), [(100, "A"), (60, "A"), (40, "B")])
def test_grades_by_the_sourced_cut_offs(held: int, grade: str) -> None:
    """85 and more are A, 75 and more B (S16)."""
    found = score("panchsutra", BEST | {"held": held}, TODAY)
    assert found
    assert found.grade == grade


def test_a_young_group_is_not_graded_and_schemes_have_dates() -> None:
    assert score("panchsutra", BEST | {"age_months": 2}, TODAY) is None
    assert score("panchsutra", BEST, date(2019, 12, 31)) is None
    assert schemes(date(2019, 12, 31)) == ("weekly_chart",)


def test_the_chart_for_weekly_groups() -> None:
    """S17: ten marks each; a monthly group scores low on it."""
    found = score("weekly_chart", BEST, TODAY)
    assert found
    assert [mark.marks for mark in found.marks] == [10, 10, 5, 10]
    monthly = score("weekly_chart", BEST | {"meetings_a_month": 1, "savings_a_month": 1300}, TODAY)
    assert monthly
    assert [mark.marks for mark in monthly.marks] == [5, 10, 5, 3]
