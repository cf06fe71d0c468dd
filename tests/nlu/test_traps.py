"""The numbered traps of DOMAIN 3.3, one test each."""

import pytest

from bot.nlu import Meaning, Unclear, clean, match, read_amount, read_day, read_yes_no
from bot.nlu.skeleton import skeleton
from tests.nlu.women import TODAY, WOMEN


def said(words: str, role: str = "member", context: str = "") -> Meaning:
    """What the words mean from a member, or whoever `role` is."""
    return match(words, role, WOMEN, TODAY, context)


def test_1_do_is_two_or_give() -> None:
    """By its neighbours."""
    assert read_amount("100 do") == 10000
    assert read_amount("do sau") == 20000
    assert isinstance(read_amount("paisa do"), Unclear)


def test_2_words_that_are_also_numbers() -> None:
    """saath, nau, so, tera, bara."""
    assert said("sita ke saath aaungi").intent == "rsvp_yes"
    assert read_amount("saat sau") == 70000
    assert read_amount("saath rupaye") == 6000
    assert read_amount("nau sau") == 90000
    assert read_yes_no("no") is False
    assert read_amount("tera sau") == 130000
    assert isinstance(read_amount("tera naam kya hai"), Unclear)


def test_3_who_gave_whom() -> None:
    """diya of a member is her saving; को is money out; के and ल are asked."""
    assert said("maine 100 diya").intent == "deposit_report"
    assert said("सुनीता यादव ने 100 दिया", "treasurer").intent == "deposit_record"
    for words in ("सीता को 5000 दिया", "गीता के 100 देली", "गीता ल 100 देहेंव"):
        assert said(words, "treasurer").ambiguous


def test_4_wapas_and_nikala_have_two_directions() -> None:
    """Money given back to a member is no repayment; from the bank is no withdrawal of hers."""
    assert said("maine 500 wapas kiye").intent == "repayment"
    assert said("sita ko 100 wapas diya", "treasurer").intent == "out_of_scope"
    assert said("bank se 2000 nikale", "treasurer").intent == "bank_withdrawal"


@pytest.mark.parametrize(
    ("words", "intent"),
    [
        ("जमा है?", "balance"),
        ("100 जमा करो", "deposit_report"),
        ("100 जमा कर दिया", "deposit_report"),
    ],
)
def test_5_jama_asks_orders_and_claims(words: str, intent: str) -> None:
    """A question is never a claim."""
    meaning = said(words)
    assert meaning.intent == intent or (meaning.intent == "out_of_scope" and "?" in words)
    assert said("5 aur 7 jama karo", "treasurer").ambiguous


def test_6_tomorrow_and_yesterday() -> None:
    """By the tense."""
    assert str(read_day("कल दिया", TODAY, "future")) == "2026-11-20"
    assert str(read_day("कल दूँगी", TODAY, "past")) == "2026-11-22"
    alone = said("कल")
    assert alone.ambiguous
    assert alone.slots.day is None
    assert [str(day) for day in alone.alternatives] == ["2026-11-20", "2026-11-22"]


def test_7_the_zero_of_abbreviations() -> None:
    """सी०आर०पी० holds no number."""
    assert clean("सी०आर०पी०") == "सी.आर.पी."
    assert read_amount("रु० १००") == 10000


@pytest.mark.parametrize(
    "words", ["Ward 66", "सेक्टर-7", "सेक्टर-06", "25 से 30 महिलाएँ", "1 माह", "10 फरवरी 2026"]
)
def test_8_numbers_that_are_no_money(words: str) -> None:
    """Wards, counts, months, dates."""
    assert said(words, "treasurer").slots.amount is None
    assert said(words, "treasurer").slots.amounts == ()


def test_9_programmes_that_are_words() -> None:
    """बिहान and सृष्टि are no days and no orders."""
    assert said("बिहान").intent == "out_of_scope"
    assert said("सृष्टि समूह", "treasurer").intent in ("out_of_scope", "group_balance")


def test_10_a_bare_pair_of_numbers() -> None:
    """Only 3-100, 3=100 or क्र 3 100 name a member."""
    assert said("3 100", "treasurer").ambiguous
    for words in ("3-100", "3=100", "क्र 3 100"):
        assert said(words, "treasurer").slots.amounts == ((3, 10000),)


def test_11_ok_is_only_an_answer() -> None:
    """It carries no amount and no member."""
    for words in ("ji", "ok", "👍"):
        assert said(words) == Meaning("confirm_yes")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("विकासखंड", "विकासखण्ड"),
        ("कलस्टर", "क्लस्टर"),
        ("पढ़ाई", "पढाई"),
        ("हाँ", "हां"),
        ("डॉक्टर", "डाॅक्टर"),
    ],
)
def test_12_spellings_of_one_word(one: str, other: str) -> None:
    """Nasals, nukta, chandrabindu; कलस्टर and क्लस्टर differ by a vowel and stay two."""
    same = skeleton(clean(one)) == skeleton(clean(other))
    assert same is (one not in ("कलस्टर", "डॉक्टर"))


def test_13_voice_typing() -> None:
    """jammu for जमा, ruby for rupees."""
    assert said("100 ruby jammu kiya").slots.amount == 10000


def test_14_all_but_some() -> None:
    """The line that a treasurer sends for thirteen women."""
    slots = said("सबका 100 जमा, 4 और 7 छोड़कर", "treasurer").slots
    assert (slots.everyone, slots.amount, slots.excepted) == (True, 10000, (4, 7))
    slots = said("sab ka jama, Sunita yadav aur 7 ko chhod ke", "treasurer").slots
    assert (slots.everyone, slots.amount, slots.excepted) == (True, None, (13, 7))
