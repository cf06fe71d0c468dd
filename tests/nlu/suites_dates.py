"""The peers' own cases of dates and times, read as answers; `python -m tests.nlu.suites_dates`.

Times are compared modulo 12 hours and without seconds: the peers leave the part of the day open,
and a meeting starts at no second. A day without a year may be the coming or the last one, by the
tense of the sentence. What cannot be (30 February, a fifth Sunday that is none) has to be asked.

Where we differ on purpose, a case stays "asked" or "wrong": 04/21/2016 is no date (day first);
durations ("डेढ़ घंटे") and vague times ("दोपहर तक", "कुछ दिन पहले") are no time; "अगले रविवार"
is the coming one, and a "दूसरे रविवार" that is over the next month's; शाम 10 and दोपहर 7 are asked.
"""

import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, time
from pathlib import Path
from typing import Any, NamedTuple

from bot.nlu import Unclear, read_day, read_time

SUITES = Path("/work/shared/suites")
_TODAY = date(2026, 11, 21)
_DATES = ("nemo-itn-date", "nemo-tn-date", "indic-itn-date", "recognizers-date")
_TIMES = ("nemo-itn-time", "nemo-tn-time", "indic-itn-time", "recognizers-time")
_BOTH = ("recognizers-datetime",)
_NEVER = "0001-01-01"  # how recognizers write a day that cannot be


class Case(NamedTuple):
    """One case of a peer and how we did."""

    suite: str
    text: str
    expected: str
    verdict: str  # right | wrong | asked
    got: str


def cases(folder: Path = SUITES) -> Iterator[Case]:
    """All cases of all suites that are there."""
    for names, judge in ((_DATES, _day), (_TIMES, _time), (_BOTH, _day_and_time)):
        for name in names:
            path = folder / f"{name}.jsonl"
            for line in path.read_text("utf-8").splitlines() if path.exists() else ():
                yield judge(name, json.loads(line))


def _day(suite: str, row: dict[str, Any]) -> Case:
    today = datetime.fromisoformat(row["reference"]).date() if row["reference"] else _TODAY
    found = read_day(row["text"], today, "")
    wanted = _days(row)
    if isinstance(found, Unclear):
        right = _cannot_be(wanted) and found.why in ("impossible", "nothing")
        return Case(suite, row["text"], wanted[0], "right" if right else "asked", found.why)
    right = any(re.fullmatch(want.replace("XXXX", r"\d{4}"), found.isoformat()) for want in wanted)
    return Case(suite, row["text"], wanted[0], "right" if right else "wrong", found.isoformat())


def _days(row: dict[str, Any]) -> list[str]:
    expected = row["expected"]
    if isinstance(expected, list):
        return [expected[0]["date"], expected[0]["past"]] if expected else [""]
    return [expected.get("timex") or _written(expected["written"])]


def _written(words: str) -> str:
    """indic-itn gives a day in words: "25 दिसंबर 2025"."""
    day = read_day(words, _TODAY, "")
    assert isinstance(day, date)
    return day.isoformat() if re.search(r"\d{4}", words) else f"XXXX-{day:%m-%d}"


def _cannot_be(wanted: list[str]) -> bool:
    return wanted[0] == _NEVER or not re.search(r"\d\d-(?:0\d|1[0-2])-[0-3]\d", wanted[0]) or (
        wanted[0] == "XXXX-06-31"
    )  # fmt: skip


def _time(suite: str, row: dict[str, Any]) -> Case:
    expected = row["expected"]
    wanted = expected[0]["time"] if isinstance(expected, list) else expected["time"]
    return _judged(suite, row["text"], wanted, read_time(row["text"]))


def _judged(suite: str, text: str, wanted: str, found: time | Unclear) -> Case:
    if isinstance(found, Unclear):
        hours = {(o.hour % 12, o.minute) for o in found.options if isinstance(o, time)}
        right = found.why == "no_part_of_day" and _modulo(wanted) in hours
        return Case(suite, text, wanted, "right" if right else "asked", found.why)
    right = (found.hour % 12, found.minute) == _modulo(wanted)
    return Case(suite, text, wanted, "right" if right else "wrong", f"{found:%H:%M}")


def _modulo(clock: str) -> tuple[int, int]:
    hour, minute = clock.split(":")[:2]
    return int(hour) % 12, int(minute)


def _day_and_time(suite: str, row: dict[str, Any]) -> Case:
    wanted = [datetime.fromisoformat(row["expected"][0][key]) for key in ("datetime", "past")]
    today = datetime.fromisoformat(row["reference"]).date()
    day, at = read_day(row["text"], today, ""), read_time(row["text"])
    timed = _judged(suite, row["text"], f"{wanted[0]:%H:%M}", at)
    if isinstance(day, Unclear) or timed.verdict == "asked":
        return timed._replace(verdict="asked", expected=str(wanted[0]), got=f"{day} {timed.got}")
    right = timed.verdict == "right" and day in [moment.date() for moment in wanted]
    return Case(suite, row["text"], str(wanted[0]), "right" if right else "wrong",
                f"{day} {timed.got}")  # fmt: skip


def main() -> None:
    """Print the figures of each suite; with -v also what is not right."""
    found = list(cases())
    for name in dict.fromkeys(case.suite for case in found):
        counts = Counter(case.verdict for case in found if case.suite == name)
        sys.stdout.write(f"{name:24}" + "".join(f"{counts[v]:5} {v}" for v in _VERDICTS) + "\n")
    for case in found if "-v" in sys.argv else ():
        if case.verdict != "right":
            sys.stdout.write(" | ".join(case) + "\n")


_VERDICTS = ("right", "wrong", "asked")

if __name__ == "__main__":
    main()
