"""Sentences that have nothing to do with a group's money: made ones, and people's where there."""

import csv
import os
import subprocess
from collections.abc import Callable
from functools import cache
from pathlib import Path

from tests.nlu.test_chatter import _MONEY, _chatter

_SEEDS = range(11, 16)  # 2,000 sentences each; not the seeds of the tests
_NAME = "google-research-datasets+Hinglish-TOP-Dataset"
_MIRROR = Path(__file__).parents[3] / ".mirror" / _NAME / "repo"
_FILES = [f"Dataset/Human Annotated Data/{name}.tsv" for name in ("train", "validation", "test")]
UNCOUNTED = ("expense", "attendance")  # named under the line where they are no act with money
_ACTS = _MONEY - {"attendance"} | {"expense"}


def acts(role: str, sentences: Callable[[], list[str]]) -> frozenset[str]:
    """The intents that touch money.

    Our chatter is about shopping. An officer who says "gas ke 100 diye" tells an expense of the
    group by the contract (a member does not), so that is no error.
    """
    return _ACTS - {"expense"} if sentences is chatter and role != "member" else _ACTS


@cache
def chatter() -> list[str]:
    """10,000 sentences about prices, buses and other people's money."""
    return [words for seed in _SEEDS for _, words in _chatter(seed)]


@cache
def top() -> list[str]:
    """The human sentences of Hinglish-TOP, from a git directory or a folder; none if not there."""
    folder = Path(os.environ.get("HINGLISH_TOP") or _MIRROR)
    if (folder / "HEAD").exists():
        tables = [_in_git(folder, file) for file in _FILES]
    else:
        tables = [file.read_text("utf-8") for file in sorted(folder.rglob("*.tsv"))]
    return [
        row["cs_query"]
        for table in tables
        for row in csv.DictReader(table.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
    ]


def _in_git(folder: Path, file: str) -> str:
    command = ["git", "--git-dir", str(folder), "show", f"HEAD:{file}"]
    return subprocess.run(command, check=True, capture_output=True).stdout.decode()
