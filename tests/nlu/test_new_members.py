"""A new member in one message: whatever it says of her is kept."""

from datetime import date

import pytest

from bot import nlu
from bot.nlu import Newcomer
from tests.people import EVERYONE

TODAY = date(2026, 11, 21)
_ROSTER = tuple(nlu.Person(p.number, p.name, p.relation) for p in EVERYONE)


@pytest.mark.parametrize(
    ("words", "who"),
    [
        ("नई सदस्य अंजू पति मोहन 99999 00077", Newcomer("अंजू", "पति मोहन", "+919999900077")),
        ("नई सदस्य: राधा, पति मोहन, 9999900077", Newcomer("राधा", "पति मोहन", "+919999900077")),
        ("naya member anju w/o hari 9999900078", Newcomer("anju", "pati hari", "+919999900078")),
        ("add member Anju husband Ram 9999900079", Newcomer("Anju", "pati Ram", "+919999900079")),
        ("बबीता पति हरि को समूह में जोड़ो", Newcomer("बबीता", "पति हरि")),
        ("राधा पति मोहन को जोड़ दो फोन 99999 00077", Newcomer("राधा", "पति मोहन", "+919999900077")),
        ("नई सदस्य जोड़ो बबीता", Newcomer("बबीता")),
        ("nayi didi champa pita ramu", Newcomer("champa", "pita ramu")),
    ],
)  # fmt: skip
def test_all_that_is_said_is_kept(words: str, who: Newcomer) -> None:
    assert nlu.match(words, "treasurer", _ROSTER, TODAY).intent == "add_member"
    assert nlu.read_new_member(words) == who


@pytest.mark.parametrize("words", ["नई सदस्य जोड़ो", "naya member jodna hai", "add a member"])
def test_nobody_is_named(words: str) -> None:
    assert nlu.match(words, "treasurer", _ROSTER, TODAY).intent == "add_member"
    assert nlu.read_new_member(words) is None


@pytest.mark.parametrize(
    ("words", "role"),
    [
        ("नई सदस्य राधा आधार 9999 0000 7777", "treasurer"),  # no Aadhaar number, ever
        ("नई सदस्य राधा पति मोहन 9999 0000 7777", "treasurer"),
        ("नई सदस्य राधा पति मोहन 99999 00077", "member"),
        ("अगर नई सदस्य आई तो 99999 00077 पर बताना", "treasurer"),
    ],
)
def test_what_writes_nobody_down(words: str, role: str) -> None:
    assert nlu.match(words, role, _ROSTER, TODAY).intent != "add_member"
