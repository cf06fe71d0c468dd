"""Whole scenes that the room's player acts: who writes or taps what, and what she should hear."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "scripts"


@cache
def scenes() -> list[dict[str, Any]]:
    """All of them, in the order of their files' names; `name` is the file's without its number.

    A step is one of: `say` (a line of the story, in both languages) · `writes` or `taps` by `who`
    · only `hears` · `clock` (minute, hour, day, month, eve, meeting). `hears`: words that have to
    stand in one message that then reaches `who`. `finds`: a pattern that takes a figure, for the
    {} of `writes`, from what she was told last.
    """
    return [
        {"name": file.stem.partition("_")[2], **tomllib.loads(file.read_text())}
        for file in sorted(FOLDER.glob("*.toml"))
    ]
