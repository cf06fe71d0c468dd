"""The list of fines in a meeting, as a treasurer changes it."""

import pytest

from bot.domain.commands import Head
from bot.domain.groups import Member
from bot.domain.money import rupees
from bot.i18n import speaking
from bot.talk import Fined, Fines
from tests.people import EVERYONE

_MEMBERS = tuple(Member(p.number, p.name, p.relation) for p in EVERYONE)
_ABSENT, _LATE = Head.FINE_ABSENT, Head.FINE_LATE
_LIST = (Fined(4, _ABSENT, rupees(10)), Fined(7, _ABSENT, rupees(10)), Fined(8, _LATE, rupees(5)))


@pytest.fixture
def fines() -> Fines:
    return Fines(_MEMBERS, frozenset({4, 7}), rupees(10_000))


@pytest.fixture(autouse=True)
def _english():
    with speaking("en"):
        yield


@pytest.mark.parametrize("words", ["4 नहीं", "रेखा माफ", "4 maaf", "4 को माफ करो", "रेखा नहीं"])
def test_one_is_let_off(fines: Fines, words: str) -> None:
    assert fines.correct(words, _LIST) == _LIST[1:]


@pytest.mark.parametrize("words", ["8 दिया", "कमला ने दे दिया", "8 ne de diya", "कमला का आया"])
def test_one_has_paid(fines: Fines, words: str) -> None:
    assert fines.correct(words, _LIST) == (*_LIST[:2], _LIST[2]._replace(paid=True))


@pytest.mark.parametrize("words", ["4-20", "रेखा 20", "4 = 20", "rekha 20 rs"])
def test_another_sum(fines: Fines, words: str) -> None:
    assert fines.correct(words, _LIST) == (_LIST[0]._replace(paise=rupees(20)), *_LIST[1:])


def test_several_at_once(fines: Fines) -> None:
    changed = fines.correct("4 नहीं, 7-20, 8 दिया", _LIST)
    assert changed == (_LIST[1]._replace(paise=rupees(20)), _LIST[2]._replace(paid=True))


def test_all_have_paid(fines: Fines) -> None:
    changed = fines.correct("सबने दे दिया", _LIST)
    assert changed == tuple(fine._replace(paid=True) for fine in _LIST)


def test_another_is_fined_too(fines: Fines) -> None:
    """For what, is known from whether she was there."""
    assert fines.correct("गीता 5", _LIST) == (*_LIST, Fined(5, _LATE, rupees(5)))


@pytest.mark.parametrize("words", ["4 नहीं, हाथी", "बैठक कब है", "4", "हाथी 5", "4-0", "4 ने नहीं दिया"])
def test_what_changes_nothing(fines: Fines, words: str) -> None:
    assert fines.correct(words, _LIST) is None


def test_kept_and_found_again(fines: Fines) -> None:
    assert fines.revive(fines.keep(_LIST)) == _LIST
    with pytest.raises(LookupError):
        fines.revive([[99, "4020", 1000, False]])
