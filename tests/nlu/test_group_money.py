"""What officers say of the group's own money, in any script, and what is no such thing."""

from typing import Any

import pytest

from bot.nlu import match
from tests.nlu.women import TODAY, WOMEN

SAID = [  # words, intent, rupees, what else
    ("बैंक ने 59 रुपये चार्ज काटे", "movement", 59, {"kind": "bank_charges"}),
    ("bank charge 17.70 kata", "movement", 17.7, {"kind": "bank_charges"}),
    ("bank charges 59 deducted", "movement", 59, {"kind": "bank_charges"}),
    ("बैंक का ब्याज 120 आया", "movement", 120, {"kind": "bank_interest"}),
    ("bank ne 120 byaj diya", "movement", 120, {"kind": "bank_interest"}),
    ("एफडी 10000 की करवाई", "movement", 10_000, {"kind": "fd_made"}),
    ("fd 10700 ki puri hui", "movement", 10_700, {"kind": "fd_matured"}),
    ("fixed deposit matured 10700 received", "movement", 10_700, {"kind": "fd_matured"}),
    ("बैंक से 150000 का लोन मिला", "outside_loan", 1_50_000, {"account": "2310"}),
    ("bank loan 150000 mila samuh ko", "outside_loan", 1_50_000, {"account": "2310"}),
    ("सीसीएल लिमिट 600000 मंजूर हुई", "outside_loan", 6_00_000, {"account": "2315"}),
    ("बैंक की किस्त 5000 और ब्याज 875 जमा किया", "movement", 5875,
     {"kind": "outside_repayment", "interest": 875_00}),
    ("bank ki kist 5875 di parchi 991", "movement", 5875, {"kind": "outside_repayment"}),
    ("सीआईएफ की किस्त 2000 वीओ को दी", "movement", 2000, {"kind": "outside_repayment"}),
    ("लोन का ब्याज 875 बैंक ने जोड़ा", "movement", 875,
     {"kind": "outside_interest", "place": "loan"}),
    ("सबवेंशन 450 आया", "movement", 450, {"kind": "subvention"}),
    ("वीओ में 500 बचत जमा की", "movement", 500, {"kind": "federation_saving"}),
    ("vo ka share 1000 diya", "movement", 1000, {"kind": "share_capital"}),
    ("वीओ से 40 ब्याज मिला", "movement", 40, {"kind": "federation_interest"}),
    ("पेटी में 50 कम निकले", "movement", 50, {"kind": "cash_short"}),
    ("peti me 50 kam nikle", "movement", 50, {"kind": "cash_short"}),
    ("पेटी गिनी तो 20 ज्यादा निकले", "movement", 20, {"kind": "cash_over"}),
    ("पेटी से 500 चोरी हो गए", "movement", 500, {"kind": "theft"}),
    ("आंध्रा बेकरी को 10000 का अनरसा उधार दिया", "sale_income", 10_000,
     {"place": "credit", "purpose": "अनरसा"}),
    ("andhra bakery ko 10000 ka anarsa udhar becha", "sale_income", 10_000, {"place": "credit"}),
    ("अनरसा 4000 का बिका नकद", "sale_income", 4000, {"place": "cash", "purpose": "अनरसा"}),
    ("बीएसपी की सिलाई का बिल 135000", "sale_income", 1_35_000, {"job": True, "place": "credit"}),
    ("अनरसा का कच्चा माल 8000 का लिया", "movement", 8000, {"kind": "raw_material"}),
    ("दुकान से 8000 का सामान उधार लिया", "expense", 8000,
     {"kind": "raw_material", "place": "credit"}),
    ("120 का रजिस्टर लिया समूह के लिए", "expense", 120, {"kind": "stationery"}),
    ("gas aur bhada 1000 kharch", "expense", 1000, {"kind": "enterprise_expense"}),
    ("मुंशी का मानदेय 300 दिया", "movement", 300, {"kind": "bookkeeper"}),
    ("बैंक मिलान 18900", "bank_match", 18_900, {}),
    ("bank milan 18961 byaj 120 charge 59", "bank_match", 18_961,
     {"bank_interest": 120_00, "bank_charges": 59_00}),
    ("आरएफ 10000 बैंक में आया पर्ची 77", "grant_receipt", 10_000, {"fund": "rf"}),
]  # fmt: skip
READ = [
    ("ग्राहकों पर कितना बाकी है", "trade"),
    ("kis grahak ka kitna baki", "trade"),
    ("अनरसा में कितना मुनाफा हुआ", "activity"),
    ("is mahine kitni bikri hui", "activity"),
    ("समूह पर बैंक का कितना लोन बाकी है", "outside_loans"),
]
NOTHING = [  # of an officer's life beside the group
    "मेरी एफडी 10000 की पूरी हुई",
    "मेरे पति ने बैंक से 150000 का लोन लिया",
    "padosan ka 500 chori ho gaya",
    "बैंक का ब्याज 120 कब आएगा?",
    "क्या बैंक ने 59 रुपये चार्ज काटे?",
    "अगर बैंक से 150000 का लोन मिला तो मशीन लेंगे",
    "बैंक की किस्त 5875 देनी है",
    "बैंक ने 59 रुपये नहीं काटे",
    "fd 10000 karwayenge agle mahine",
]
_ACTS = {"movement", "outside_loan", "bank_match", "sale_income", "expense", "grant_receipt"}


@pytest.mark.parametrize(("words", "intent", "rupees", "other"), SAID, ids=[s[0] for s in SAID])
def test_an_officer_says(words: str, intent: str, rupees: float, other: dict[str, Any]) -> None:
    """What it is, how much, and what else she said."""
    meant = match(words, "treasurer", WOMEN, TODAY)
    assert (meant.intent, meant.slots.amount) == (intent, round(rupees * 100))
    assert other.items() <= meant.slots.other.items()
    assert not meant.ambiguous


@pytest.mark.parametrize("words", [said[0] for said in SAID])
def test_from_a_member_it_begins_nothing(words: str) -> None:
    """She may have heard of it; she does not write the group's money."""
    assert match(words, "member", WOMEN, TODAY).intent not in _ACTS


@pytest.mark.parametrize(("words", "intent"), READ)
def test_what_is_asked_of_it(words: str, intent: str) -> None:
    assert match(words, "treasurer", WOMEN, TODAY).intent == intent


@pytest.mark.parametrize("words", NOTHING)
def test_what_is_no_act(words: str) -> None:
    """Her own, another's, a question, a condition, a plan, a denial."""
    assert match(words, "treasurer", WOMEN, TODAY).intent not in _ACTS


@pytest.mark.parametrize(
    ("words", "rupees", "other"),
    [
        ("इस महीने मेरी कमाई 5000 सिलाई से", 5000, {"purpose": "सिलाई"}),
        ("maine silai se 3000 kamaye", 3000, {"purpose": "silai"}),
        ("pichle mahine meri kamai 3000 silai se", 3000, {"last_month": True}),
    ],
)
def test_a_member_tells_what_she_earned(words: str, rupees: int, other: dict[str, Any]) -> None:
    meant = match(words, "member", WOMEN, TODAY)
    assert (meant.intent, meant.slots.amount) == ("own_income", rupees * 100)
    assert other.items() <= meant.slots.other.items()


@pytest.mark.parametrize(
    "words", ["मेरे पति की कमाई 5000 है", "meri kamai kitni hui", "agle mahine 5000 kamaungi"]
)
def test_what_is_no_income_of_hers(words: str) -> None:
    assert match(words, "member", WOMEN, TODAY).intent != "own_income"
