"""The answer to a difference between the box and the book."""

import pytest

from bot.domain.money import rupees
from bot.i18n import speaking
from bot.talk import Counted, CountedOr, Misread, OneOf

_WAYS = OneOf((("again", "Count again"), ("later", "Later")))


@pytest.fixture
def answer() -> CountedOr:
    return CountedOr(Counted(rupees(5_00_000)), _WAYS)


@pytest.fixture(autouse=True)
def _english():
    with speaking("en"):
        yield


def test_a_way_or_what_was_counted_anew(answer: CountedOr) -> None:
    assert answer.read("1") == "again"
    assert answer.read("later") == "later"
    assert answer.read("980") == rupees(980)
    assert answer.read("0") == 0
    assert isinstance(answer.read("3"), Misread)  # no third way, and hardly three rupees
    assert isinstance(answer.read("गीता ने 100 दिए"), Misread)


def test_kept_and_found_again(answer: CountedOr) -> None:
    assert answer.revive("again") == "again"
    assert answer.revive(98000) == rupees(980)
    with pytest.raises(LookupError):
        answer.revive("cash_short")  # not offered any more
