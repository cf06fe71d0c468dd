"""How well a group does by a grading scheme; the schemes are data (`schemes/grading.toml`)."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from bot.domain.schemes import holds, table

Figures = Mapping[str, int | None]  # None = not known
_CONDITION = re.compile(r"(\w+) (>=|<=) (\d+)")
_HUNDRED = 100


@dataclass(frozen=True)
class Condition:
    """A figure and what it has to be at least, or (`most`) at most."""

    figure: str
    value: int
    most: bool = False

    def met(self, figures: Figures) -> bool | None:
        """None where the figure is not known."""
        now = figures.get(self.figure)
        if now is None:
            return None
        return now <= self.value if self.most else now >= self.value


@dataclass(frozen=True)
class Mark:
    """Of one rule: `marks` of `most`; None = not known yet, for want of `unknown`.

    `better`: how many marks it would be if `missing` were met.
    """

    rule: str
    marks: int | None
    most: int
    better: int = 0
    missing: tuple[Condition, ...] = ()
    unknown: tuple[str, ...] = ()


@dataclass(frozen=True)
class Score:
    """By one scheme; `out_of` counts only what is known."""

    scheme: str
    source: str
    marks: tuple[Mark, ...]
    grade: str = ""

    @property
    def total(self) -> int:
        """Of all that is known."""
        return sum(mark.marks for mark in self.marks if mark.marks is not None)

    @property
    def out_of(self) -> int:
        """The most that what is known can give."""
        return sum(mark.most for mark in self.marks if mark.marks is not None)

    @property
    def percent(self) -> int | None:
        """None where nothing is known."""
        return self.total * _HUNDRED // self.out_of if self.out_of else None

    def would_raise(self) -> tuple[Mark, ...]:
        """What is missing, the most marks first."""
        able = [m for m in self.marks if m.marks is not None and m.missing]
        return tuple(sorted(able, key=lambda m: (m.marks or 0) - m.better))


def score(scheme: str, figures: Figures, day: date) -> Score | None:
    """By the version of `scheme` that is valid; None where none is, or the group is too young."""
    found = next((s for s in _schemes() if s["code"] == scheme and holds(s, day)), None)
    if found is None or (figures.get("age_months") or 0) < found["least_months"]:
        return None
    marks = tuple(_mark(rule, figures) for rule in found["rule"])
    plain = Score(scheme, found["source"], marks)
    return Score(scheme, found["source"], marks, _grade(found["grades"], plain.percent))


def schemes(day: date) -> tuple[str, ...]:
    """Codes of those that are valid."""
    return tuple(scheme["code"] for scheme in _schemes() if holds(scheme, day))


def least_months(scheme: str) -> int:
    """How old a group has to be."""
    return int(next(s["least_months"] for s in _schemes() if s["code"] == scheme))


def _mark(rule: Mapping[str, Any], figures: Figures) -> Mark:
    return _by_checks(rule, figures) if "checks" in rule else _by_bands(rule, figures)


def _by_bands(rule: Mapping[str, Any], figures: Figures) -> Mark:
    """The first band that holds; the one before it is what could be reached next."""
    bands = [(marks, _conditions(texts)) for marks, texts in rule["bands"]]
    most = bands[0][0]
    above: tuple[int, tuple[Condition, ...]] = (most, ())
    for marks, conditions in bands:
        met = [condition.met(figures) for condition in conditions]
        if None in met and False not in met:
            unknown = tuple(c.figure for c in conditions if c.met(figures) is None)
            return Mark(rule["code"], None, most, unknown=unknown)
        if all(met):
            missing = tuple(c for c in above[1] if not c.met(figures))
            return Mark(rule["code"], marks, most, above[0], missing)
        above = (marks, conditions)
    raise ValueError(f"no last band in {rule['code']}")


def _by_checks(rule: Mapping[str, Any], figures: Figures) -> Mark:
    """By how many fail; what is not known is left out, and said."""
    checks = _conditions(rule["checks"])
    failed = tuple(check for check in checks if check.met(figures) is False)
    unknown = tuple(check.figure for check in checks if check.met(figures) is None)
    by_count: list[int] = rule["marks"]
    if len(unknown) == len(checks):
        return Mark(rule["code"], None, by_count[0], unknown=unknown)
    marks = by_count[min(len(failed), len(by_count) - 1)]
    return Mark(rule["code"], marks, by_count[0], by_count[0], failed, unknown)


def _conditions(texts: list[str]) -> tuple[Condition, ...]:
    found = []
    for text in texts:
        parts = _CONDITION.fullmatch(text)
        if parts is None:
            raise ValueError(f"not a condition: {text}")
        found.append(Condition(parts[1], int(parts[3]), most=parts[2] == "<="))
    return tuple(found)


def _grade(grades: list[tuple[int, str]], percent: int | None) -> str:
    if percent is None:
        return ""
    return next((grade for least, grade in grades if percent >= least), "")


@cache
def _schemes() -> tuple[dict[str, Any], ...]:
    return tuple(table("grading")["scheme"])
