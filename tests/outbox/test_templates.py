"""Approved texts: numbering, buttons, and the ids they have at the provider."""

from pathlib import Path

import pytest

from bot.config import Settings
from bot.i18n import templates
from bot.i18n.templates import Template, content_sid, content_variables, render


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


def test_content_sids_come_from_the_file_or_are_a_hash_for_the_simulator(tmp_path: Path) -> None:
    """Twilio itself never gets an invented one."""
    file = tmp_path / "sids.toml"
    file.write_text('[hi]\nsaving_due = "HX0123"\n')
    real = Settings(_env_file=None, content_sids_file=file)
    assert content_sid("saving_due", "hi", real) == "HX0123"
    assert content_sid("saving_due", "en", real) == ""
    assert content_sid("saving_due", "hi", Settings(_env_file=None)) == ""
    simulated = Settings(_env_file=None, twilio_api_url="http://127.0.0.1:8010")
    assert content_sid("saving_due", "hi", simulated).startswith("HX")
    assert len(content_sid("saving_due", "hi", simulated)) == 34
    assert content_sid("no_such", "hi", simulated) == ""
    assert templates.find("no_such", "hi") is None
