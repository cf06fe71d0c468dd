"""How many parts, on borders that can be counted by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.sms import measure
from bot.sms.clusters import clusters


@pytest.mark.parametrize(
    ("text", "encoding", "units", "parts"),
    [
        ("", "GSM-7", 0, 1),
        ("a" * 160, "GSM-7", 160, 1),
        ("a" * 161, "GSM-7", 161, 2),
        ("a" * 306, "GSM-7", 306, 2),
        ("a" * 307, "GSM-7", 307, 3),
        ("a" * 159 + "{", "GSM-7", 161, 2),
        ("a" * 152 + "{" + "a" * 153, "GSM-7", 307, 3),  # an escape is not cut off from its sign
        ("क" * 70, "UCS-2", 70, 1),
        ("क" * 71, "UCS-2", 71, 2),
        ("क" * 134, "UCS-2", 134, 2),
        ("क" * 135, "UCS-2", 135, 3),
        ("क" * 66 + "की" + "क" * 66, "UCS-2", 134, 3),  # nor a matra from its letter
        ("a" * 69 + "₹", "UCS-2", 70, 1),
        ("😀" * 35, "UCS-2", 70, 1),
        ("😀" * 67, "UCS-2", 134, 3),  # 33 whole ones in a part
        ("सुनीता", "UCS-2", 6, 1),
    ],
)
def test_size(text: str, encoding: str, units: int, parts: int) -> None:
    assert measure(text) == (encoding, units, parts)


@pytest.mark.parametrize(
    ("text", "signs"),
    [
        ("सुनीता", ["सु", "नी", "ता"]),
        ("क्षमा", ["क्", "ष", "मा"]),
        ("👩‍🌾🇮🇳🇮🇳", ["👩‍🌾", "🇮🇳", "🇮🇳"]),
        ("\r\n\n", ["\r", "\n", "\n"]),
        ("각각", ["각", "각"]),
    ],
)
def test_signs_are_not_cut(text: str, signs: list[str]) -> None:
    assert clusters(text) == signs


@given(st.text())
def test_nothing_is_lost_between_the_signs(text: str) -> None:
    assert "".join(clusters(text)) == text
