"""Treasurers' lines: the good part is kept, the wrong part is named."""

import pytest

from bot.nlu import Slots, match
from tests.nlu.women import TODAY, WOMEN


def recorded(words: str) -> Slots:
    """What a treasurer's words record."""
    meaning = match(words, "treasurer", WOMEN, TODAY)
    assert meaning.intent == "deposit_record"
    return meaning.slots


@pytest.mark.parametrize(
    ("words", "good", "why", "wrong"),
    [
        ("sita 100 kamlesh 200 rekha 100", ((2, 10000), (3, 10000)), "near_name", "kamlesh"),
        ("25-100 1-100", ((1, 10000),), "no_such_number", "25-100"),
        ("sita 100\nsunita 100", ((2, 10000),), "same_name", "sunita"),
        ("sita 100\nrina 100", ((2, 10000),), "near_name", "rina"),
        ("sita teen sau pachs gita 100", ((4, 10000),), "near_number", "teen sau pachs"),
        ("sita 100 gita do teen sau", ((2, 10000),), "range", "do teen sau"),
        ("sita 100 aur gita", ((2, 10000),), "nothing", "4"),
    ],
)
def test_a_half_understood_line(
    words: str, good: tuple[tuple[int, int], ...], why: str, wrong: str
) -> None:
    """Only its wrong part is named."""
    slots = recorded(words)
    assert slots.amounts == good
    assert [(part.why, part.words) for part in slots.unclear] == [(why, wrong)]


@pytest.mark.parametrize(
    "words",
    [
        "3 100",
        "3 100\n4 100",
        "sita 100 aur 50",
        "sita 100 sita 200",
        "sabka kul 1300",
        "sab sau chaar chhodkar",
    ],
)
def test_a_line_that_may_mean_two_things_is_asked(words: str) -> None:
    """Bare pairs, two amounts, totals."""
    meaning = match(words, "treasurer", WOMEN, TODAY)
    assert meaning.ambiguous
    assert meaning.slots.unclear


def test_the_same_woman_twice_with_two_amounts_keeps_neither() -> None:
    """Which of the two is hers has to be asked."""
    assert recorded("sita 100 sita 200 gita 50").amounts == ((4, 5000),)


def test_all_but_some_in_both_scripts() -> None:
    """Exceptions before or after, by name or number."""
    for words in (
        "सबका 100 जमा, 5 और गीता छोड़कर", "5, gita chhodkar sab 100", "sab 100 except gita and 5",
        "सब ने 100 दिए, रीता और गीता ने नहीं दिया",
    ):  # fmt: skip
        slots = recorded(words)
        assert (slots.everyone, slots.amount, set(slots.excepted)) == (True, 10000, {4, 5})


def test_all_with_one_different_amount_becomes_the_rest() -> None:
    """ "सब 100, गीता 50": the others pay 100."""
    slots = recorded("सब 100, गीता 50")
    assert (slots.amounts, slots.rest) == (((4, 5000),), 10000)


def test_list_numbers_are_not_amounts() -> None:
    """Women who number their lines."""
    assert recorded("1. सीता 100\n2. गीता 200").amounts == ((2, 10000), (4, 20000))


def test_nought_is_kept_for_the_read_back() -> None:
    """ "3-0" says that she did not pay."""
    assert recorded("1-100 2-100 3-0").amounts == ((1, 10000), (2, 10000), (3, 0))
