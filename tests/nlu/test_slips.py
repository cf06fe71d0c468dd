"""A bank slip's number and the amount beside it are never taken for each other."""

import pytest

from bot.nlu import match
from tests.nlu.women import TODAY, WOMEN

SLIPS = [  # words, amount in rupees or None = left out, slip
    ("4521 पर्ची से 1300 बैंक में जमा किए", 1300, "4521"),
    ("पर्ची 4521 1300 जमा", 1300, "4521"),
    ("1300 जमा बैंक में, पर्ची नं. 4521", 1300, "4521"),
    ("slip no 4521 amount 1300", 1300, "4521"),
    ("1300 bank me dala parchi: 4521", 1300, "4521"),
    ("1300 रुपये पर्ची 4521 बैंक में", 1300, "4521"),
    ("4521 पर्ची 1300 रुपये बैंक में", 1300, "4521"),
    ("4521 नंबर की पर्ची से 1300 जमा", 1300, "4521"),
    ("1300 बैंक में जमा रसीद नं 4521", 1300, "4521"),
    ("1300 पर्ची नंबर 4521", 1300, "4521"),
    ("1300 पर्ची 4521 बैंक में", None, "4521"),  # either may be the amount
    ("4521 पर्ची 1300 जमा", None, ""),
]


@pytest.mark.parametrize(("words", "rupees", "slip"), SLIPS)
def test_the_number_next_to_the_slip_is_its_own(words: str, rupees: int | None, slip: str) -> None:
    """On either side; where both sides may be the slip the amount is asked."""
    meaning = match(words, "treasurer", WOMEN, TODAY)
    assert meaning.intent == "bank_deposit"
    assert meaning.slots.amount == (rupees * 100 if rupees else None)
    assert meaning.slots.slip == slip
