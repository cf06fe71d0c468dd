"""Whom a typed name means: three bands, and never the nearest one."""

import pytest

from bot.nlu import Person, Unclear, read_member, read_members
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
