"""What holds for every number and for every text."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.nlu import (
    Unclear,
    amount_in_words,
    clean,
    control_word,
    match,
    read_amount,
    read_choice,
    read_day,
    read_members,
    read_number,
    read_rule,
    read_time,
    read_yes_no,
    script_of,
)
from tests.nlu.women import TODAY, WOMEN

ROLES = st.sampled_from(["member", "treasurer", "president", "staff"])
FRAGMENTS = st.lists(
    st.sampled_from(
        ["सीता", "100", "सबका", "छोड़कर", "साढ़े", "तीन", "सौ", "do", "kal", "बैठक", "5", "baje", "-",
         "नहीं", "और", "गीता", "हाँ", "10/12", "\n", "?", "A7K2", "हर", "महीने", "की", "से", "पौने",
         "पर्ची", "slip", "not", "the", "को", "दिए", "बाकी", "1", "bus"]
    ),
    max_size=14,
).map(" ".join)  # fmt: skip


@pytest.mark.parametrize("language", ["hi", "hi_Latn", "en"])
@given(rupees=st.integers(0, 999_999_999))
@settings(max_examples=300)
def test_an_amount_in_words_is_read_as_the_same_amount(language: str, rupees: int) -> None:
    """Words → number → words, up to 99,99,99,999."""
    assert read_amount(amount_in_words(rupees * 100, language)) == rupees * 100


@pytest.mark.parametrize("language", ["hi", "hi_Latn", "en"])
def test_every_number_to_a_thousand_comes_back(language: str) -> None:
    """No two of the irregular numbers below a hundred are mixed up."""
    wrong = {
        n: read_amount(amount_in_words(n * 100, language))
        for n in range(1001)
        if read_amount(amount_in_words(n * 100, language)) != n * 100
    }
    assert wrong == {}


@given(paise=st.integers(1, 99), rupees=st.integers(1, 5000))
@settings(max_examples=100)
def test_rupees_and_paise_come_back(rupees: int, paise: int) -> None:
    """रुपये and पैसे together are one amount."""
    total = rupees * 100 + paise
    assert read_amount(amount_in_words(total, "hi")) == total


def test_an_amount_below_zero_is_not_read_back() -> None:
    """A negative amount is a fault of ours, not a text."""
    with pytest.raises(ValueError, match="never negative"):
        amount_in_words(-1, "hi")


@given(st.text(max_size=300))
@settings(max_examples=300)
def test_cleaning_twice_changes_nothing_more(raw: str) -> None:
    """clean is idempotent."""
    assert clean(clean(raw)) == clean(raw)


@given(words=st.text(max_size=200) | FRAGMENTS, role=ROLES)
@settings(max_examples=400, deadline=None)
def test_no_text_raises(words: str, role: str) -> None:
    """Whatever is typed has a meaning, if only out_of_scope."""
    assert match(words, role, WOMEN, TODAY).intent
    assert read_yes_no(words) in (True, False, None)
    for read in (read_amount, read_time, read_number, control_word, script_of):
        read(words)
    read_members(words, WOMEN)
    read_choice(words, ["हाँ", "नहीं"])
    read_rule(words, TODAY)
    for lean in ("past", "future"):
        found = read_day(words, TODAY, lean)
        assert isinstance(found, date) or found.why


@given(words=FRAGMENTS, role=ROLES)
@settings(max_examples=300, deadline=None)
def test_amounts_are_whole_paise_and_members_are_of_the_group(words: str, role: str) -> None:
    """Nobody outside the register is ever named, and no amount is negative."""
    slots = match(words, role, WOMEN, TODAY).slots
    numbers = {person.number for person in WOMEN}
    assert {who for who, _ in slots.amounts} <= numbers
    assert set(slots.members) | set(slots.excepted) <= numbers
    assert all(isinstance(paise, int) and paise >= 0 for _, paise in slots.amounts)


@pytest.mark.parametrize(
    "words",
    ["सब " * 20_000, "1-" * 40_000, "\x00" * 100_000, "😀" * 30_000, "हा" * 50_000, "\u202e100"],
)
def test_huge_and_strange_input_has_an_answer(words: str) -> None:
    """100 kB of anything is out of scope or harmless."""
    assert match(words, "treasurer", WOMEN, TODAY).intent in ("out_of_scope", "bare")


@pytest.mark.parametrize(
    "words",
    ["1-", "a,", "A7K2 ", "1,000,", "10/12/", "3 ने ", "पर्ची 12 ", "1 haan 2 nahi ", "सौ ", "the "],
)
def test_every_reader_bears_a_hundred_kilobytes(words: str) -> None:
    """What is far too long to be an answer is read as nothing."""
    long = words * (100_000 // len(words))
    assert match(long, "member", WOMEN, TODAY).intent == "out_of_scope"
    for found in (
        read_amount(long), read_day(long, TODAY, "past"), read_time(long),
        read_members(long, WOMEN), read_rule(long, TODAY),
    ):  # fmt: skip
        assert isinstance(found, Unclear)
    assert read_yes_no(long) is None
    assert read_choice(long, ["हाँ", "नहीं"]) is None


@pytest.mark.parametrize("language", ["hi", "hi_Latn"])
def test_every_number_to_ten_thousand_comes_back(language: str) -> None:
    """Each of them, and ones spread up to 99,99,99,999."""
    numbers = [*range(10_000), *range(12_345, 1_000_000_000, 1_234_567)]
    wrong = [n for n in numbers if read_amount(amount_in_words(n * 100, language)) != n * 100]
    assert wrong == []
