"""Whole messages to intents and slots: the tables of messages*.txt."""

from datetime import date, time
from pathlib import Path
from typing import NamedTuple

import pytest

from bot.nlu import Meaning, match
from tests.nlu.women import TODAY, WOMEN

_MONEY = ("amount", "wrong_amount", "rest")


class Case(NamedTuple):
    """One line of a table."""

    role: str
    words: str
    intents: list[str]
    slots: dict[str, str]
    ambiguous: bool
    context: str


def _cases() -> list[Case]:
    tables = sorted(Path(__file__).parent.glob("messages*.txt"))
    lines = [line for table in tables for line in table.read_text("utf-8").splitlines()]
    return [_case(line) for line in lines if line and not line.startswith("#")]


def _case(line: str) -> Case:
    cells = [cell.strip() for cell in line.split("|")]
    role, words, intents, slots, context = cells + [""] * (5 - len(cells))
    parts = [part.strip() for part in slots.split(";") if part.strip()]
    pairs = dict(part.split("=", 1) for part in parts if part != "?")
    return Case(role, words.replace("\\n", "\n"), intents.split(","), pairs, "?" in parts, context)


def _said(meaning: Meaning, name: str) -> str:
    value = getattr(meaning.slots, name)
    if name in _MONEY:
        return str(value // 100)
    if name == "amounts":
        return ",".join(f"{who}:{paise // 100}" for who, paise in value)
    if isinstance(value, tuple):
        return ",".join(str(part) for part in value)
    if isinstance(value, time):
        return value.strftime("%H:%M")
    return value.isoformat() if isinstance(value, date) else str(value)


CASES = _cases()


@pytest.mark.parametrize("case", CASES, ids=[f"{case.role}: {case.words!r}" for case in CASES])
def test_a_message_means_what_the_table_says(case: Case) -> None:
    """The intent, the named slots, and whether it has to be asked."""
    meaning = match(case.words, case.role, WOMEN, TODAY, case.context)
    assert meaning.intent in case.intents
    assert {name: _said(meaning, name) for name in case.slots} == case.slots
    assert meaning.ambiguous is case.ambiguous


def test_the_tables_are_large_and_half_romanised() -> None:
    """The tables keep their size and their balance of scripts."""
    romanised = [case for case in CASES if case.words.isascii()]
    assert len(CASES) >= 500
    assert 0.35 <= len(romanised) / len(CASES) <= 0.75
