"""What is sent by SMS reads the same and costs less."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.sms import economical, measure


@pytest.mark.parametrize(
    ("text", "cheap"),
    [
        ("Sita ₹1,500 jama – “dhanyavaad”…", 'Sita Rs 1,500 jama - "dhanyavaad"...'),
        ("Rs 5 {ok} €", "Rs 5 {ok} €"),
        ("₹ 20", "Rs 20"),
        ("₹20 −₹5", "Rs 20 -Rs 5"),
        ("Sita\u00a0didi,\u200b kal\u200d aana", "Sita didi, kal aana"),
        ("✅ Likh diya:\u202f₹100", "Likh diya: Rs 100"),
        ("Ye  lo \r\n phir  ", "Ye lo\nphir"),
        ("caf\u0065\u0301 ½", "café 1/2"),
    ],
)
def test_latin_letters_are_put_into_the_cheap_alphabet(text: str, cheap: str) -> None:
    assert economical(text) == cheap
    assert measure(cheap).encoding == "GSM-7"


@pytest.mark.parametrize("text", ["ok 👍 ₹5", "Sītā ₹5 – “jama”", "Sita सीता ₹5", "â"])
def test_only_if_all_of_it_fits(text: str) -> None:
    """An emoji, a long vowel, a Hindi word: the other signs then cost no less in GSM-7's form."""
    assert economical(text) == text


@pytest.mark.parametrize(
    ("text", "cheap"),
    [
        ("सीता ₹100 “जमा”…", "सीता ₹100 “जमा”…"),  # each is one unit already
        ("✅ लिख दिया: ₹800।", "लिख दिया: ₹800।"),
        ("पढ\u093cना, जुड\u093cना, ज\u093cरूर", "प\u095dना, जु\u095cना, \u095bरूर"),
        ("सीता\u200d देवी\u200b", "सीता देवी"),
        ("ग\u200cीता", "ग\u200cीता"),  # before a matra it may have been meant
        ("श्रीमान्\u200c जी", "श्रीमान् जी"),  # the virama is seen there anyway
    ],
)
def test_hindi_loses_what_nobody_sees(text: str, cheap: str) -> None:
    assert economical(text) == cheap


@pytest.mark.parametrize(
    "text",
    ["क्\u200dष", "क्\u200cष", "दऱ\u094d\u200dया", "र\u200d\u094dय", "👩‍🌾 दीदी", "می\u200cخواهم"],
)
def test_joiners_that_shape_something_stay(text: str) -> None:
    """Half forms, Marathi's eyelash, families of emoji, Urdu."""
    assert economical(text) == text


_SIGNS = st.text(st.sampled_from("abc ₹₹  \n\r\t–…{é✅\ufe0f\u200b\u200c\u200dकड़सी्।👩🌾\u0301"))


@given(st.one_of(st.text(), _SIGNS))
def test_a_second_time_changes_nothing(text: str) -> None:
    """What the provider gives back is compared in this form."""
    assert economical(economical(text)) == economical(text)


@given(_SIGNS)
def test_it_never_costs_more(text: str) -> None:
    assert measure(economical(text)).parts <= measure(text).parts


@given(st.text(st.sampled_from("कखगजडढफय़ािी् अ"), max_size=40))
def test_letters_and_matras_stay(text: str) -> None:
    """Decomposed they are the same signs, but for spaces."""
    before, after = (unicodedata.normalize("NFD", t) for t in (text, economical(text)))
    assert after.split() == before.split()
