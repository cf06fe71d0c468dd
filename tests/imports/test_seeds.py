"""The founding documents' groups ask how they do and what they can get."""

import pytest

from bot.imports.samples import load
from bot.store import Store
from tests.talker import NOON, Talker


@pytest.fixture
def talker(store: Store) -> Talker:
    """The sample groups after six months; SUNITA's phone is that of Srishti's president."""
    store.write(lambda c: list(load(c, NOON)))
    return Talker(store)


def test_srishti_is_a_town_group_and_gets_by_its_rule(talker: Talker) -> None:
    """13 × 100 × 6 = 7,800; four times that is less than the least the rule gives."""
    said = talker.say("SUNITA", "हमारे समूह को कितना लोन मिल सकता है")
    assert said[:5] == [
        "बैंक से लोन:",
        "बचत: ₹7,800",
        "₹7,800 का 4 गुना = ₹31,200",
        "नियम से कम से कम ₹1,25,000 मिलते हैं।",
        "लोन नंबर 1: ₹1,25,000 तक",
    ]
    assert "- पंचसूत्र: 100 में 75 अंक (अभी 40)" in said


def test_srishti_has_had_its_revolving_fund(talker: Talker) -> None:
    said = talker.say("SUNITA", "rf kitna milta hai samuh ko")
    assert said[1] == "Rakam: ₹10,000"
    assert "- yeh samuh ko mil chuka hai, ek hi baar milta hai" in said


def test_the_score_of_six_months(talker: Talker) -> None:
    """Everybody has paid in time; nobody has lent, and no meeting was closed by the bot yet."""
    said = talker.say("SUNITA", "हमारा पंचसूत्र")
    assert "बचत: 20 में 20" in said
    assert "आपसी लेनदेन: 20 में 0" in said
    assert said[-1] == "यह मेरा अपना हिसाब है, मिशन या बैंक की ग्रेडिंग नहीं।"
