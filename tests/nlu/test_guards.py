"""What must never start a money act, whoever says it and however."""

import pytest

from bot.nlu import match
from tests.nlu.women import TODAY, WOMEN

HARMLESS_BY_ANYBODY = [
    "क्या 100 जमा हो गए?", "100 jama hua kya", "agar paisa mila to 100 jama karungi",
    "kal 100 jama karungi", "mera OTP 456789 hai", "9999900001 pe call karo", "1234 5678 9012",
    "instant loan 50000 apply now", "http://x.in/a 500 rs free", "Happy hours", "ward 66 me 12 log",
    "25 से 30 महिलाएँ आईं", "शाम 5 बजे", "ok", "👍", "haan", "sabko namaste", "वार्ड क्रमांक 9",
    "100 nahi diya", "बिहान समूह को शुभकामना", "aaj mausam accha hai",
]  # fmt: skip
HARMLESS_BY_A_MEMBER = [
    "350 ka aata liya", "bazar me 200 ki sabji li", "mere pati ne 100 diye", "गीता ने 100 दिए",
    "maine 500 rupye ka loan liya", "recharge 199 kiya", "school fees 500 di", "100 dena hai kya",
]  # fmt: skip
MOVES_MONEY = frozenset({
    "deposit_report", "deposit_record", "repayment", "fine", "bank_deposit", "bank_withdrawal",
    "carry_cash", "change_holder", "unidentified", "expense", "sale_income", "grant_receipt",
    "reverse", "correct",
})  # fmt: skip


@pytest.mark.parametrize("role", ["member", "treasurer", "president"])
@pytest.mark.parametrize("words", HARMLESS_BY_ANYBODY)
def test_it_starts_nothing_about_money(words: str, role: str) -> None:
    """Questions, promises, conditions, private numbers, forwards, counts."""
    assert match(words, role, WOMEN, TODAY).intent not in MOVES_MONEY


@pytest.mark.parametrize("words", HARMLESS_BY_A_MEMBER)
def test_a_members_shopping_and_other_peoples_money_start_nothing(words: str) -> None:
    """Only her own saving is hers to report."""
    assert match(words, "member", WOMEN, TODAY).intent not in MOVES_MONEY


def test_a_member_never_records() -> None:
    """A treasurer's line from a member is no entry."""
    for words in ("सबका 100 जमा", "1-100 2-100", "सीता 100 जमा", "A7K2 उलटो"):
        assert match(words, "member", WOMEN, TODAY).intent not in ("deposit_record", "reverse")


def test_private_numbers_are_not_kept_in_slots() -> None:
    """An Aadhaar or telephone number appears nowhere in what was understood."""
    for words in ("मेरा आधार 1234 5678 9012", "mera number 9999900001"):
        assert match(words, "member", WOMEN, TODAY).slots.unclear == ()
