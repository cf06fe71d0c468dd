"""What a message costs by the price list, and lists that cannot be used."""

from pathlib import Path

import pytest

from bot.app import check
from bot.config import Settings
from bot.outbox.cost import price
from bot.outbox.prices import millionths, prices

_SETTINGS = Settings(_env_file=None)
_INDIA = "+919999901000"
_OWN = """
[sms]
"+91" = "0.1"
"+9199" = "0.123456"
"+" = "3"
[whatsapp]
fee = "0"
[whatsapp.outside]
utility = "0.2"
marketing = "1"
authentication = "0.3"
[whatsapp.inside]
session = "0"
utility = "0"
marketing = "1"
authentication = "0.3"
"""


def _with(tmp_path: Path, text: str) -> Settings:
    file = tmp_path / "prices.toml"
    file.write_text(text)
    return Settings(_env_file=None, prices_file=file)


@pytest.mark.parametrize(
    ("text", "parts"),
    [("सीता के ₹100 जमा", 1), ("क" * 71, 2), ("a" * 160, 1), ("Sita ₹1 – " + "a" * 130, 1)],
)
def test_an_sms_is_paid_by_the_part_in_the_form_in_which_it_is_sent(text: str, parts: int) -> None:
    of_one = price(_SETTINGS, "sms", _INDIA, "एक").millionths
    assert of_one > 0
    assert price(_SETTINGS, "sms", _INDIA, text) == (parts, parts * of_one)


def test_the_longest_prefix_counts(tmp_path: Path) -> None:
    own = _with(tmp_path, _OWN)
    phones = ("+919999901000", "+918888801000", "+14155238886")
    assert [price(own, "sms", phone, "हाँ").millionths for phone in phones] == [
        123_456, 100_000, 3_000_000,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("category", "is_open", "cost"),
    [
        (None, True, 0),
        ("UTILITY", True, 0),
        ("UTILITY", False, 200_000),
        ("MARKETING", True, 1_000_000),
        ("AUTHENTICATION", False, 300_000),
        ("SOMETHING_NEW", False, 1_000_000),
    ],
)
def test_whatsapp_is_paid_by_category_and_window(
    tmp_path: Path, category: str | None, is_open: bool, cost: int
) -> None:
    """Whatever its length."""
    own = _with(tmp_path, _OWN)
    found = price(own, "whatsapp", _INDIA, "क" * 500, category, is_open=is_open)
    assert found == (0, cost)


def test_the_list_that_is_shipped_has_the_figures_of_its_sources() -> None:
    outside = price(_SETTINGS, "whatsapp", _INDIA, "", "UTILITY", is_open=False)
    assert outside.millionths == 440_000 + 115_000
    assert price(_SETTINGS, "whatsapp", _INDIA, "", "UTILITY").millionths == 440_000


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        (_OWN.replace('"+" = "3"', ""), "lacks +"),
        (_OWN.replace('utility = "0.2"', ""), "lacks utility"),
        (_OWN.replace('fee = "0"', ""), "lacks fee"),
        (_OWN.replace('"0.1"', "0.1"), "in quotes"),
        (_OWN.replace('"0.1"', '"ten"'), "not a sum"),
        (_OWN.replace('"0.1"', '"-1"'), "not a sum"),
        (_OWN.replace('"0.1"', '"0.1234567"'), "not a sum"),
        (_OWN.replace('"0.1"', '"NaN"'), "not a sum"),
        (_OWN.replace("[sms]", "[sms"), "PRICES_FILE"),
    ],
)
def test_a_list_that_cannot_be_used_stops_the_start(
    tmp_path: Path, text: str, complaint: str
) -> None:
    broken = _with(tmp_path, text)
    with pytest.raises(ValueError, match="PRICES_FILE") as found:
        check(broken)
    assert complaint in str(found.value)


def test_a_list_that_is_not_there_stops_the_start(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="PRICES_FILE"):
        check(Settings(_env_file=None, prices_file=tmp_path / "none.toml"))


def test_an_empty_setting_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PRICES_FILE", "")
    monkeypatch.setenv("DAILY_COST_LIMIT", "")
    settings = Settings(_env_file=None)
    assert settings.daily_cost_limit is None
    assert prices(settings) == prices(_SETTINGS)


@pytest.mark.parametrize(("rupees", "sum_"), [("0.1150", 115_000), ("0", 0), ("12", 12_000_000)])
def test_prices_are_whole_millionths(rupees: str, sum_: int) -> None:
    assert millionths(rupees) == sum_
