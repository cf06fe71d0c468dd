"""Amounts: what is one, what is none, and what has to be asked (DOMAIN 3.2 and 3.3)."""

from pathlib import Path

import pytest

from bot.nlu import Unclear, match, read_amount
from tests.nlu import suites
from tests.nlu.women import TODAY, WOMEN

RUPEES = {
    "100": 100, "₹100/-": 100, "रु100": 100, "रु. 100/-": 100, "रु० 100": 100, "100रु": 100,
    "Rs.100": 100, "100rs": 100, "100 rupay": 100, "100 रुपैया": 100, "१००": 100, "2k": 2000,
    "1,11,13,425": 11113425, "1.5 lakh": 150000, "2 सौ": 200, "2 sau 50": 250, "5,00,000": 500000,
    "100,000": 100000, "₹ 1,500.50": 1500.5, "10 रुपये 50 पैसे": 10.5, "50 paise": 0.5,
    "सवा सौ": 125, "सवा दो सौ": 225, "सवा हज़ार": 1250, "सवा लाख": 125000, "sawa sau": 125,
    "डेढ़ सौ": 150, "डेढ़ हज़ार": 1500, "dedh so": 150, "derh sau": 150, "डेढ़-सौ": 150,
    "ढाई सौ": 250, "अढ़ाई सौ": 250, "ढाई हज़ार": 2500, "dhai so": 250, "dhaai hajar": 2500,
    "पौन सौ": 75, "पौने सौ": 75, "पौने दो सौ": 175, "पौने पाँच सौ": 475, "pone do so": 175,
    "साढ़े तीन सौ": 350, "साढ़े चार हज़ार": 4500, "saadhe teen sau": 350, "saade teen so": 350,
    "साढ़े बारह सौ": 1250, "sadhe 3 sau": 350, "आधा हज़ार": 500, "बारह सौ": 1200,
    "पंद्रह सौ": 1500, "पच्चीस सौ": 2500, "सौ-सौ": 100, "पाँच-पाँच सौ": 500, "100-100": 100,
    "1 करोड़ 11 लाख 13 हजार 425": 11113425, "1 लाख 20 हजार": 120000, "हज़ार पाँच सौ": 1500,
    "पाँच सौ करोड़": None, "कोरी 20": 20, "दू सौ": 200, "एकावन": 51, "सैकड़ा": 100, "एक सौ दो": 102,
    "do sau": 200, "do hazar paanch so rupe": 2500, "bara so": 1200, "tera sau": 1300,
    "nau sau": 900, "no sau": 900, "sat so": 700, "saath rupaye": 60, "saath hazar": 60000,
    "ek sau saath rupaye": 160, "100 do": 100, "two hundred and fifty": 250, "fifty": 50,
    "maine 200 diye": 200, "sau ruby": 100, "ek so bees": 120, "पचस": None, "तीन-सौ": 300,
    "paintees so": 3500, "dedsau": 150, "unchaas": 49, "ninyanve rupaye": 99, "उनतालीस": 39, "0": 0,
}  # fmt: skip
NONE = [
    "12 लोग", "100 बार", "शाम 5 बजे", "25 से 30 महिलाएँ", "वार्ड क्रमांक 9", "सेक्टर-7", "ward 66",
    "1 माह", "नंबर 4", "no. 4", "9999900001", "+91 99999 00001", "1234 5678 9012", "सी०आर०पी०",
    "paisa do", "2 kg", "5%", "पर्ची 4521", "hello", "", "10 तारीख", "0456",
]  # fmt: skip
ASKED = {
    "दो-तीन सौ": "range", "do teen sau": "range", "12 से 15 हजार": "range", "सौ-डेढ़ सौ": "range",
    "100 ya 150": "several", "100 से ज्यादा": "about", "लगभग 100": "about", "karib 200": "about",
    "10 हजार से अधिक": "about", "100 aur 50": "several", "100 200": "several", "sau do": "several",
    "mujhe sau do": "several", "sath sau": "several", "100 paise": "several", "-100": "negative",
    "माइनस सौ": "negative", "100.505": "fraction_of_paise", "saadh teen sau": "near_number",
    "teen sau pachs": "near_number", "blah sau": "near_number", "saathazaar rupaye": "near_number",
    "sadhe do sau": "near_number", "saadh 3 sau": "near_number", "100,200": "several",
}  # fmt: skip
LISTED = [
    line.rsplit(" = ", 1)
    for line in Path(__file__).with_name("amounts.txt").read_text("utf-8").splitlines()
    if " = " in line and not line.startswith("#")
]
SLIPS = {  # one wrong letter beside a number, and what would be left of it
    "पौनपे दस हज़ार": 10000, "साढ़े सात सर रुपये": 7.5, "दो सखौ सोलह": 16,
    "ek sao untis rupaye": 29, "न सौ चौरानवे": 194, "na hazaar do sau": 1200, "ठआ सौ साठ": 160,
    "paue paanch hazaar": 5000, "pkune aath sau": 800, "nau sau cnaar": 900, "sava o sau": 100,
    "उन्नीस हज़ार दो सयौ रुपये": 19000, "आठ सौ नि रुपये": 800, "साथ सौ": 100, "as hazaar nau sau": 1900,
    "do sau statar": 277, "aath sau chtar": 876, "दढ़ सौ": 100, "chaar seu rupaye": 4,
}  # fmt: skip


