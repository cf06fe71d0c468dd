"""Texts as the provider approves them and as they fit into an SMS."""

import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from click.testing import CliRunner

from bot.cli.lengths import lengths
from bot.i18n import LANGUAGES, LOCALES
from bot.i18n.templates import find, names, render
from bot.notices.examples import Day, examples, longest, typical
from bot.sms import economical, measure
from bot.wording import notes
from tests.notices.typical import EVENTS, figures

_SHORT = {
    "receipt",
    "meeting_evening",
    "meeting_today",
    "saving_due",
    "saving_due_shared",
    "claims_waiting",
    "claim_ask",
    "please_pay",
    "reversed",
    "masked",
    "monthly_statement",
    "monthly_statement_shared",
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


def test_what_comes_every_month_is_one_sms_in_hindi() -> None:
    """On an ordinary day."""
    sizes = {
        kind: measure(economical(render(kind, "hi", **given).text)) for kind, given in figures("hi")
    }
    assert {kind: size for kind, size in sizes.items() if size.parts > 1 and kind in _SHORT} == {}
    assert sizes.keys() >= _SHORT


@pytest.mark.parametrize("name", ["सुनीता देवी", "सुनीता देवी यादव", "कौशल्या बाई"])
def test_a_receipt_is_one_sms_with_two_names_or_three(name: str) -> None:
    """As most women in a register have them."""
    day = replace(typical("hi"), names=(name,) * 5)
    given = dict(examples("hi", day))
    said = [render(kind, "hi", **given[kind]).text for kind in ("receipt", "please_pay")]
    assert [measure(economical(text)).parts for text in said] == [1, 1]
    assert name.split()[0] in said[1]  # a receipt says "your": it goes to her phone alone


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("script", ["hi", "en"])
@pytest.mark.parametrize("day", [typical, longest])
def test_no_notice_is_more_than_two_sms(
    day: Callable[[str], Day], script: str, language: str
) -> None:
    """Also where names and places are in Hindi and the text in Latin letters, or the other way."""
    others = day(script)
    mixed = replace(day(language), names=others.names, place=others.place, why=others.why)
    long = {
        kind: text
        for kind, given in examples(language, mixed)
        if measure(economical(text := render(kind, language, **given).text)).parts > 2
    }
    assert long == {}


def test_the_table_in_the_papers_is_what_the_command_prints() -> None:
    """`flask --app wsgi outbox lengths > locales/LENGTHS.md` after a change of texts."""
    printed = CliRunner().invoke(lengths).output
    assert (LOCALES / "LENGTHS.md").read_text() == printed
