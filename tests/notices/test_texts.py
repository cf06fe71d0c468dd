"""Texts as the provider approves them and as they fit into an SMS."""

import re

import pytest

from bot.i18n import LANGUAGES
from bot.i18n.templates import find, names, render
from bot.wording import notes
from tests.notices.typical import EVENTS, figures

_TWO_PARTS, _ONE_PART = 134, 70  # UTF-16 units of an SMS that is not in GSM-7
_SHORT = {
    "receipt",
    "meeting_evening",
    "meeting_today",
    "saving_due",
    "masked",
    "meeting_cancelled",
}
_FIGURE = re.compile(r"\{\w+\}")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", names())
def test_words_stand_before_after_and_between_the_variables(name: str, language: str) -> None:
    """Meta refuses a template that begins or ends with one, or has two side by side."""
    template = find(name, language)
    assert template
    between = _FIGURE.split(template.text)
    assert all(any(sign.isalpha() for sign in words) for words in between), template.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_of_message_has_its_text(language: str) -> None:
    """With no figure missing; and there is no text that nothing sends."""
    said = {kind: render(kind, language, **given).text for kind, given in figures(language)}
    assert said.keys() == set(names())


def test_the_typical_day_knows_every_event_that_is_told() -> None:
    """So that a new one cannot be forgotten here."""
    assert {type(event) for event in EVENTS} == notes._NOTES.keys()


def test_hindi_fits_into_one_sms_or_two() -> None:
    """What comes every month in one part, the rest in two."""
    sizes = {
        kind: len(render(kind, "hi", **given).text.encode("utf-16-le")) // 2
        for kind, given in figures("hi")
    }
    table = "\n".join(f"{size:>4} {kind}" for kind, size in sorted(sizes.items()))
    most = {kind: _ONE_PART if kind in _SHORT else _TWO_PARTS for kind in sizes}
    assert [kind for kind, size in sizes.items() if size > most[kind]] == [], table
