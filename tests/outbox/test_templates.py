"""Approved texts: numbering, buttons, and the ids they have at the provider."""

from dataclasses import replace
from pathlib import Path

import pytest

from bot.config import Settings
from bot.i18n import templates
from bot.i18n.templates import (
    Template,
    content_sid,
    content_variables,
    fitted,
    render,
    version,
)


def test_variables_are_numbered_by_first_appearance() -> None:
    """A name used twice has one number; figures that are not used are ignored."""
    said = render("saving_due", "hi", amount="₹100", day="गुरुवार 10 दिसंबर", other="x")
    assert said.text == "दीदी, आपकी ₹100 बचत बाकी है। गुरुवार 10 दिसंबर तक दे दें।"
    assert said.variables == {"1": "₹100", "2": "गुरुवार 10 दिसंबर"}


def test_a_missing_figure_is_an_error_and_so_is_an_unknown_message() -> None:
    """Better than a message with a hole."""
    with pytest.raises(KeyError):
        render("saving_due", "hi", amount="₹100")
    with pytest.raises(KeyError):
        render("no_such_message", "hi")


def test_what_buttons_leave_open_is_filled_when_sending() -> None:
    """Numbered after the text; a name of the text may be part of an id."""
    template = Template(
        "{name} says {amount}.", "UTILITY", (("{yes}", "Yes"), ("no?of={name}", "{label}"))
    )
    assert template.numbers == {"name": "1", "amount": "2", "yes": "3", "label": "4"}
    given = {"1": "सीता", "2": "₹100"}
    buttons = (("confirm_yes?number=5", "Yes"), ("no?of=सीता", "No, it is wrong"))
    filled = content_variables(template, given, buttons)
    assert filled == {**given, "3": "confirm_yes?number=5", "4": "No, it is wrong"}
    assert content_variables(template, given, buttons[:1]) is None
    assert content_variables(template, {"1": "सीता"}, buttons) is None


def test_content_sids_are_recorded_or_a_hash_for_the_simulator(tmp_path: Path) -> None:
    """Twilio itself never gets an invented one, nor an id of other words."""
    file = tmp_path / "templates.toml"
    words, sid = version("saving_due", "hi"), "HX" + "1" * 32
    file.write_text(f'[production.hi.saving_due.contents]\n{words} = "{sid}"\nolder = "HX0"\n')
    real = Settings(_env_file=None, templates_file=file)
    assert content_sid("saving_due", "hi", real) == sid
    assert content_sid("saving_due", "en", real) == ""
    staging = Settings(_env_file=None, templates_file=file, templates_environment="staging")
    assert content_sid("saving_due", "hi", staging) == ""
    file.write_text('[production.hi.saving_due.contents]\nolder = "HX0"\n')
    assert content_sid("saving_due", "hi", real) == ""
    simulated = Settings(
        _env_file=None, templates_file=file, twilio_api_url="http://127.0.0.1:8010"
    )
    assert content_sid("saving_due", "hi", simulated).startswith("HX")
    assert len(content_sid("saving_due", "hi", simulated)) == 34
    assert content_sid("no_such", "hi", simulated) == ""
    assert templates.find("no_such", "hi") is None


def test_a_figure_fits_the_place_that_operators_give_it() -> None:
    """One line, thirty signs, whole words where that can be."""
    assert fitted("पंचायत\n  भवन") == "पंचायत भवन"
    assert fitted("the yard behind the old school house") == "the yard behind the old school"
    assert fitted("x" * 40) == "x" * 30
    said = render("claim_refused_why", "en", name="Sita", amount="₹100", why="no " * 30)
    assert len(said.variables["3"]) <= 30


def test_the_version_is_that_of_the_words() -> None:
    """A name that WhatsApp rejected cannot be used again."""
    template = templates.find("receipt", "hi_Latn")
    assert template
    assert version("receipt", "hi_Latn") == f"receipt_hi_latn_{template.fingerprint}"
    assert replace(template, text=template.text + ".").fingerprint != template.fingerprint
    assert replace(template, samples={}).fingerprint == template.fingerprint