@pytest.mark.parametrize(("words", "expected"), LISTED, ids=[words for words, _ in LISTED])
def test_the_list_of_amounts(words: str, expected: str) -> None:
    """900 phrases: the amount, none, or a question; nowhere another amount."""
    found = read_amount(words)
    if expected in ("none", "ask"):
        assert isinstance(found, Unclear)
        assert (found.why == "nothing") is (expected == "none")
    elif not (expected.endswith("?") and isinstance(found, Unclear)):
        assert found == round(float(expected.rstrip("?")) * 100)


@pytest.mark.parametrize(("words", "rest"), SLIPS.items())
def test_a_slip_of_the_finger_never_shortens_a_number(words: str, rest: float) -> None:
    """A word beside a number that may be part of it makes it a question."""
    found = read_amount(words)
    assert isinstance(found, Unclear), f"{words}: {rest} is only what was understood"


@pytest.mark.parametrize(
    ("words", "rupees"), [("maine panchso jama kiye", 500), ("मैंने ढाईसौ जमा किए", 250),
                          ("pndrh sau jama kiye", 1500), ("maine pchas rupaye diye", 50)],
)  # fmt: skip
def test_words_run_together_or_without_vowels_in_a_message(words: str, rupees: int) -> None:
    """What is read alone is read in a sentence."""
    assert match(words, "member", WOMEN, TODAY).slots.amount == rupees * 100


def test_a_number_that_may_be_two_is_asked_in_a_message() -> None:
    """ "pchs" is 50 or 25."""
    unclear = match("maine pchs rupaye jama kiye", "member", WOMEN, TODAY).slots.unclear
    assert [part.why for part in unclear] == ["near_number"]
    assert set(unclear[0].options) == {2500, 5000}


@pytest.mark.skipif(not suites.FOLDER.exists(), reason="the peers' cases are not on this machine")
def test_the_peers_own_cases() -> None:
    """None is read as another amount; of NeMo's and indic-itn's rupees at least 97 % are read."""
    cases = list(suites.amounts())
    assert [case for case in cases if case.verdict == "wrong"] == []
    for peer in ("nemo", "indic-itn"):
        due = [case for case in cases if case.is_due and case.suite.startswith(peer)]
        assert sum(case.verdict == "right" for case in due) >= 0.97 * len(due)


@pytest.mark.parametrize(("words", "rupees"), [(w, r) for w, r in RUPEES.items() if r is not None])
def test_an_amount_is_read(words: str, rupees: float) -> None:
    """Exact in paise."""
    assert read_amount(words) == round(rupees * 100)


@pytest.mark.parametrize("words", NONE)
def test_what_is_no_amount_gives_none(words: str) -> None:
    """Counts, dates, labels, telephone numbers are no money."""
    found = read_amount(words)
    assert isinstance(found, Unclear)
    assert found.why == "nothing"


@pytest.mark.parametrize(("words", "why"), ASKED.items())
def test_what_is_not_sure_is_asked(words: str, why: str) -> None:
    """Never shortened, never guessed: an Unclear with its reason."""
    found = read_amount(words)
    assert isinstance(found, Unclear)
    assert found.why == why


def test_a_range_shares_its_unit_backwards() -> None:
    """12 से 15 हजार is 12,000 to 15,000."""
    found = read_amount("12 से 15 हजार")
    assert isinstance(found, Unclear)
    assert found.options == (1_200_000, 1_500_000)
