"""Texts as Indian SMS operators have registered them: what is sent has to be that."""

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from bot.config import Settings

PLACE = re.compile(r"\{#(\w+)#\}")
_LONGEST_VALUE = 30
_DIGITS = {"numeric", "number"}


@dataclass(frozen=True)
class Dlt:
    """A registered text; `id` is that of the operators' portal."""

    id: str
    text: str


def registered(name: str, language: str, settings: Settings) -> Dlt | None:
    """How the message `name` is registered, by TEMPLATES_FILE; None where it is not."""
    entry: Any = _recorded(settings.templates_file)
    for key in (settings.templates_environment, language, name, "dlt"):
        entry = entry.get(key, {})
    return Dlt(entry["id"], entry["text"]) if "id" in entry and "text" in entry else None


def matches(dlt: Dlt, text: str) -> bool:
    """Whether operators will let `text` pass under this registration."""
    return _pattern(dlt.text).fullmatch(text) is not None


@lru_cache(maxsize=1024)
def _pattern(text: str) -> re.Pattern[str]:
    parts = PLACE.split(text)  # words, tag, words, tag, words
    said = [
        re.escape(part) if number % 2 == 0 else _place(part) for number, part in enumerate(parts)
    ]
    return re.compile("".join(said))


def _place(tag: str) -> str:
    return rf"{'[0-9]' if tag in _DIGITS else '.'}{{1,{_LONGEST_VALUE}}}"


def _recorded(file: Path) -> dict[str, Any]:
    try:
        return _parsed(file, file.stat().st_mtime_ns)
    except FileNotFoundError:
        return {}


@lru_cache(maxsize=4)
def _parsed(file: Path, _changed: int) -> dict[str, Any]:
    return tomllib.loads(file.read_text())
