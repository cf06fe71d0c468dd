"""What Twilio and the SMS operators' portals gave this operator for our texts: TEMPLATES_FILE.

```toml
[production.hi.receipt.contents]
receipt_hi_3fa9c1d2 = "HX…"        # written by `templates push`; one line for each wording
[production.hi.receipt.dlt]
id = "1107…"                       # written by hand, from the portal
text = "आपके {#numeric#} …"        # only where it was registered in another way than we propose
```
The file is the operator's: it survives an upgrade of the code, which may change any text. Words
that were changed have no id until they are pushed, so what goes out is what was approved.
"""

import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bot import log
from bot.config import Settings

_BARE = re.compile(r"[A-Za-z0-9_-]+")
_HEAD = (
    "# Ids of our texts at Twilio (contents) and on the SMS operators' portal (dlt).\n"
    "# `flask --app wsgi templates push` adds to it, keeping all that stands here but comments.\n"
)

_read: dict[Path, tuple[int, dict[str, Any]]] = {}  # by file: when it was changed, what it says


@dataclass(frozen=True)
class Record:
    """Of a text in a language: ContentSids by the name of each wording; its DLT registration."""

    contents: Mapping[str, str] = field(default_factory=dict)
    dlt_id: str = ""
    dlt_text: str = ""


def find(settings: Settings, language: str, name: str) -> Record:
    """What is recorded in this environment; a change of the file is seen at once."""
    path = (settings.templates_environment, language, name)
    entry = _within(_contents(settings.templates_file), *path)
    dlt = _within(entry, "dlt")
    return Record(_within(entry, "contents"), str(dlt.get("id", "")), str(dlt.get("text", "")))


def remember(settings: Settings, language: str, name: str, version: str, sid: str) -> None:
    """Write the ContentSid of a wording into the file."""
    file = settings.templates_file
    data = _parsed(file)
    place = data
    for key in (settings.templates_environment, language, name, "contents"):
        place = place.setdefault(key, {})
    if place.get(version) != sid:
        place[version] = sid
        _write(file, data)


def _contents(file: Path) -> dict[str, Any]:
    """Read again only when it was changed; while a hand is at it, what it said before holds."""
    try:
        changed = file.stat().st_mtime_ns
    except FileNotFoundError:
        return {}
    known = _read.get(file)
    if known and known[0] == changed:
        return known[1]
    try:
        data = _parsed(file)
    except (ValueError, OSError):
        log.get().error("templates.unreadable", file=str(file))
        data = known[1] if known else {}
    _read[file] = (changed, data)
    return data


def _parsed(file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}


def _within(data: Mapping[str, Any], *path: str) -> dict[str, Any]:
    found: Any = data
    for key in path:
        found = found.get(key, {}) if isinstance(found, dict) else {}
    return found if isinstance(found, dict) else {}


def _write(file: Path, data: Mapping[str, Any]) -> None:
    """Whole or not at all: a worker may be reading."""
    file.parent.mkdir(parents=True, exist_ok=True)
    new = file.with_name(file.name + ".new")
    new.write_text(_HEAD + "\n".join(_lines(data)) + "\n", encoding="utf-8")
    new.replace(file)


def _lines(table: Mapping[str, Any], path: tuple[str, ...] = ()) -> Iterator[str]:
    values = {key: value for key, value in table.items() if not isinstance(value, dict)}
    if values:
        yield f"\n[{'.'.join(map(_key, path))}]" if path else ""
        # A text, number or truth in JSON is the same in TOML.
        yield from (
            f"{_key(key)} = {json.dumps(value, ensure_ascii=False)}"
            for key, value in values.items()
        )
    for key, value in table.items():
        if isinstance(value, dict):
            yield from _lines(value, (*path, key))


def _key(word: str) -> str:
    return word if _BARE.fullmatch(word) else json.dumps(word, ensure_ascii=False)
