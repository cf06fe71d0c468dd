"""Approved templates, read from the files the product keeps them in."""

import hashlib
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

_NAMED = re.compile(r"\{(\w+)\}")


class VariablesError(Exception):
    """Some variable of the template was not given."""


@dataclass(frozen=True)
class Template:
    """Text and buttons with named places; Twilio numbers them 1, 2, … in order of appearance.

    `session`: WhatsApp was not asked, so it may go only within the 24 hours. `opens`: what is
    written on the button that opens the list of them ("" = they stand below the text).
    """

    text: str
    buttons: tuple[tuple[str, str], ...] = ()
    session: bool = False
    opens: str = ""

    def fill(self, given: Mapping[str, str]) -> tuple[str, list[tuple[str, str]]]:
        """Text and buttons with the values in place. Raises VariablesError."""
        numbers = self._numbers()
        if missing := [name for name, number in numbers.items() if not given.get(number)]:
            raise VariablesError(", ".join(missing))

        def put(text: str) -> str:
            return _NAMED.sub(lambda match: str(given[numbers[match[1]]]), text)

        return put(self.text), [(put(key), put(label)) for key, label in self.buttons]

    def _numbers(self) -> dict[str, str]:
        everything = " ".join([self.text, *(f"{key} {label}" for key, label in self.buttons)])
        names = dict.fromkeys(_NAMED.findall(everything))
        return {name: str(number) for number, name in enumerate(names, start=1)}


Templates = dict[str, Template]


def load(folder: Path) -> Templates:
    """All templates by ContentSid; the first folder below `folder` names the language."""
    found: Templates = {}
    for file in sorted(folder.rglob("templates.toml")):
        language = file.relative_to(folder).parts[0]
        for name, entry in tomllib.loads(file.read_text()).items():
            if isinstance(entry, dict) and isinstance(entry.get("text"), str):
                buttons = tuple((str(key), str(label)) for key, label in entry.get("buttons", ()))
                session, opens = bool(entry.get("session", False)), str(entry.get("button", ""))
                template = Template(entry["text"], buttons, session, opens)
                found[content_sid(language, name)] = template
    return found


def content_sid(language: str, name: str) -> str:
    """The sid that the simulator gives to a template."""
    return "HX" + hashlib.md5(f"{language}/{name}".encode(), usedforsecurity=False).hexdigest()
