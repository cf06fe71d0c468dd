"""Texts as Indian SMS operators register them: what is sent has to be that, but for its places.

Operators drop whatever differs (TRAI's TCCCPR 2018). A place is `{#var#}`; since January 2026 a new
one has to say what stands in it: `{#alphanumeric#}`, `{#numeric#}`, …
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from bot.config import Settings
from bot.i18n import records, templates
from bot.i18n.templates import LONGEST_VALUE, Template
from bot.sms import economical

PLACE = re.compile(r"\{#(\w+)#\}")
_DIGITS = {"numeric", "number"}


@dataclass(frozen=True)
class Dlt:
    """A registered text; `id` is that of the operators' portal."""

    id: str
    text: str


def registered(name: str, language: str, settings: Settings) -> Dlt | None:
    """How the message `name` is registered, by TEMPLATES_FILE; None where it is not.

    Where only the id is recorded, it is the text that `templates.toml` proposes.
    """
    template = templates.find(name, language)
    record = records.find(settings, language, name)
    text = record.dlt_text or (template.dlt if template else "")
    return Dlt(record.dlt_id, text) if record.dlt_id and text else None


def matches(dlt: Dlt, text: str) -> bool:
    """Whether operators will let `text` pass under this registration, both spelled cheaply."""
    return _pattern(economical(dlt.text)).fullmatch(economical(text)) is not None


def tagged(template: Template) -> str:
    """The text to register, with TRAI's tags: digits alone are numeric, all else alphanumeric."""
    figures = iter(re.findall(r"\{(\w+)\}", template.text))
    return PLACE.sub(lambda _: "{#" + tag(template, next(figures)) + "#}", template.dlt)


def tag(template: Template, figure: str) -> str:
    """TRAI's name for what stands in this place."""
    return "numeric" if "".join(template.samples[figure]).isdigit() else "alphanumeric"


@lru_cache(maxsize=1024)
def _pattern(text: str) -> re.Pattern[str]:
    parts = PLACE.split(text)  # words, tag, words, tag, words
    said = [
        re.escape(part) if number % 2 == 0 else _place(part) for number, part in enumerate(parts)
    ]
    return re.compile("".join(said))


def _place(tag: str) -> str:
    return rf"{'[0-9]' if tag in _DIGITS else '.'}{{1,{LONGEST_VALUE}}}"
