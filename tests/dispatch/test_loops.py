"""Other machines that answer our answers are left alone; women who repeat themselves are not."""

from datetime import timedelta

import pytest
from sqlalchemy import select
from structlog.testing import capture_logs

from bot.channels.base import Media
from bot.i18n import _, speaking
from bot.store import Store
from bot.store.tables import Claim, Conversation, Entry, Inbox
from tests.make import create_group
from tests.talker import Talker

DRIVING = "I am driving now and will get back to you"
MEMBERS = ("SITA", "GEETA", "KAMLA", "OTHER_SUNITA")


@pytest.fixture
def talker(store: Store) -> Talker:
    store.write(lambda c: create_group(c, phones=True, saving=10000))
    return Talker(store)


def _repeated(language: str) -> str:
    with speaking(language):
        return _(
            "The same message came many times. For an hour I do not answer it. "
            'Write something else, or "help".'
        )


def _intents(talker: Talker) -> list[str]:
    query = select(Inbox.intent).order_by(Inbox.id)
    return talker.store.read(lambda c: list(c.execute(query).scalars()))


def _count(talker: Talker, column: object) -> int:
    return len(talker.store.read(lambda c: c.execute(select(column)).all()))


def _say_until_silent(talker: Talker, name: str, words: str, pause: float) -> int:
    """How many answers it got."""
    for answers in range(50):
        talker.at += timedelta(seconds=pause)
        if not talker.say(name, words):
            return answers
    raise AssertionError("it is answered for ever")


@pytest.mark.parametrize("pause", [0, 3, 60])
@pytest.mark.parametrize("name", ["STRANGER", "SITA"])
def test_an_auto_responder_is_silenced_for_an_hour(talker: Talker, name: str, pause: float) -> None:
    with capture_logs() as logged:
        answers = _say_until_silent(talker, name, DRIVING, pause)
        for _each in range(5):
            assert talker.say(name, DRIVING) == []
    assert answers <= 8
    assert [each["event"] for each in logged].count("incoming.held") == 1
    assert "driving" not in str(logged)
    assert _intents(talker)[-6:] == ["loop"] * 6

    talker.at += timedelta(minutes=50)
    assert talker.say(name, DRIVING) == []
    talker.at += timedelta(minutes=70)
    assert talker.say(name, DRIVING)


def test_a_person_on_that_phone_is_answered_at_once(talker: Talker) -> None:
    for _each in range(8):
        assert talker.say("SITA", "मेरी बचत")
    assert talker.say("SITA", "मेरी बचत") == [_repeated("hi")]
    assert talker.say("SITA", "मेरी बचत") == []
    assert talker.say("SITA", "बैठक कब है")
    assert _intents(talker)[-3:] == ["loop", "loop", "meeting_when"]


def test_an_echo_of_our_answers_is_silenced(talker: Talker) -> None:
    """Whatever our words are taken for."""
    words, answers = "नमस्ते", 0
    while answers < 20 and (said := talker.say("SITA", words)):
        words, answers = "\n".join(said), answers + 1
    assert answers <= 6
    assert _intents(talker)[-1] == "loop"


def test_a_ticket_desk_with_new_words_every_time(talker: Talker) -> None:
    """Quicker than anybody reads, ten times, and it never means anything."""
    for number in range(100, 200):
        if not talker.say("STRANGER", f"Your request {number} was registered, dear customer"):
            break
    assert number <= 112
    assert talker.say("STRANGER", "Your request 7 was registered") == []
    talker.at += timedelta(minutes=2)
    assert talker.say("STRANGER", "namaste")


def test_a_treasurer_says_yes_to_twelve_claims(talker: Talker) -> None:
    """The same word, quickly, and every time it does something."""
    for amount in (100, 150, 200):
        for name in MEMBERS:
            assert talker.say(name, f"मैंने {amount} जमा किए")
    talker.say("MEERA", "जमा देखना है")
    for _each in range(12):
        if _count(talker, Entry.number) == 12:
            break
        talker.say("MEERA", "1")
        assert talker.say("MEERA", "हाँ")
    assert "loop" not in _intents(talker)


def test_yes_to_different_questions(talker: Talker) -> None:
    for name in ("सीता", "गीता", "कमला", "रेखा", "फूलो", "राधा"):
        assert talker.say("MEERA", f"{name} 100 जमा")
        assert talker.say("MEERA", "हाँ")
    assert _count(talker, Entry.number) == 6
    assert "loop" not in _intents(talker)


def test_the_same_amount_to_different_questions(talker: Talker) -> None:
    for name in ("सीता", "गीता", "कमला", "रेखा", "फूलो", "राधा"):
        assert talker.say("MEERA", f"{name} जमा")
        assert talker.say("MEERA", "100")
        assert talker.say("MEERA", "हाँ")
    assert "loop" not in _intents(talker)


def test_claims_in_the_same_words(talker: Talker) -> None:
    for _each in range(7):
        assert talker.say("GEETA", "मैंने 100 जमा किए")
    assert _count(talker, Claim.number) == 7
    assert "loop" not in _intents(talker)


def test_asking_for_help_again_and_again_is_a_persons(talker: Talker) -> None:
    for _each in range(12):
        assert talker.say("SITA", "मदद")


def test_many_taps_and_voice_notes_are_a_persons(talker: Talker) -> None:
    for number in range(12):
        assert talker.say("SITA", "हाँ", button=f"q=0000000{number}=1")
    for number in range(12):
        assert talker.say("SITA", "", media=(Media(f"https://m/{number}", "audio/ogg"),))
    assert "loop" not in _intents(talker)


def test_queued_on_her_phone_and_delivered_at_once(talker: Talker) -> None:
    """She was without network; each of twelve lines means something."""
    for amount in range(100, 220, 10):
        talker.at -= timedelta(seconds=1)
        assert talker.say("MEERA", f"सीता {amount} जमा")
    assert "loop" not in _intents(talker)


def test_her_conversation_stays_where_it_was(talker: Talker) -> None:
    """A machine on her phone does not answer the question that is open, nor close it."""
    query = select(Conversation.flow, Conversation.answers, Conversation.nonce)
    query = query.where(Conversation.flow != "")
    talker.say("MEERA", "सीता 100 जमा")
    _say_until_silent(talker, "MEERA", DRIVING, 0)
    before = talker.store.read(lambda c: c.execute(query).all())
    assert talker.say("MEERA", DRIVING) == []
    assert talker.store.read(lambda c: c.execute(query).all()) == before != []
    assert talker.say("MEERA", "हाँ")[0].startswith("✅")
