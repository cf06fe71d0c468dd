"""Names and places give way before a message costs another part."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.i18n.fitting import fit, shorter
from bot.sms import economical, measure


@pytest.mark.parametrize(
    ("said", "most", "short"),
    [
        ("सीता", 5, "सीता"),
        ("सुनीता देवी रामप्रसाद यादव (12)", 30, "सुनीता देवी रामप्रसाद (12)"),
        ("सुनीता देवी रामप्रसाद यादव (12)", 14, "सुनीता (12)"),
        ("सुनीता देवी (12)", 9, "सु. (12)"),
        ("सावित्रीबाईचंद्रवंशी", 14, "सावित्रीबाईचं."),
        ("चंद्रकला", 5, "चंद."),  # no conjunct is left hanging
        ("रेखा देवी, राधा बाई यादव", 20, "रेखा देवी, राधा बाई"),
        ("", 5, ""),
    ],
)
def test_words_go_first_the_number_never(said: str, most: int, short: str) -> None:
    assert shorter(said, most) == short


def test_a_word_stays_whole_where_only_words_may_go() -> None:
    assert shorter("सावित्रीबाई देवी (3)", 9, only_words=True) == "सावित्रीबाई (3)"


def test_what_is_left_out_of_a_reason_is_seen() -> None:
    assert shorter("पैसा अभी नहीं मिला", 15, more="…") == "पैसा अभी नहीं…"


_TEXT = "रसीद {code} में {name} के {amount} जमा।"


def test_as_much_of_a_name_stays_as_one_part_holds() -> None:
    name = "सुनीता देवी रामप्रसाद चंद्रवंशी"
    figures = {"code": "N42V", "name": name, "amount": "₹1,23,45,678"}
    assert fit(_TEXT, figures)["name"] == "सुनीता देवी रामप्रसाद"
    assert fit("बैंक में " * 2 + _TEXT, figures)["name"] == "सुनीता देवी"


def test_where_no_part_is_saved_nothing_is_lost() -> None:
    """But what is too long for a place in a registered text."""
    figures = {"code": "N42V", "name": "सुनीता देवी", "amount": "₹100"}
    assert fit("दीदी, " * 12 + _TEXT, figures) == figures


@given(st.text(st.sampled_from("कखगिीा्सन ,().19")), st.text(max_size=20))
def test_sums_and_codes_are_never_touched(name: str, code: str) -> None:
    figures = {"code": code, "name": name, "amount": "₹1,23,45,678"}
    fitted = fit(_TEXT, figures)
    assert {**fitted, "name": name} == figures
    assert len(fitted["name"]) <= max(30, len(name) // 2)


@given(st.text(st.sampled_from("कखगिीा्सन "), max_size=200))
def test_two_parts_are_enough_for_any_place(place: str) -> None:
    text = "दीदी, बैठक बदल गई: अब {when} है। जगह: {place}। आएँगी? हाँ या नहीं"
    when = "शुक्रवार 16 अक्टूबर, दोपहर 12:30 बजे"
    fitted = fit(text, {"when": when, "place": place})
    assert measure(economical(text.format_map(fitted))).parts <= 2
