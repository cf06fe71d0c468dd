"""The own corpora: are they large and mixed as they have to be, and read as they have to be."""

import re
from collections import Counter
from functools import cache

import pytest

from tests.nlu import corpora
from tests.nlu.corpora import Case, Judged

SIZES = {"messages": 800, "amounts": 400, "dates": 200, "names": 300}
RIGHT = {"messages": 0.95, "amounts": 0.97, "dates": 0.95, "names": 0.92}
WRONG = {"dates": 0.01, "names": 0.0}
INTENTS = {
    "balance", "passbook", "dues", "deposit_report", "deposit_record", "confirm_yes", "confirm_no",
    "correct", "reverse", "loan_balance", "loan_request", "repayment", "group_balance",
    "who_has_not_paid", "bank_deposit", "bank_withdrawal", "expense", "grant_receipt",
    "sale_income", "fine", "attendance", "meeting_when", "meeting_set", "meeting_move",
    "meeting_cancel", "rsvp_yes", "rsvp_no", "notice_broadcast", "scheme_info", "language", "help",
    "stop", "start", "dispute", "greeting", "thanks", "out_of_scope", "paper",
}  # fmt: skip
ROLES = {"member", "treasurer", "president", "secretary", "staff"}
ACTS = {  # what moves money, or says that it moved
    "deposit_report", "deposit_record", "confirm_yes", "confirm_no", "correct", "reverse",
    "loan_request", "repayment", "bank_deposit", "bank_withdrawal", "expense", "grant_receipt",
    "sale_income", "fine", "dispute",
}  # fmt: skip
KNOWN_WRONG = {  # amounts; a new one is a blocker
    # Sixty as it is spelled, and read so on purpose; the author would ask whether it is seven.
    "sath rupye",
    # An answer to "how much?" with one number in it; that it is a register's stands far before.
    "मेरा नंबर रजिस्टर में 6 है",
}
KNOWN_ACTS = {  # out of scope, and an act all the same; none has an amount, so all it does is ask
    # "Will give" in Bhojpuri, a form that is "gave" in Chhattisgarhi.
    "Sanju bihane paisa dihen",
    # The bank was shut.
    "bank band mila paise wapas peti me rakh diye",
}
PHONE = re.compile(r"(?:\+?91)?[ -]?99999[ -]?0\d{4}(?!\d)")
# A phone or an Aadhaar number: nine digits or more together, or in two groups or more of four.
LONG = re.compile(r"\d{9}|\d{4,}[ -]\d{5}|\d{4}[ -]\d{4}")


@cache
def judged(kind: str) -> list[tuple[Case, Judged]]:
    return [(case, corpora.judge(case)) for case in corpora.cases(kind)]


def lines(kind: str, verdict: str) -> list[str]:
    return [case.asked["text"] for case, found in judged(kind) if found.verdict == verdict]


def intents_of(case: Case) -> list[str]:
    label = case.expected["intent"]
    return [label] if isinstance(label, str) else label


@pytest.mark.parametrize(("kind", "least"), SIZES.items())
def test_there_are_enough_of_them(kind: str, least: int) -> None:
    """A line said twice is one; so many lines as the issue demands."""
    assert len({str(case.asked) for case in corpora.cases(kind)}) >= least


def test_the_messages_are_mixed() -> None:
    """Half without a Devanagari letter, a tenth in a dialect, a tenth out of scope."""
    messages = list(corpora.cases("messages"))
    tags = Counter(tag for case in messages for tag in set(case.expected["tags"]))
    latin = sum(not re.search("[\u0900-\u097f]", case.asked["text"]) for case in messages)
    assert latin >= len(messages) / 2
    assert tags["dialect"] >= len(messages) / 10
    assert sum(case.expected["intent"] == "out_of_scope" for case in messages) >= (
        len(messages) / 10
    )


def test_every_intent_and_every_role_speaks() -> None:
    """At least twenty messages of each intent, and fifty of each role."""
    messages = list(corpora.cases("messages"))
    intents = Counter(intent for case in messages for intent in intents_of(case))
    roles = Counter(case.asked["role"] for case in messages)
    assert set(intents) == INTENTS
    assert min(intents.values()) >= 20
    assert set(roles) == ROLES
    assert min(roles.values()) >= 50


@pytest.mark.parametrize("kind", corpora.KINDS)
def test_nobodys_number_is_in_them(kind: str) -> None:
    """Phones are those of tests, +91 99999 0xxxx; nothing looks like an Aadhaar number."""
    for case in corpora.cases(kind):
        digits = "".join(str(int(c)) if c.isdecimal() else c for c in case.asked["text"])
        text = PHONE.sub(" ", digits)
        assert not LONG.search(text), text


@pytest.mark.parametrize(("kind", "share"), RIGHT.items())
def test_most_are_right(kind: str, share: float) -> None:
    """The bars of the issue."""
    assert len(lines(kind, "right")) >= share * len(judged(kind))


@pytest.mark.parametrize(("kind", "share"), WRONG.items())
def test_hardly_any_is_wrong(kind: str, share: float) -> None:
    """Of names none."""
    assert len(lines(kind, "wrong")) <= share * len(judged(kind)), lines(kind, "wrong")


def test_no_amount_is_wrong() -> None:
    """But for those that are known."""
    assert set(lines("amounts", "wrong")) <= KNOWN_WRONG


def test_nothing_out_of_scope_moves_money() -> None:
    """A guarded message may be asked about; it never begins an act by itself."""
    acts = [
        (case.asked["text"], found.printed)
        for case, found in judged("messages")
        if case.expected["intent"] == "out_of_scope"
        and found.printed["intent"] in ACTS
        and not found.printed["ambiguous"]
    ]
    assert [(text, act) for text, act in acts if text not in KNOWN_ACTS] == []
    assert not any("amount" in act["slots"] or "amounts" in act["slots"] for _, act in acts)
