"""Who was there, where two have the name of her who was not."""

from datetime import date

import pytest

from bot.domain.groups import Member
from bot.i18n import speaking
from bot.talk import Attended, Came, Misread
from tests.people import EVERYONE

_MEMBERS = tuple(Member(p.number, p.name, p.relation) for p in EVERYONE)
_EVERYONE = tuple(m.number for m in _MEMBERS)


@pytest.fixture
def attended() -> Attended:
    return Attended(_MEMBERS, date(2026, 11, 21))


@pytest.fixture(autouse=True)
def _english():
    with speaking("en"):
        yield


def test_which_of_two_did_not_come_is_asked_next(attended: Attended) -> None:
    """A bare number behind it says which of them, and not who came."""
    assert attended.read("सुनीता नहीं आई") == Came(_EVERYONE, (1, 7))
    rest = tuple(number for number in _EVERYONE if number != 4)
    assert attended.read("सुनीता और रेखा नहीं आईं") == Came(rest, (1, 7))


@pytest.mark.parametrize(
    ("words", "came"),
    [("सब", _EVERYONE), ("1 4 7", (1, 4, 7)), ("4 नहीं आई", tuple(n for n in _EVERYONE if n != 4))],
)
def test_who_was_there(attended: Attended, words: str, came: tuple[int, ...]) -> None:
    assert attended.read(words) == Came(came)


def test_nobody_known(attended: Attended) -> None:
    assert isinstance(attended.read("हाथी नहीं आया"), Misread)


@pytest.mark.parametrize("value", [Came((1, 2)), Came((1, 2, 3), (1, 7))])
def test_kept_and_found_again(attended: Attended, value: Came) -> None:
    assert attended.revive(attended.keep(value)) == value
