"""Why WhatsApp or the SMS operators would refuse a text, before they do."""

import re
from collections.abc import Iterator

from bot.i18n.dlt import PLACE, Dlt, matches
from bot.i18n.templates import LIST_PICKER, LONGEST_VALUE, QUICK_REPLY, TEXT, Template

# Meta's list; twilio.com/docs/content, twilio-quick-reply and twiliolist-picker.
_CATEGORIES = {"UTILITY", "MARKETING", "AUTHENTICATION"}
_BODY, _ID, _LABEL = 1024, 256, 20
_BUTTONS = 3  # ten if it is approved, but three where it goes within the 24 hours
_ROWS, _ROW, _ROW_ID = 10, 24, 200
_LANGUAGE = re.compile(r"[a-z]{2,3}(_[A-Z]{2})?")  # Meta's codes name no script
_REGISTERED = 2000

_FIGURE = re.compile(r"\{\w+\}")


def faults(template: Template) -> Iterator[str]:
    """One sentence for each rule the text breaks; nothing = it may be submitted everywhere."""
    yield from _everywhere(template)
    if template.session:
        return
    missing = [figure for figure in template.figures if figure not in template.samples]
    if missing:
        yield f"no sample of {', '.join(missing)}"
        return
    if len(template.text.format_map(template.example(1))) > _BODY:
        yield f"longer than {_BODY} signs with its longest samples"
    yield from _approval(template)
    yield from _registration(template)


def _everywhere(template: Template) -> Iterator[str]:
    if not _LANGUAGE.fullmatch(template.language):
        yield f"{template.language} is not a language of Meta's"
    if template.type == LIST_PICKER:
        yield from _choices(template, _ROWS, _ROW, _ROW_ID)
        if not template.button:
            yield "a list picker without a button that opens it"
        if not template.session:
            yield "a list picker is never approved: session = true"
    elif template.type in {TEXT, QUICK_REPLY}:
        if (template.type == QUICK_REPLY) != bool(template.buttons):
            yield f"{template.type} with {len(template.buttons)} buttons"
        yield from _choices(template, _BUTTONS, _LABEL, _ID)
    else:
        yield f"unknown type {template.type}"


def _choices(template: Template, most: int, label: int, id_: int) -> Iterator[str]:
    if len(template.buttons) > most:
        yield f"more than {most} buttons"
    for key, words in template.buttons:
        if len(words) > label and not _FIGURE.search(words):
            yield f"“{words}” is longer than {label} signs"
        if len(key) > id_:
            yield f"the id of “{words}” is longer than {id_} signs"


def _approval(template: Template) -> Iterator[str]:
    """Meta's: twilio.com/docs/content/using-variables-with-content-api."""
    between = _FIGURE.split(template.text)
    if template.figures and not _is_said(between[0]):
        yield "begins with a variable"
    if template.figures and not _is_said(between[-1]):
        yield "ends with a variable"
    if not all(_is_said(part) for part in between[1:-1]):
        yield "two variables without a word between them"
    words = sum(_is_said(word) for part in between for word in part.split())
    if words < 2 * (len(between) - 1) + 1:
        yield f"{words} words are too few for {len(between) - 1} variables"
    if template.category not in _CATEGORIES:
        yield f"{template.category} is no category of WhatsApp's"
    if any(_FIGURE.search(label) for _, label in template.buttons):
        yield "a button that is approved says the same to everybody"


def _registration(template: Template) -> Iterator[str]:
    """The SMS operators'."""
    if PLACE.sub("{}", template.dlt) != _FIGURE.sub("{}", template.text):
        yield "the registered text (dlt) is another"
        return
    if len(template.dlt) > _REGISTERED:
        yield f"the registered text has more than {_REGISTERED} signs"
    if re.search(r"[<>\n]|  ", template.dlt) or template.dlt != template.dlt.strip():
        yield "operators take one line, single spaces, no < and >"
    for which in (0, 1):
        example = template.example(which)
        long = [figure for figure, value in example.items() if len(value) > LONGEST_VALUE]
        if long:
            yield f"samples of {', '.join(long)} have more than {LONGEST_VALUE} signs"
        elif not matches(Dlt("", template.dlt), template.text.format_map(example)):
            yield "a sample that the registered text does not let pass"


def _is_said(words: str) -> bool:
    return any(sign.isalnum() for sign in words)
