"""The peers' own cases for numbers and money, read as a message to us: right, wrong or asked.

What is fair to ask of a reader of rupees:

- Money in rupees: the amount, in paise. Below zero there is nothing to record: it is to be asked.
- Money of another currency is none of ours. Where it is read all the same, its number counts.
- A number is read as rupees when it is all that is said (the peer's written form is digits only,
  or the case is a bare span) and can be an amount: 0 to 99,99,99,999 in whole paise.
- Everything else is no amount: numbers of things ("चार चौके"), several numbers, ordinals, dozens,
  sums to work out ("बीस का पाँचवाँ", "एक बटा 20"), negative numbers, fractions of paise, and
  "ऋण 5", which is a loan here and minus five there. To say nothing or to ask is right, and so is
  the peer's own number; any other amount is wrong.

So "wrong" always means a wrong amount that would go into a book, "asked" one that we did not get.
"""

import json
import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

from bot.nlu import Unclear, read_amount

FOLDER = Path(__file__).parents[3] / "shared" / "suites"
MONEY = ("nemo-itn-money", "nemo-tn-money", "indic-itn-money")
NUMBERS = (
    "nemo-itn-number", "nemo-tn-number", "indic-itn-number", "duckling-number",
    "recognizersspan-number",
)  # fmt: skip
ORDINALS = ("nemo-itn-ordinal", "duckling-ordinal")
_MOST = 999_999_999
_NUMBER_ONLY = re.compile(r"[\d,.\s]+")  # digits of any script
_SUM = re.compile(r"[-^/]|\b(?:का|की|के|में|बटा|बटे|तिहाई|चौथाई|दर्जन|डज़न)(?!\w)|वां")
_LOAN = "ऋण"


class Case(NamedTuple):
    """One case: `expected` rupees, or None where no amount is due; `got` likewise."""

    suite: str
    text: str
    expected: Decimal | None
    verdict: str  # right | wrong | asked
    got: Decimal | None = None

    @property
    def is_due(self) -> bool:
        """Whether the case is an amount of rupees at all."""
        return self.expected is not None


def amounts() -> Iterator[Case]:
    """Every case of every suite about numbers and money; none where the suites are not there."""
    for suite in (*MONEY, *NUMBERS, *ORDINALS):
        for case in cases(suite):
            expected, numbers = _wanted(suite, case)
            got = read_amount(case["text"])
            rupees = None if isinstance(got, Unclear) else Decimal(got) / 100
            yield Case(suite, case["text"], expected, _verdict(expected, numbers, rupees), rupees)


def cases(suite: str) -> list[dict[str, Any]]:
    """The lines of one suite; empty where the suites are not there."""
    file = FOLDER / f"{suite}.jsonl"
    lines = file.read_text("utf-8").splitlines() if file.exists() else []
    return [json.loads(line) for line in lines]


def _wanted(suite: str, case: dict[str, Any]) -> tuple[Decimal | None, list[Decimal]]:
    """The amount that is due, and the numbers that may be read as one."""
    if suite in MONEY:
        money = [(Decimal(str(one["amount"])), one["currency"]) for one in case["expected"]]
        due = [amount for amount, currency in money if currency == "INR"]
        return (due[0] if due and due[0] >= 0 else None), [amount for amount, _ in money]
    if suite in ORDINALS:
        return None, [Decimal(0)] if case["expected"] == [0] else []
    sign = -1 if _LOAN in case["text"] else 1
    numbers = [Decimal(str(number)) * sign for number in case["expected"]]
    alone = _NUMBER_ONLY.fullmatch(case.get("written") or "1")
    if len(numbers) != 1 or not alone or _LOAN in case["text"] or _SUM.search(case["text"]):
        return None, numbers
    fits = 0 <= numbers[0] <= _MOST and numbers[0] * 100 == int(numbers[0] * 100)
    return (numbers[0] if fits else None), numbers


def _verdict(expected: Decimal | None, numbers: list[Decimal], got: Decimal | None) -> str:
    if got is None:
        return "right" if expected is None else "asked"
    return "right" if got in (expected, *numbers) else "wrong"
