"""The lexicons as they stand in `locales/<language>/lexicon.toml`, read once."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

_LOCALES = Path(__file__).parent.parent.parent / "locales"


@cache
def lexicons() -> dict[str, dict[str, Any]]:
    """The sections of each language's lexicon; a new folder with one is a new language."""
    files = sorted(_LOCALES.glob("*/lexicon.toml"))
    return {file.parent.name: tomllib.loads(file.read_text("utf-8")) for file in files}
