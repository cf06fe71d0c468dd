"""What is not understood brings choices; the third time in a row an officer to call."""

from functools import partial

import pytest
from sqlalchemy import func, select

from bot import i18n
from bot.context import Context
from bot.domain.groups import Role
from bot.nlu import Meaning, Slots
from bot.store import Store
from bot.store.tables import Claim, Entry
from handlers import HANDLERS
from handlers.out_of_scope import (
    FOR_LEADERS,
    FOR_MEMBERS,
    FOR_OFFICERS,
    SAME,
    USUAL,
    out_of_scope,
)
from tests.make import create_group
from tests.people import GEETA, KSHAMA, MEERA, STRANGER_PHONE, SUNITA, Person
from tests.talker import HOUSE, NOON, Talker

OFFERED = FOR_MEMBERS | FOR_OFFICERS | FOR_LEADERS
NONSENSE = ("ghfjdk lmno", "asdf qwer", "zxcv", "qwzx")
LONGEST_LABEL, LONGEST_LINE = 30, 80  # letters
TOPICS = (
    "", "promise", "condition", "negation", "private", "forward", "others", "shopping", "question",
    "withdraw", "loan_out", "loan", "interest", "fine", "too_long", "empty",
)  # fmt: skip


@pytest.fixture
def talker(store: Store) -> Talker:
    """A group with phones."""
    store.write(lambda c: create_group(c, phones=True))
    return Talker(store)


def stuck(talker: Talker, name: str, times: int = 3, **more: str) -> str:
    """What she is told after so many messages that nobody understands."""
    for words in NONSENSE[: times - 1]:
        assert "+91" not in "\n".join(talker.say(name, words, **more))
    return "\n".join(talker.say(name, NONSENSE[times - 1], **more))


def place_of(lines: list[str], label: str) -> str:
    """The number of a choice, in whatever language she is answered."""
    labels = []
    for language in i18n.LANGUAGES:
        with i18n.speaking(language):
            labels.append(i18n._(label))
    [line] = [line for line in lines if line[3:] in labels]
    return line[0]


def count(store: Store, table: type) -> int:
    return store.read(lambda c: c.execute(select(func.count()).select_from(table)).scalar_one())


def test_everything_that_is_offered_can_be_done():
    """A choice without a handler would be not understood again."""
    assert set(OFFERED) <= set(HANDLERS)
    assert set(SAME.values()) <= set(OFFERED)
    assert {intent for usual in USUAL.values() for intent in usual} <= set(OFFERED)


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_choices_are_short_enough_for_a_phones_list(language):
    """In every language."""
    with i18n.speaking(language):
        labels = [i18n._(label) for label in OFFERED.values()]
    assert [label for label in labels if len(label) > LONGEST_LABEL] == []


def test_the_number_of_a_choice_is_answered(talker):
    """Here the third of the usual ones."""
    number = place_of(talker.say("GEETA", "ghfjdk"), "When is the meeting?")
    assert talker.say("GEETA", number) == talker.say("GEETA", "बैठक कब है")


def test_a_money_choice_begins_the_conversation_and_writes_nothing(talker, store):
    """She is asked how much; only her own figures make a claim."""
    number = place_of(talker.say("GEETA", "ghfjdk"), "I have paid")
    assert talker.say("GEETA", number)[-1].endswith("?")
    assert count(store, Claim) == count(store, Entry) == 0


def test_a_president_is_offered_meetings_and_a_treasurer_is_not(store):
    """What she may not do is not offered."""
    group = store.write(lambda c: create_group(c))
    words = "baithakk rakhniii hafte"
    for number, may in ((SUNITA.number, True), (MEERA.number, False), (GEETA.number, False)):
        said = store.read(partial(_said, group=group, number=number, words=words))
        assert any(choice.id in FOR_LEADERS for choice in said.choices) is may


def test_the_third_time_the_treasurer_can_be_called(talker):
    """With her number; and after something was understood the count begins anew."""
    assert "मीरा (3)" in (said := stuck(talker, "GEETA"))
    assert "+91 99999 00003" in said
    talker.say("GEETA", "मेरी बचत कितनी है")
    assert "+91" not in "\n".join(talker.say("GEETA", "zxcv"))


def test_an_officer_who_is_stuck_is_told_another(talker):
    """Not herself."""
    said = stuck(talker, "MEERA")
    assert "सुनीता (1)" in said
    assert "00001" in said
    assert "00003" not in said


def test_in_the_middle_of_a_conversation_too(talker):
    """The open question stays."""
    talker.say("GEETA", "मैंने जमा किया")
    said = stuck(talker, "GEETA")
    assert "+91 99999 00003" in said
    assert said.startswith("आपने कितने") or "?" in said


def test_the_only_officer_asks_at_the_meeting(store):
    """There is nobody else to be named."""
    store.write(lambda c: create_group(c, (MEERA, GEETA), phones=True))
    assert "अगली बैठक" in stuck(Talker(store), "MEERA")


