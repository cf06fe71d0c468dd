"""What is offered to somebody who was not understood: near things, of her role, and no more."""

import json
import random
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.nearest import BOTH, ONLY_OFFICERS, damaged, messages
from bot.nlu import match
from bot.nlu.garbled import decoded, in_other_letters, without_words
from bot.nlu.nearest import nearest
from bot.nlu.ranking import FILE
from bot.nlu.resembling import alike
from bot.nlu.skeleton import skeleton
from tests.nlu.women import TODAY, WOMEN

MEMBERS, OFFICERS = BOTH, (*ONLY_OFFICERS, *BOTH)


def near(words: str, *, officer: bool = False) -> tuple[str, ...]:
    return nearest(words, WOMEN, OFFICERS if officer else MEMBERS, officer=officer)


@pytest.mark.parametrize(
    ("words", "intent"),
    [
        ("bachtkitani", "balance"), ("बचतकितनि", "balance"), ("mtingg kbb", "meeting_when"),
        ("बैठकक कब्ब", "meeting_when"), ("pasbukk dikhaoo", "passbook"),
        ("lonn chaye", "loan_request"), ("glattt likh", "dispute"),
        ("bhasha angrezee", "language"), ("जमाकरि दइ", "deposit_report"),
    ],
)  # fmt: skip
def test_words_that_are_nearly_known_bring_what_they_are_near_to(words: str, intent: str) -> None:
    """Slips, lost spaces and lost vowels."""
    assert intent in near(words)


@pytest.mark.parametrize(
    ("words", "intent"),
    [
        ("hazirri likhnaa", "attendance"), ("बकया किनकि", "who_has_not_paid"),
        ("baithk cancell", "meeting_cancel"), ("pichlii entri", "reverse"),
        ("parchii bankk", "bank_deposit"), ("jama likhhna", "deposit_record"),
    ],
)  # fmt: skip
def test_officers_are_offered_officers_things(words: str, intent: str) -> None:
    """The same words from a member never are."""
    assert intent in near(words, officer=True)
    assert set(near(words)) <= set(MEMBERS)


@pytest.mark.parametrize("words", ["ghfjdk lmno", "asdf qwer", "zxcv", "😊😊", "", "।।।"])
def test_nothing_is_near_to_gibberish(words: str) -> None:
    """Then the usual things of her role are offered."""
    assert near(words) == ()


@given(words=st.text(max_size=300), officer=st.booleans(), most=st.integers(1, 4))
@settings(max_examples=200, deadline=None)
def test_only_what_may_be_offered_is_and_no_more_than_asked(
    words: str, officer: bool, most: int
) -> None:
    """Whatever is typed; and twice the same."""
    among = ("balance", "meeting_when", "deposit_record", "who_has_not_paid", "help")
    found = nearest(words, WOMEN, among, officer=officer, most=most)
    assert set(found) <= set(among)
    assert len(found) == len(set(found)) <= most
    assert found == nearest(words, WOMEN, among, officer=officer, most=most)


@pytest.mark.parametrize("words", ["बचत " * 25_000, "jama" * 25_000, "a" * 100_000, "f" * 100_000])
def test_a_hundred_kilobytes_are_no_trouble(words: str) -> None:
    """Neither here nor where broken letters are read."""
    start = time.perf_counter()
    near(words)
    alike(skeleton(words[:4000]))
    decoded(words)
    assert without_words(words) is in_other_letters(words) is False
    assert time.perf_counter() - start < 1


def test_the_right_thing_is_mostly_among_three() -> None:
    """Of a sample of our own messages, damaged until they are not understood any more."""
    tables = sorted(Path(__file__).parent.glob("messages*.txt"))
    drawn = random.Random(1)
    tested = [m for one in list(messages(tables))[::5] if (m := damaged(one, drawn))]
    hits = [
        bool(m.right & set(nearest(m.words, m.roster, m.among, officer=m.officer))) for m in tested
    ]
    assert len(hits) > 50
    assert sum(hits) / len(hits) > 0.75


def test_the_counts_are_small_and_hold_nobodys_number() -> None:
    """Words and their parts only: no digit but the 0 that stands for any number."""
    kept = json.loads(FILE.read_text("utf-8"))
    assert FILE.stat().st_size <= 200_000
    assert [f for f in kept["features"] if f != "0" and any(c.isdigit() for c in f)] == []
    assert {n for row in kept["features"].values() for n in row[::2]} <= set(
        range(len(kept["messages"]))
    )


@pytest.mark.parametrize(
    ("words", "hindi"),
    [
        ("esjh cpr fdruh gS", "मेरी बचत कितनी है"), ("cSBd dc gS", "बैठक कब है"),
        ("eSaus lkS #i;s tek fd;k", "मैंने सौ रुपये जमा किया"), ("vxyh cSBd", "अगली बैठक"),
        ("à¤®à¥‡à¤°à¥€ à¤¬à¤šà¤¤", "मेरी बचत"),
    ],
)  # fmt: skip
def test_an_old_fonts_letters_are_read_for_choices_and_start_nothing(
    words: str, hindi: str
) -> None:
    """What they stand for is offered; the words as they came do not act."""
    assert decoded(words) == hindi
    assert match(words, "member", WOMEN, TODAY).intent in ("out_of_scope", "bare")


@pytest.mark.parametrize("words", ["meri bachat", "hello how are you", "मेरी बचत", "100", "zx", ""])
def test_letters_that_are_not_broken_are_left_alone(words: str) -> None:
    """Latin and Devanagari as they should be."""
    assert decoded(words) == ""


def test_what_has_no_words_or_other_letters_is_told_apart() -> None:
    """Emoji and signs nobody sees; Bengali and Urdu."""
    assert without_words("😊❤️\u200b")
    assert not without_words("जी")
    assert in_other_letters("মোর টাকা")
    assert in_other_letters("میرا پیسہ")
    assert not in_other_letters("मेरा paisa")
