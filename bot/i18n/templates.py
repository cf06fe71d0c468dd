"""Messages that nobody asked for, word for word as they are approved: `locales/*/templates.toml`.

```toml
[claim_ask]
text = "{name} says that she paid {amount}. Is it true?"
category = "UTILITY"
buttons = [["{yes}", "Yes"], ["{no}", "No"]]
```
At Twilio a placeholder is a number: counted by first appearance in the text, then in the buttons. A
button's id may be one (whatever was tapped comes back as it was sent); it is filled when sending.

Entries with `session = true` are no approved messages but forms for answers that can be tapped:
they are never submitted for approval, and go only inside WhatsApp's 24 hours. Those with a `button`
(what is written on the one that opens the list) are of Twilio's type list-picker.
"""

import hashlib
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from string import Formatter
from urllib.parse import urlsplit

from bot.config import Settings
from bot.i18n import LOCALES, SOURCE

_TWILIO = "api.twilio.com"


@dataclass(frozen=True)
class Rendered:
    """A text, and what fills the placeholders "1", "2", … of its template."""

    text: str
    variables: dict[str, str]


@dataclass(frozen=True)
class Template:
    """One approved text, or a form for answers in session.

    `buttons` are (id, label), either may hold placeholders; where `button` is set they are the rows
    of a list that this one opens.
    """

    text: str
    category: str
    buttons: tuple[tuple[str, str], ...] = ()
    session: bool = False
    button: str = ""

    @cached_property
    def figures(self) -> tuple[str, ...]:
        """The placeholders of the text, in order."""
        return _placeholders([self.text])

    @cached_property
    def numbers(self) -> dict[str, str]:
        """Each placeholder, also of the buttons, with its number at Twilio."""
        names = _placeholders([self.text, *(part for pair in self.buttons for part in pair)])
        return {name: str(number) for number, name in enumerate(names, 1)}


def render(name: str, language: str, /, **figures: str) -> Rendered:
    """The message `name` in `language`; figures that it does not use are ignored.

    Raises KeyError for a figure that is missing, and for a message that does not exist.
    """
    template = _templates(language)[name]
    variables = {template.numbers[figure]: str(figures[figure]) for figure in template.figures}
    return Rendered(template.text.format_map(figures), variables)


def names() -> tuple[str, ...]:
    """All messages there are that nobody asked for."""
    return tuple(name for name, each in _templates(SOURCE).items() if not each.session)


def session_names() -> tuple[str, ...]:
    """All forms for answers that can be tapped."""
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


def content_sid(name: str, language: str, settings: Settings) -> str:
    """Twilio's id of the approved message; "" where it has none.

    CONTENT_SIDS_FILE lists the real ones. A provider that is not Twilio (the simulator, a test)
    knows a message by a hash that both sides can work out.
    """
    if settings.content_sids_file:
        return _content_sids(settings.content_sids_file).get(language, {}).get(name, "")
    if urlsplit(settings.twilio_api_url).hostname == _TWILIO or not find(name, language):
        return ""
    digest = hashlib.md5(f"{language}/{name}".encode(), usedforsecurity=False)
    return "HX" + digest.hexdigest()


def _placeholders(texts: Iterable[str]) -> tuple[str, ...]:
    found = (name for text in texts for _, name, _, _ in Formatter().parse(text) if name)
    return tuple(dict.fromkeys(found))


@cache
def _templates(language: str) -> dict[str, Template]:
    with (LOCALES / language / "templates.toml").open("rb") as file:
        read = tomllib.load(file)
    return {
        name: Template(
            text=each["text"],
            category=each["category"],
            buttons=tuple((id_, label) for id_, label in each.get("buttons", ())),
            session=each.get("session", False),
            button=each.get("button", ""),
        )
        for name, each in read.items()
    }


@cache
def _content_sids(path: Path) -> dict[str, dict[str, str]]:
    with path.open("rb") as file:
        return tomllib.load(file)
