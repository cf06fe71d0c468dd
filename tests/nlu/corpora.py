"""The own corpora: messages, amounts, days and names with their labels, and the judge of a reading.

Each line of `corpora/*.jsonl` is what `flask --app wsgi understand` takes, and what it prints:
`intent` (one, or a list of equally right ones), `slots` (only what the words say), `ambiguous`.
The readings are those of the command, so that a figure here is what an outsider would measure.
"""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from bot.cli.understand import answer

FOLDER = Path(__file__).parent / "corpora"
KINDS = ("messages", "amounts", "dates", "names")
TODAY = "2026-11-21"
_VALUES = {  # the slots that a corpus is about; a value that its label has not is a wrong one
    "amounts": ("amount", "amounts"), "dates": ("date", "time", "from_date", "every"),
    "names": ("members",), "messages": (),
}  # fmt: skip


class Case(NamedTuple):
    """One labelled line."""

    kind: str
    asked: dict[str, Any]
    expected: dict[str, Any]


class Judged(NamedTuple):
    """`verdict`: right, asked (a question or nothing, where a value was meant), or wrong."""

    verdict: str
    printed: dict[str, Any]


@cache
def rosters() -> dict[str, list[dict[str, Any]]]:
    """The invented groups, by their names."""
    return dict(json.loads((FOLDER / "rosters.json").read_text("utf-8")))


def cases(kind: str, folder: Path = FOLDER) -> Iterator[Case]:
    """All lines of a kind."""
    for file in sorted(folder.glob(f"{kind}*.jsonl")):
        for line in file.read_text("utf-8").splitlines():
            if line.strip():
                yield _case(kind, json.loads(line))


def _case(kind: str, line: dict[str, Any]) -> Case:
    asked = {
        "text": line["text"], "role": line.get("role", "member"),
        "context": line.get("context", ""),
        "today": line.get("today") or TODAY, "members": rosters()[line.get("roster", "r13")],
    }  # fmt: skip
    return Case(kind, asked, line)


def judge(case: Case) -> Judged:
    """What the command prints for a line, and whether that is what its label says."""
    printed = answer(json.dumps(case.asked).encode())
    return Judged(_verdict(case, printed), printed)


def _verdict(case: Case, printed: dict[str, Any]) -> str:
    expected, slots = case.expected, printed["slots"]
    should_ask = bool(expected.get("ambiguous"))
    wanted: dict[str, Any] = expected.get("slots", {})
    intents = expected.get("intent", printed["intent"])
    is_intent = printed["intent"] in ([intents] if isinstance(intents, str) else intents)
    found = {name: slots.get(name) for name in _VALUES[case.kind] if slots.get(name) is not None}
    if case.kind != "messages":
        if should_ask:
            return "right" if printed["ambiguous"] or not found else "wrong"
        if all(slots.get(n) == v for n, v in wanted.items()) and (wanted or not found):
            return "asked" if printed["ambiguous"] and wanted else "right"
        return "asked" if printed["ambiguous"] or not found else "wrong"
    same = all(_same(slots.get(name), value) for name, value in wanted.items())
    if is_intent and same and printed["ambiguous"] == should_ask:
        return "right"
    stopped = printed["ambiguous"] or printed["intent"] == "out_of_scope"
    return "asked" if stopped else "wrong"


def _same(one: Any, other: Any) -> bool:
    """Lists of register numbers in any order; words however they are written."""
    if isinstance(one, list) and isinstance(other, list):
        return sorted(map(str, one)) == sorted(map(str, other))
    if isinstance(one, str) and isinstance(other, str):
        return one.casefold() == other.casefold()
    return bool(one == other)