def test_an_officer_without_a_phone_is_named_alone(store):
    """And one whose number is known is named before her."""
    silent = Person(3, "मीरा", "", "", Role.TREASURER)
    store.write(lambda c: create_group(c, (silent, GEETA), phones=True))
    assert "मीरा (3)" in (said := stuck(Talker(store), "GEETA"))
    assert "+91" not in said


def test_the_officer_whose_number_is_known_is_named_first(store):
    """The treasurer has none; the secretary has."""
    silent = Person(3, "मीरा", "", "", Role.TREASURER)
    store.write(lambda c: create_group(c, (silent, KSHAMA, GEETA), phones=True))
    assert "क्षमा (2)" in stuck(Talker(store), "GEETA")


def test_the_phone_that_they_share_is_no_way_to_call_her(store):
    """Geeta writes on the treasurer's phone: she has it in her hand."""
    lent = Person(5, "गीता", "", MEERA.phone)
    store.write(lambda c: create_group(c, (MEERA, SUNITA, lent), phones=True))
    talker = Talker(store)
    talker.say("MEERA", "मेरी बचत")
    talker.say("MEERA", "2")
    assert "00001" in stuck(talker, "MEERA")


def test_a_stranger_is_told_nobodys_number(talker):
    """However often she writes."""
    said = [line for words in (*NONSENSE, *NONSENSE) for line in talker.say("STRANGER", words)]
    assert STRANGER_PHONE
    assert not any("+91" in line or "मीरा" in line for line in said)


def test_only_an_officer_of_her_own_group_is_named(store):
    """Another group's treasurer comes first in the tables."""
    other = Person(1, "लक्ष्मी", "", "+919999900077", Role.TREASURER)
    store.write(lambda c: create_group(c, (other,), code="OTHER", phones=True))
    store.write(lambda c: create_group(c, (MEERA, GEETA), phones=True))
    said = stuck(Talker(store), "GEETA")
    assert "00003" in said
    assert "00077" not in said


def test_a_promise_and_a_forward_are_no_misses(talker):
    """They were answered."""
    for _ in range(4):
        for words in ("कल 100 जमा करूँगी", "मेरा ओटीपी 456789 है"):
            assert "+91" not in "\n".join(talker.say("GEETA", words))


def test_a_password_in_the_middle_is_answered_and_the_question_put_again(talker, store):
    """And it is no answer to it."""
    asked = talker.say("GEETA", "मैंने जमा किया")
    for _ in range(4):
        lines = talker.say("GEETA", "मेरा ओटीपी 456789 है")
        assert lines[-1] == asked[-1]
        assert "+91" not in "\n".join(lines)
    assert count(store, Claim) == 0


@pytest.mark.parametrize("number", [GEETA.number, MEERA.number])
def test_whatever_stopped_it_she_gets_a_short_answer(store, number):
    """In every language two lines of what a phone shows, and at most three choices."""
    group = store.write(lambda c: create_group(c))
    for topic in TOPICS:
        for language in i18n.LANGUAGES:
            with i18n.speaking(language):
                said = store.read(partial(_said, group=group, number=number, topic=topic))
            lines = said.text.split("\n")
            assert said.text.strip()
            assert len(lines) <= 2
            assert max(map(len, lines)) <= LONGEST_LINE
            assert len(said.choices) in (0, 3)


def test_what_is_understood_but_not_done_here_is_said_so(store):
    """An intent that has no handler yet: near things are offered, its topic is no guard's."""
    group = store.write(lambda c: create_group(c))
    meaning = Meaning("scheme_info", Slots(topic="loan"))
    with i18n.speaking("en"):
        said = store.read(partial(_said, group=group, number=GEETA.number, meaning=meaning))
    assert said.text.startswith("I cannot do that yet.")
    assert len(said.choices) == 3


def _said(connection, group, number, topic="", words="zxcv", meaning=None):
    meaning = meaning or Meaning("out_of_scope", Slots(topic=topic))
    it = Context(connection, NOON, HOUSE.zone, "hi", words, group, number, meaning)
    return out_of_scope(it)


@pytest.mark.parametrize("words", ["😊😊", "মোর টাকা", "esjh cpr fdruh gS", "\u200b", "a" * 5000])
def test_bad_input_is_helped(talker, words):
    """Emoji alone, other scripts, an old font, nothing visible, far too much."""
    lines = talker.say("GEETA", words)
    assert len(lines) >= 3
    assert any(line.startswith("1. ") for line in lines)


def test_an_old_fonts_question_is_offered(store):
    """ "cSBd dc gS" is बैठक कब है in Kruti Dev."""
    group = store.write(lambda c: create_group(c))
    said = store.read(partial(_said, group=group, number=GEETA.number, words="cSBd dc gS"))
    assert said.choices[0].id == "meeting_when"


def test_an_officers_bare_amount_and_a_code_are_asked_about(talker, store):
    """A choice takes the figure along and begins a conversation."""
    lines = talker.say("MEERA", "500")
    assert "₹500" in lines[0]
    talker.say("MEERA", place_of(lines, "Put into the bank"))
    assert "₹500" in "\n".join(talker.say("MEERA", "4521"))
    talker.say("MEERA", "रद्द")
    place_of(talker.say("MEERA", "A7K2"), "Take an entry back")
    assert count(store, Entry) == 0
