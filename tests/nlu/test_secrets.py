"""What may never be stored is hidden before a message is written down."""

import pytest

from bot.nlu import without_secrets


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("mera number 99999 00001 hai", "mera number ••••• ••••• hai"),
        ("+91 99999 00001", "+•• ••••• •••••"),
        ("आधार १२३४ ५६७८ ९०१२", "आधार •••• •••• ••••"),
        ("OTP 456789 batao", "OTP •••••• batao"),
        ("ओटीपी है ४५६७", "ओटीपी है ••••"),
        ("सीता 100 गीता 1200", "सीता 100 गीता 1200"),
        ("पर्ची 4521 बैंक में 13000", "पर्ची 4521 बैंक में 13000"),
        ("हाँ", "हाँ"),
    ],
)
def test_numbers_of_people_are_hidden_and_amounts_are_not(words: str, kept: str) -> None:
    """Digits of any script."""
    assert without_secrets(words) == kept


def test_hiding_twice_changes_nothing() -> None:
    """What was stored can be stored again."""
    once = without_secrets("aadhaar 1234 5678 9012, phone 9999900001")
    assert without_secrets(once) == once
