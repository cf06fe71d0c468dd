"""Chatter about prices, cricket, buses and other people's money starts nothing."""

import random
from collections import Counter
from pathlib import Path

from bot.nlu import match
from tests.nlu.women import TODAY, WOMEN

_SENTENCES = 2000
_MONEY = frozenset(
    {
        "deposit_report", "deposit_record", "repayment", "bank_deposit", "bank_withdrawal", "fine",
        "carry_cash", "change_holder", "unidentified", "loan_request", "reverse", "dispute",
        "attendance", "grant_receipt", "sale_income", "identify", "confirm_yes", "correct",
        "movement", "outside_loan", "bank_match", "own_income",
    }
)  # fmt: skip
_WORDS = ["sau", "do sau", "dedh sau", "hazaar", "bees", "सौ", "दो सौ", "डेढ़ सौ", "हज़ार", "पचास"]


def _chatter(seed: int) -> list[tuple[str, str]]:
    """(template, sentence) drawn with `seed`."""
    lines = Path(__file__).with_name("chatter.txt").read_text("utf-8").splitlines()[1:]
    fillers = {
        name.strip(): words.split(", ")
        for name, _, words in (line.partition(" = ") for line in lines[:6])
    }
    drawn = random.Random(seed)
    return [_sentence(drawn, drawn.choice(lines[6:]), fillers) for _ in range(_SENTENCES)]


def _sentence(
    drawn: random.Random, template: str, fillers: dict[str, list[str]]
) -> tuple[str, str]:
    script = "latin" if template.replace("{", "").isascii() else "hindi"
    words = {name: drawn.choice(fillers[f"{script}.{name}"]) for name in ("thing", "who", "place")}
    numbers = {"n": _number(drawn), "n2": str(drawn.randint(1, 9999))}
    return template, template.format(**words, **numbers)


def _number(drawn: random.Random) -> str:
    if drawn.random() < 0.2:
        return drawn.choice(_WORDS)
    return str(drawn.choice([drawn.randint(1, 20), 50, 100, 250, 500, drawn.randint(100, 9999)]))


def test_a_members_chatter_starts_nothing() -> None:
    """No claim and no loan comes of it, and no amount is asked about."""
    meant = [(words, match(words, "member", WOMEN, TODAY)) for _, words in _chatter(7)]
    assert {words for words, m in meant if m.intent in _MONEY or m.slots.amount} == set()


def test_a_treasurers_chatter_writes_nothing() -> None:
    """At most she is asked who it is whom nobody here knows: "टमाटर 67" may be a woman."""
    meant = [(words, match(words, "treasurer", WOMEN, TODAY)) for _, words in _chatter(8)]
    assert {words for words, m in meant if m.intent in _MONEY and not m.ambiguous} == set()
    asked = Counter(m.intent for _, m in meant if m.intent in _MONEY)
    assert set(asked) <= {"deposit_record"}
    assert asked["deposit_record"] < _SENTENCES * 0.05
