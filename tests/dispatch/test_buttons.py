"""Button ids: what they stand for, and that an old one answers nothing."""

import pytest

from bot.dispatch import buttons
from bot.nlu import Slots


def test_a_button_is_an_intent_with_its_slots():
    """ "yes to claim 5"."""
    meaning = buttons.meaning("confirm_yes?topic=claim&number=5")
    assert meaning
    assert (meaning.intent, meaning.slots) == ("confirm_yes", Slots(topic="claim", number=5))


@pytest.mark.parametrize(
    "button", ["", "?", "a b?x=1", "confirm_yes?number=five", "x?other=1", "q=1"]
)
def test_what_is_not_ours_means_nothing(button):
    """A forged or foreign id."""
    assert buttons.meaning(button) is None


def test_a_questions_button_answers_only_the_question_it_was_made_for():
    """The nonce of the open question has to be on it."""
    button = buttons.for_choice("1f3a09bc", 1)
    assert buttons.question_choice(button, "1f3a09bc") == 1
    assert buttons.question_choice(button, "77777777") is None
    assert buttons.question_choice("q==1", "") is None


def test_a_number_after_a_menu_means_its_choice():
    """ "2" is the second; "9" is none."""
    choices = ("balance", "passbook")
    second = buttons.chosen(choices, Slots(number=2))
    assert second
    assert second.intent == "passbook"
    assert buttons.chosen(choices, Slots(number=9)) is None
    assert buttons.chosen(choices, Slots()) is None


def test_all_after_a_menu_means_its_choice_of_all():
    """ "सब" after the waiting deposits."""
    everyone = Slots(everyone=True)
    found = buttons.chosen(("decide?topic=claim&number=1", "decide?topic=all"), everyone)
    assert found
    assert found.slots.topic == "all"
    assert buttons.chosen(("balance", "passbook"), everyone) is None
