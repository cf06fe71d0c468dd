"""Rules of missions and banks as dated data: which hold on a day."""

import tomllib
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

_FOLDER = Path(__file__).parent


@cache
def table(name: str) -> dict[str, Any]:
    """What the file `name`.toml says."""
    return tomllib.loads((_FOLDER / f"{name}.toml").read_text("utf-8"))


def holds(entry: dict[str, Any], day: date) -> bool:
    """Whether it is valid on `day`."""
    return bool(entry["valid_from"] <= day <= entry.get("valid_to", date.max))
