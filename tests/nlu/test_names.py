"""Whom a typed name means: three bands, and never the nearest one."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.nlu import Person, Unclear, names, read_member, read_members, sources
from bot.nlu.likeness import distance, sounds
from bot.nlu.pieces import read
from tests.nlu.women import WOMEN

SURE = {
    "सीता": 2, "seeta": 2, "sita bai": 2, "Geeta": 4, "geeta sahu": 4, "गीता दीदी": 4, "reeta": 5,
    "ramvati": 6, "रामकली": 7, "ramkali": 7, "santi": 8, "shanti": 8, "purnima": 9, "asha": 10,
    "aasha": 10, "laxmi": 11, "lakshmi": 11, "निर्मला": 12, "nirmla": 12, "सुनीता यादव": 13,
    "sunita devi": 1, "सुनीता पति सुरेश": 13, "ramesh ki sunita": 1, "13 सुनीता": 13, "4": 4,
    "4 नंबर": 4, "क्र 4": 4, "no. 7": 7, "चार नंबर": 4, "सदस्य 7": 7,
}  # fmt: skip
ASKED = {
    "सुनीता": "same_name", "suneeta": "same_name", "mita": "near_name", "शांता": "near_name",
    "rina": "near_name", "कमला": "unknown_name", "xyz": "unknown_name", "25": "no_such_number",
    "": "nothing",
}  # fmt: skip


@pytest.mark.parametrize(("words", "number"), SURE.items())
def test_a_name_or_number_is_one_woman(words: str, number: int) -> None:
    """Across scripts and spellings."""
    assert read_member(words, WOMEN) == number


@pytest.mark.parametrize(("words", "why"), ASKED.items())
def test_a_doubtful_name_is_asked(words: str, why: str) -> None:
    """Same names always; near names with the women they could be; strangers never."""
    found = read_member(words, WOMEN)
    assert isinstance(found, Unclear)
    assert found.why == why


def test_women_of_one_name_are_offered_by_their_numbers() -> None:
    """The register numbers are the options."""
    found = read_member("सुनीता", WOMEN)
    assert isinstance(found, Unclear)
    assert found.options == (1, 13)


def test_a_plain_name_beside_a_longer_one_is_still_asked() -> None:
    """सुनीता is also the first name of सुनीता देवी."""
    found = read_member("सुनीता", (Person(1, "सुनीता"), Person(2, "सुनीता देवी")))
    assert isinstance(found, Unclear)
    assert found.options == (1, 2)


def test_names_that_differ_by_one_letter_are_different_women() -> None:
    """रीता, गीता and सीता never stand for one another."""
    one = (Person(1, "रीता"),)
    for typed in ("गीता", "सीता", "gita"):
        assert isinstance(read_member(typed, one), Unclear)


def test_several_members_in_one_answer() -> None:
    """Names and numbers may be mixed."""
    assert read_members("4, रीता और 7", WOMEN) == (4, 5, 7)


def test_one_member_is_wanted_and_two_are_named() -> None:
    """Two are not one."""
    found = read_member("गीता और रीता", WOMEN)
    assert isinstance(found, Unclear)
    assert found.options == (4, 5)


def test_all_and_all_but_some_in_one_answer() -> None:
    """ "सब" is everybody; "सब 4" may be either."""
    numbers = tuple(person.number for person in WOMEN)
    for words in ("सब", "sab", "सभी", "everyone", "sabhi log"):
        assert read_members(words, WOMEN) == numbers
    for words in ("सब, 4 नहीं", "sab geeta ko chhodkar", "all except 4"):
        assert read_members(words, WOMEN) == tuple(n for n in numbers if n != 4)
    assert isinstance(read_members("सब 4", WOMEN), Unclear)


def test_a_register_number_behind_the_name_is_no_second_woman() -> None:
    """ "शांति 8" is one."""
    assert read_members("शांति 8 100", WOMEN) != (8, 100)
    assert read_members("शांति 8", WOMEN) == (8,)


NEIGHBOURS = (
    Person(1, "कमला देवांगन", "पति शंकर"), Person(2, "विमला साहू", "पति जगदीश"),
    Person(3, "फूलबाई", "पति दुर्गाप्रसाद"), Person(4, "फूलमती", "पति लखन"),
    Person(5, "सरिता यादव", "पति विनोद"), Person(6, "सविता यादव", "पति अनिल"),
    Person(7, "मीना", "पति सुखराम"), Person(8, "मीना कुर्रे", "पति रामलाल"),
    Person(9, "शकुंतला पटेल", "पति मनोज"), Person(10, "Rubi Khatun", "pati Salim"),
    Person(11, "Gudiya", "pati Chandan"), Person(12, "वीणा", "पति मोहन"),
    Person(13, "त्रिवेणी", "पति मोहन"), Person(14, "सुमित्रा", "पिता हरीश"),
)  # fmt: skip
SPELLED = {
    1: ("kmla", "kamala didi", "कामला", "dewangan"), 2: ("bimla", "बिमला साहु", "vimala", "sahu"),
    3: ("phool bai", "फुलबाई", "fulbai"), 4: ("phul mati", "फूलमति", "foolmatee"),
    5: ("srita", "सरीता", "sareeta jadav"), 6: ("sabita", "सबिता", "savita yadaw"),
    7: ("सुखराम की मीना", "meena pati sukhram", "sukhram ki patni"),
    8: ("mina kure", "रामलाल की पत्नी मीना", "meena ramlal wali", "kurre", "8 नंबर वाली मीना"),
    9: ("shakuntla", "सकुन्तला", "sakuntla patel", "shakutala"), 10: ("ruby", "रूबी खातून"),
    11: ("guria", "गुड़िया", "gudia"), 12: ("bina", "बीना", "veena"),
    13: ("tirveni", "तिरबेनी", "tribeni devi"), 14: ("sumitara", "सुमीत्रा", "harish ki beti"),
}  # fmt: skip
NOBODY_SURELY = (
    "सरविता", "मीना", "मोना", "कमल", "विमल", "phool", "फूलकुमारी", "फूलवती", "सुमिता", "sumita",
    "सुनीता", "यादव", "कमला साहू", "विमला पटेल", "मोहन की पत्नी", "harish ki patni", "3 विमला", "मीरा",
    "सात नंबर वीणा", "सरिता या सविता", "shayad vimla", "nahi vimla", "सीता", "rani", "गुड्डी",
)  # fmt: skip


@pytest.mark.parametrize(
    ("words", "number"), [(words, number) for number, all_ in SPELLED.items() for words in all_]
)
def test_what_spellers_vary_costs_nothing(words: str, number: int) -> None:
    """Schwas, lengths, aspirates, b and v, d and r, joined names, husbands and fathers."""
    assert read_member(words, NEIGHBOURS) == number


@pytest.mark.parametrize("words", NOBODY_SURELY)
def test_nothing_snaps_to_the_nearest(words: str) -> None:
    """Other names, names between two, beginnings, other second names, doubts, contradictions."""
    assert isinstance(read_member(words, NEIGHBOURS), Unclear)


@pytest.mark.parametrize(
    "words",
    ["7", "७", "7 नंबर", "क्र. 7", "सात नंबर वाली", "no.7", "#7", "member 7", "sr no 7", "7no",
     "S.No.7", "क्रम संख्या 7", "nambar saat", "सदस्य क्रमांक : 7", "7 wali didi"],
)  # fmt: skip
def test_register_numbers_always_work(words: str) -> None:
    """In all forms."""
    assert read_member(words, WOMEN) == 7


def test_no_real_name_is_taken_for_another() -> None:
    """Of the listed names none is taken for a member who is called differently."""
    listed = sources.lexicons()["hi"]["names"]["women"]
    groups = random.Random(7)
    for _ in range(3):
        roster = tuple(Person(n, name) for n, name in enumerate(groups.sample(listed, 20), 1))
        for name in listed:
            found = read_member(name, roster)
            if isinstance(found, int):
                assert sounds(name).folded == sounds(roster[found - 1].name).folded


@pytest.mark.parametrize(
    ("one", "other"),
    [("रीता", "गीता"), ("रीता", "रीना"), ("शांता", "शांति"), ("रामवती", "रामकली"), ("मीना", "मीरा"),
     ("सरिता", "सविता"), ("अनीता", "नीता"), ("आशा", "उषा"), ("मंजू", "अंजू"), ("कमला", "कला")],
)  # fmt: skip
def test_two_womens_names_are_far_apart(one: str, other: str) -> None:
    """Farther than any misspelling that is accepted."""
    assert distance(sounds(one), sounds(other)) > 1.5 * sounds(one).sure


@given(st.text(alphabet="abghilmnrstuvyकगतनमरलसािीे्ं", max_size=12), st.text(max_size=12))
def test_distance_is_the_same_both_ways(one: str, other: str) -> None:
    """And nothing for the same."""
    a, b = sounds(one), sounds(other)
    assert distance(a, b) == pytest.approx(distance(b, a))
    assert distance(a, a) == 0


WHOLE = {
    "geeta verma 100": ["near_name"], "sunita yadv 100 geeta 50": [13, 4], "आशा है कल बैठक होगी": [],
    "आशा ने 100 दिए": [10], "मेरे पति रमेश ने 100 दिए": [], "रमेश की पत्नी ने 100 दिए": [1],
    "सीता पति रमेश 100": ["near_name"], "सात नंबर सीता 100": ["near_name"], "7 no ne 100 diye": [7],
    "1 no, 3 yes": [], "कमला वर्मा ने 100 दिए": [], "sab mera khana lata hai": [], "santi 8 100": [8],
}  # fmt: skip


@pytest.mark.parametrize(("words", "found"), WHOLE.items())
def test_names_in_whole_messages(words: str, found: list[int | str]) -> None:
    """Words of the language are no names, and a second name that is not hers is asked about."""
    mentions = names.find(read(words), WOMEN)
    values = [m.value.why if isinstance(m.value, Unclear) else m.value for m in mentions]
    assert values == found


def test_a_verb_that_is_her_name() -> None:
    """ "दिया" is gave, and a woman's name where a woman is spoken of."""
    roster = (Person(1, "दिया"), Person(2, "रूबी"))
    assert names.find(read("100 दिया"), roster) == []
    assert names.find(read("रीता ने 100 ruby diya"), roster) == []
    assert [m.value for m in names.find(read("दिया ने 100 दिया"), roster)] == [1]
    assert [m.value for m in names.find(read("diya 100 ruby 50"), roster)] == [1, 2]
