"""Registered texts: what passes, what is recorded, how variables are tagged."""

from pathlib import Path

import pytest

from bot.config import Settings
from bot.i18n.dlt import Dlt, matches, registered, tagged
from bot.i18n.templates import find

TEXT = Dlt("1107", "Sister, {#var#} paid {#numeric#} rupees (all). Thank you")


@pytest.mark.parametrize(
    ("text", "passes"),
    [
        ("Sister, Sita paid 100 rupees (all). Thank you", True),
        ("Sister, सीता वर्मा (4) paid 100 rupees (all). Thank you", True),
        (f"Sister, {'x' * 30} paid 100 rupees (all). Thank you", True),
        (f"Sister, {'x' * 31} paid 100 rupees (all). Thank you", False),
        ("Sister,  paid 100 rupees (all). Thank you", False),
        ("Sister, Sita paid ₹100 rupees (all). Thank you", False),
        ("Sister, Sita paid 100 rupees all. Thank you", False),
        ("Sister, Sita paid 100 rupees (all). Thank you very much", False),
        ("Dear Sister, Sita paid 100 rupees (all). Thank you", False),
        ("Sister, Si\nta paid 100 rupees (all). Thank you", False),
    ],
)
def test_only_the_registered_words_pass(text: str, passes: bool) -> None:
    assert matches(TEXT, text) is passes


def test_what_is_registered_is_what_we_propose_unless_the_operator_says_otherwise(
    tmp_path: Path,
) -> None:
    file = tmp_path / "templates.toml"
    settings = Settings(_env_file=None, templates_file=file)
    proposed = find("please_pay", "hi")
    assert proposed
    assert registered("please_pay", "hi", settings) is None
    file.write_text(
        '[production.hi.please_pay.dlt]\nid = "1107160"\n'
        '[production.hi.answer.dlt]\nid = "1107162"\ntext = "बचत सखी: {#var#}"\n'
        '[production.hi.receipt.dlt]\nid = "1107161"\ntext = "रसीद {#alphanumeric#}"\n'
    )
    assert registered("please_pay", "hi", settings) == Dlt("1107160", proposed.dlt)
    assert registered("receipt", "hi", settings) == Dlt("1107161", "रसीद {#alphanumeric#}")
    assert registered("receipt", "en", settings) is None
    assert registered("answer", "hi", settings) == Dlt("1107162", "बचत सखी: {#var#}")
    assert registered("no_such", "hi", settings) is None


def test_places_are_tagged_as_trai_wants_it() -> None:
    waiting, receipt = find("claims_waiting", "en"), find("receipt", "en")
    assert waiting
    assert receipt
    assert "yes: {#numeric#}." in tagged(waiting)
    assert tagged(receipt).count("{#alphanumeric#}") == 4
    assert "{#var#}" not in tagged(receipt)
