"""Who speaks on a phone that several share."""

from datetime import datetime, timedelta

from bot.clock import INDIA
from bot.dispatch.caller import Reached
from bot.dispatch.speaker import identify
from bot.dispatch.talking import Talking
from bot.i18n import speaking

NOON = datetime(2026, 11, 21, 12, tzinfo=INDIA)
REKHA = Reached(1, 4, "रेखा", "", "आशा", "hi")
RADHA = Reached(1, 9, "राधा", "", "आशा", "hi")


def ask(words: str, talking: Talking, at: datetime = NOON, people=(REKHA, RADHA)):
    with speaking("hi"):
        return identify(people, talking, words, "", at)


def test_the_only_one_is_not_asked():
    """A phone of her own."""
    assert ask("नमस्ते", Talking(), people=(REKHA,)).person == REKHA


def test_nobody_is_a_stranger():
    """A phone in no register."""
    assert ask("नमस्ते", Talking(), people=()).person is None


def test_a_shared_phone_is_asked_and_the_first_words_are_taken_up():
    """The answer is the number; what she wanted is done then."""
    first = ask("मेरी बचत", Talking())
    assert first.question
    then = ask("2", first.talking)
    assert (then.person, then.words) == (RADHA, "मेरी बचत")


def test_what_is_no_answer_is_asked_again():
    """Nobody is guessed."""
    first = ask("मेरी बचत", Talking())
    again = ask("हम्म", first.talking)
    assert again.question
    assert again.person is None


def test_after_a_quarter_of_an_hour_it_is_asked_again():
    """The phone may be in other hands."""
    known = ask("1", ask("नमस्ते", Talking()).talking).talking
    assert ask("बैठक", known, NOON + timedelta(minutes=14)).person == REKHA
    assert ask("बैठक", known, NOON + timedelta(minutes=16)).question
