"""Who paid how much, where everybody is said to have paid and somebody gave another sum."""

from datetime import date

import pytest

from bot.domain.groups import Member
from bot.domain.money import rupees
from bot.i18n import speaking
from bot.talk import Collected, Lines, Misread
from tests.people import EVERYONE

TODAY = date(2026, 11, 21)
_MEMBERS = tuple(Member(p.number, p.name, p.relation) for p in EVERYONE)
_ABSENT = frozenset({4, 7})
_THERE = tuple(m.number for m in _MEMBERS if m.number not in _ABSENT)
_OTHERS = tuple(number for number in _THERE if number != 6)
_USUAL = {m.number: rupees(100) for m in _MEMBERS if m.number != 9}  # she has paid before
_SITA_50 = ((6, rupees(50)),)


@pytest.fixture(autouse=True)
def _english():
    with speaking("en"):
        yield


@pytest.fixture
def lines() -> Lines:
    return Lines(_MEMBERS, 3, TODAY, _ABSENT, _USUAL)


@pytest.mark.parametrize(
    "words",
    [
        "सबने दिया, सीता ने 50",
        "सबने दिया सीता ने 50",
        "सीता ने 50 सबने दिया",
        "सीता ने 50, बाकी सबने दिया",
        "सीता 50, बाकी सब",
        "sabne diya sita ne 50",
        "sita ne 50 diya, baki sab ne pura",
        "sabne bachat di sita 50",
        "सबकी बचत आ गई, सीता 50",
        "सबने दे दिया बस सीता ने 50",
    ],
)
def test_her_sum_is_hers_alone(lines: Lines, words: str) -> None:
    given = lines.read(words)
    assert isinstance(given, Collected)
    others = {number: _USUAL[number] for number in _OTHERS if number in _USUAL}
    assert dict(given.paid) == others | dict(_SITA_50)
    assert given.without == ()
    assert given.left_out == (4, 7)


def test_what_all_gave_is_asked_where_no_sum_is_usual() -> None:
    given = Lines(_MEMBERS, 3, TODAY, _ABSENT).read("सबने दिया, सीता ने 50")
    assert isinstance(given, Collected)
    assert (given.paid, given.without) == (_SITA_50, _OTHERS)


@pytest.mark.parametrize("words", ["सबने 100 दिया, सीता ने 50", "सीता ने 50, बाकी सबने 100"])
def test_a_sum_for_all_is_not_for_those_who_were_not_there(lines: Lines, words: str) -> None:
    given = lines.read(words)
    assert isinstance(given, Collected)
    assert dict(given.paid) == {**dict.fromkeys(_OTHERS, rupees(100)), **dict(_SITA_50)}
    assert given.left_out == (4, 7)


def test_who_was_not_there_is_written_where_she_is_named(lines: Lines) -> None:
    given = lines.read("सबने 100 दिया, 4 ने 50")
    assert isinstance(given, Collected)
    assert dict(given.paid) == dict.fromkeys(_THERE, rupees(100)) | {4: rupees(50)}
    assert given.left_out == (7,)


@pytest.mark.parametrize("words", ["सबने दिया, सीता ने 50", "सीता ने 50, बाकी सबने दिया"])
def test_at_the_read_back_only_her_sum_changes(lines: Lines, words: str) -> None:
    value = Collected(paid=tuple((number, rupees(100)) for number in _THERE))
    changed = lines.correct(words, value)
    assert changed
    assert dict(changed.paid) == dict(value.paid) | dict(_SITA_50)


def test_another_woman_beside_who_gave_nothing_is_not_given_her_sum(lines: Lines) -> None:
    given = lines.read("सीता आई, कमला 50")
    assert isinstance(given, Misread) or dict(given.paid) == {8: rupees(50)}


@pytest.mark.parametrize("words", ["सबने दिया", "sabne de diya", "sab ne pura diya"])
def test_all_gave_what_they_always_give(lines: Lines, words: str) -> None:
    given = lines.read(words)
    assert isinstance(given, Collected)
    assert dict(given.paid) == {n: _USUAL[n] for n in _THERE if n in _USUAL}
