"""Messages that nobody asked for, word for word as they are approved: `locales/*/templates.toml`.

```toml
[claim_ask]
text = "{name} says that she paid {amount}. Is it true?"
category = "UTILITY"
type = "twilio/quick-reply"
buttons = [["{yes}", "Yes"], ["{no}", "No"]]
dlt = "{#var#} says that she paid {#var#}. Is it true?"
```
At Twilio a placeholder is a number: counted by first appearance in the text, then in the buttons. A
button's id may be one (whatever was tapped comes back as it was sent); it is filled when sending.
"""

import hashlib
import json
import re
import textwrap
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from string import Formatter
from typing import Any
from urllib.parse import urlsplit

from bot.config import Settings
from bot.i18n import LOCALES, SOURCE, records
from bot.i18n.fitting import fit

TEXT, QUICK_REPLY, LIST_PICKER = "twilio/text", "twilio/quick-reply", "twilio/list-picker"
LONGEST_VALUE = 30  # signs that an SMS operator lets into one place of a registered text

_TWILIO = ".twilio.com"
_OF_THE_FILE = {"language", "samples"}  # what is no message
_FIGURE = re.compile(r"\{(\w+)\}")
_FINGERPRINT = 8  # hexadecimal digits


@dataclass(frozen=True)
class Rendered:
    """A text, and what fills the placeholders "1", "2", … of its template."""

    text: str
    variables: dict[str, str]


@dataclass(frozen=True)
class Template:
    """One text; `buttons` are (id, label), of a list picker its rows; they may hold placeholders.

    `button` opens a list picker. `samples` are (typical, longest) of each placeholder, `dlt` is
    what SMS operators register, `language` Meta's code. `session`: needs no approval, and may go
    only within WhatsApp's 24 hours. `about`: its subject, where it is told together with others.
    """

    text: str
    category: str
    buttons: tuple[tuple[str, str], ...] = ()
    type: str = TEXT
    language: str = SOURCE
    samples: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    dlt: str = ""
    button: str = ""
    session: bool = False
    about: str = ""

    @cached_property
    def figures(self) -> tuple[str, ...]:
        """The placeholders of the text, in order."""
        return _placeholders([self.text])

    @cached_property
    def numbers(self) -> dict[str, str]:
        """Each placeholder, also of the buttons, with its number at Twilio."""
        parts = [self.text, self.button, *(part for pair in self.buttons for part in pair)]
        return {name: str(number) for number, name in enumerate(_placeholders(parts), 1)}

    @cached_property
    def fingerprint(self) -> str:
        """Changes with whatever was approved; a name that was rejected cannot be used again."""
        said = [self.text, self.type, self.button, self.buttons, self.category, self.language]
        written = json.dumps(said, ensure_ascii=False)
        return hashlib.sha256(written.encode()).hexdigest()[:_FINGERPRINT]

    def numbered(self, part: str) -> str:
        """`part` with {{1}} for {name}, as Twilio wants it."""
        return _FIGURE.sub(lambda found: "{{" + self.numbers[found[1]] + "}}", part)

    def example(self, which: int) -> dict[str, str]:
        """A value of each placeholder of the text: `which` 0 = typical, 1 = longest."""
        return {figure: self.samples[figure][which] for figure in self.figures}


def render(name: str, language: str, /, **figures: str) -> Rendered:
    """The message `name` in `language`, fitted into few SMS; figures it does not use are ignored.

    A figure is one line and, where operators must have registered the text, no longer than they
    let through. Raises KeyError for a figure that is missing, and for an unknown message.
    """
    template = _templates(language)[name]
    given = {figure: str(figures[figure]) for figure in template.figures}
    if not template.session:
        given = {figure: fitted(value) for figure, value in fit(template.text, given).items()}
    variables = {template.numbers[figure]: value for figure, value in given.items()}
    return Rendered(template.text.format_map(given), variables)


def fitted(value: str, most: int = LONGEST_VALUE) -> str:
    """`value` in one line of at most so many signs, ending with a whole word where that can be."""
    line = " ".join(value.split())
    return textwrap.shorten(line, most, placeholder="") or line[:most]


def names() -> tuple[str, ...]:
    """All messages there are that nobody asked for."""
    return tuple(name for name, each in _templates(SOURCE).items() if not each.session)


def session_names() -> tuple[str, ...]:
    """All forms for answers that can be tapped, within WhatsApp's 24 hours."""
    return tuple(name for name, each in _templates(SOURCE).items() if each.session)


def find(name: str, language: str) -> Template | None:
    """The approved text, if there is one."""
    return _templates(language).get(name)


def content_variables(
    template: Template, variables: Mapping[str, str], buttons: Sequence[tuple[str, str]]
) -> dict[str, str] | None:
    """`variables`, and what `template` leaves open of `buttons`; None = they do not fit it."""
    if len(buttons) != len(template.buttons):
        return None
    filled = dict(variables)
    for patterns, parts in zip(template.buttons, buttons, strict=True):
        for pattern, part in zip(patterns, parts, strict=True):
            number = template.numbers.get(pattern[1:-1]) if pattern.startswith("{") else None
            if number:
                filled[number] = part
    return filled if set(filled) == set(template.numbers.values()) else None


def version(name: str, language: str) -> str:
    """The name at Twilio and WhatsApp of the words as they are now. Raises KeyError."""
    return f"{name}_{language}_{_templates(language)[name].fingerprint}".lower()


def content_sid(name: str, language: str, settings: Settings) -> str:
    """Twilio's id of these very words; "" where it has none.

    `templates push` records the real ones. A provider that is not Twilio (the simulator, a test)
    knows a message by a hash that both sides can work out.
    """
    if not find(name, language):
        return ""
    recorded = records.find(settings, language, name).contents.get(version(name, language))
    if recorded or (urlsplit(settings.twilio_api_url).hostname or "").endswith(_TWILIO):
        return recorded or ""
    digest = hashlib.md5(f"{language}/{name}".encode(), usedforsecurity=False)
    return "HX" + digest.hexdigest()


def _placeholders(texts: Iterable[str]) -> tuple[str, ...]:
    found = (name for text in texts for _, name, _, _ in Formatter().parse(text) if name)
    return tuple(dict.fromkeys(found))


@cache
def _templates(language: str) -> dict[str, Template]:
    with (LOCALES / language / "templates.toml").open("rb") as file:
        read = tomllib.load(file)
    code, common = read.get("language", language), read.get("samples", {})
    return {
        name: _template(entry, code, common)
        for name, entry in read.items()
        if name not in _OF_THE_FILE
    }


def _template(entry: Mapping[str, Any], code: str, common: Mapping[str, list[str]]) -> Template:
    buttons = tuple((id_, label) for id_, label in entry.get("buttons", ()))
    samples = {**common, **entry.get("samples", {})}
    return Template(
        text=entry["text"],
        category=entry["category"],
        buttons=buttons,
        type=entry.get("type", QUICK_REPLY if buttons else TEXT),
        language=code,
        samples={figure: (values[0], values[-1]) for figure, values in samples.items()},
        dlt=entry.get("dlt", ""),
        button=entry.get("button", ""),
        session=entry.get("session", False),
        about=entry.get("about", ""),
    )
