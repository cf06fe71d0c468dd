"""Answers inside words that Indian operators have registered."""

from hypothesis import given
from hypothesis import strategies as st

from bot.i18n import frames
from bot.i18n.dlt import Dlt, matches

FRAME = "बचत सखी: {#var#}{#var#}{#var#} -आशा"
ANSWER = "गीता दीदी, आपकी बचत: ₹600\nबाकी: ₹100\nअगली बैठक: गुरुवार 10 दिसंबर, शाम 5 बजे"


def test_lines_are_one() -> None:
    assert frames.fill(FRAME, "₹600\n\nबाकी: ₹100") == ["बचत सखी: ₹600 / बाकी: ₹100 -आशा"]


def test_long_answer_is_broken_between_words() -> None:
    first, second = frames.fill("{#var#}{#var#}", ANSWER)

    assert first == "गीता दीदी, आपकी बचत: ₹600 / बाकी: ₹100"
    assert second == "अगली बैठक: गुरुवार 10 दिसंबर, शाम 5 बजे"


def test_short_answer_leaves_no_place_empty() -> None:
    assert frames.fill(FRAME, "हाँ") == ["बचत सखी: हाँ -आशा"]
    assert frames.fill(FRAME, "1") == ["बचत सखी: 1.. -आशा"]


def test_nothing_to_say_is_no_message() -> None:
    assert frames.fill(FRAME, " \n") == []


@given(st.text(alphabet="अआक्षि₹0 1\n/.", max_size=400))
def test_whatever_is_said_operators_let_it_pass_and_nothing_is_lost(text: str) -> None:
    parts = frames.fill(FRAME, text)
    said = "".join(part[len("बचत सखी: ") : -len(" -आशा")] for part in parts)

    assert all(matches(Dlt("1", FRAME), part) for part in parts)
    kept = str.maketrans("", "", " \n/.")
    assert said.translate(kept) == text.translate(kept)
