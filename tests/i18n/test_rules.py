"""Every text that is shipped may be submitted to WhatsApp and registered with the SMS operators."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from bot.i18n import LANGUAGES, dlt, rules
from bot.i18n.templates import (
    LIST_PICKER,
    QUICK_REPLY,
    Template,
    find,
    names,
    render,
    session_names,
)
from bot.notices import NOTICES
from bot.sms import economical
from tests.notices.typical import figures

GOOD = Template(
    "Sister, {name} says that she paid {amount} today. Is it true?",
    "UTILITY",
    (("{yes}", "Yes"), ("{no}", "No")),
    type=QUICK_REPLY,
    samples={"name": ("Sita", "Sita Verma (12)"), "amount": ("₹100", "₹10,000")},
    dlt="Sister, {#var#} says that she paid {#var#} today. Is it true?",
)


def with_text(text: str, **more: Any) -> Template:
    registered = text.replace("{name}", "{#var#}").replace("{amount}", "{#var#}")
    return replace(GOOD, text=text, dlt=registered, **more)


def shipped() -> Iterator[tuple[str, str, Template]]:
    for language in LANGUAGES:
        for name in (*names(), *session_names()):
            template = find(name, language)
            assert template, (language, name)
            yield language, name, template


def test_nothing_that_is_shipped_breaks_a_rule() -> None:
    broken = [
        f"{language} {name}: {fault}"
        for language, name, template in shipped()
        for fault in rules.faults(template)
    ]
    assert broken == []


def test_a_good_one_has_no_faults() -> None:
    assert list(rules.faults(GOOD)) == []


@pytest.mark.parametrize(
    ("template", "fault"),
    [
        (with_text("{name} says that she paid {amount} today. Is it true?"), "begins with"),
        (with_text("Sister, here is what we now know of it: {amount}."), "ends with"),
        (with_text("Sister, at last {name} {amount} has paid to us today"), "without a word"),
        (with_text("Sister, {name} paid {amount} now"), "3 words are too few for 2"),
        (with_text("Sister, that is it. " + "x" * 1024), "longer than 1024"),
        (with_text("Sister,  {name} has paid it all to us today"), "single spaces"),
        (with_text("Sister, that is it.\nThank you"), "one line"),
        (with_text("Sister, {name} gave <all> of it to us today"), "no < and >"),
        (replace(GOOD, dlt="Sister, {#var#} says so."), "is another"),
        (replace(GOOD, dlt=""), "is another"),
        (replace(GOOD, samples={"name": ("Sita", "Sita")}), "no sample of amount"),
        (replace(GOOD, samples={**GOOD.samples, "name": ("x", "x" * 31)}), "more than 30"),
        (replace(GOOD, samples={**GOOD.samples, "name": ("", "x")}), "does not let pass"),
        (replace(GOOD, category="ACCOUNT_UPDATE"), "no category"),
        (replace(GOOD, language="hi_Latn"), "not a language"),
        (replace(GOOD, type="twilio/text"), "twilio/text with 2 buttons"),
        (replace(GOOD, type="twilio/media"), "unknown type"),
        (replace(GOOD, buttons=(("{yes}", "x" * 21),)), "longer than 20"),
        (replace(GOOD, buttons=(("y" * 257, "Yes"),)), "longer than 256"),
        (replace(GOOD, buttons=(("{a}", "{label}"),)), "the same to everybody"),
        (replace(GOOD, buttons=GOOD.buttons * 2), "more than 3 buttons"),
        (replace(GOOD, type=LIST_PICKER), "never approved"),
        (replace(GOOD, type=LIST_PICKER, session=True), "without a button that opens it"),
    ],
)
def test_each_rule_is_kept(template: Template, fault: str) -> None:
    assert fault in "; ".join(rules.faults(template))


def test_what_stays_within_the_24_hours_needs_no_approval() -> None:
    """A choice may be all variables; but Twilio's own lengths hold."""
    rows = tuple((f"{{id{n}}}", f"{{label{n}}}") for n in range(10))
    free = Template(
        "{question}", "UTILITY", rows, LIST_PICKER, button="Choose", session=True,
    )  # fmt: skip
    assert list(rules.faults(free)) == []
    assert "more than 10" in "; ".join(rules.faults(replace(free, buttons=rows * 2)))
    assert "more than 3" in "; ".join(rules.faults(replace(free, type=QUICK_REPLY)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_said_on_an_ordinary_day_passes_the_operators(language: str) -> None:
    """Every note of an event and every notice, in the cheap spelling too."""
    for kind, given in figures(language):
        template = find(kind, language)
        assert template
        registered = dlt.Dlt("", template.dlt)
        said = render(kind, language, **given)
        assert dlt.matches(registered, said.text), said.text
        assert dlt.matches(registered, economical(said.text)), economical(said.text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_samples_are_of_the_figures_that_are_used_and_none_is_over(language: str) -> None:
    used = {figure for name in names() for figure in (find(name, language) or GOOD).figures}
    for name in names():
        template = find(name, language)
        assert template
        assert template.samples.keys() <= used, name
        for typical, longest in template.samples.values():
            assert 0 < len(typical) <= len(longest)


def test_every_notice_of_the_clock_has_a_text() -> None:
    assert {notice.name for notice in NOTICES} <= set(names())


def test_placeholders_are_numbered_in_order() -> None:
    """As WhatsApp wants them: {{1}} first, none left out."""
    for _language, name, template in shipped():
        text = template.numbered(template.text)
        places = [int(part.split("}}")[0]) for part in text.split("{{")[1:]]
        assert list(dict.fromkeys(places)) == list(range(1, len(set(places)) + 1)), name
