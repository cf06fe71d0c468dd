"""Answers that can be tapped: which form, how many messages, what is written on the buttons."""

import pytest

from bot.dispatch.offering import Offer, Receiver, messages
from bot.i18n import LANGUAGES
from bot.i18n.templates import content_variables, find, is_form, session_names
from bot.outbox import Message
from bot.store import Store
from bot.talk import Choice
from bot.wording.phrases import numbered
from tests.make import NOW, create_group
from tests.talker import WITH_BUTTONS, Talker

ME = Receiver(1, 1, 3, "hi")
YES_NO = (Choice("q=1f=0", "हाँ"), Choice("q=1f=1", "नहीं"))


def any_form(_name: str, _language: str) -> bool:
    return True


def asked(said: str, offer: Offer) -> list[Message]:
    found = messages(said, offer, ME, any_form, NOW)
    for message in found:
        template = find(message.kind, "hi")
        if template:  # all that it leaves open is given, and nothing has a line break
            filled = content_variables(template, message.variables, tuple(message.buttons))
            assert filled
            assert all(value.strip() and "\n" not in value for value in filled.values())
            assert template.text.format(**_named(template.numbers, filled)) == message.text
    return found


def _named(numbers: dict[str, str], filled: dict[str, str]) -> dict[str, str]:
    return {name: filled[number] for name, number in numbers.items()}


def yes_no(lines: int) -> Offer:
    text = "\n".join(f"पंक्ति {n}" for n in range(1, lines + 1))
    return Offer(text, text, YES_NO, is_yes_no=True)


def menu(*labels: str, text: str = "कौन सा?") -> Offer:
    choices = tuple(Choice(f"balance?number={n}", label) for n, label in enumerate(labels))
    return Offer(text, f"{text}\n{numbered(labels)}", choices)


@pytest.mark.parametrize("lines", range(1, 5))
def test_a_short_yes_or_no_is_one_message(lines: int) -> None:
    offer = yes_no(lines)
    [only] = asked(offer.text, offer)
    assert (only.kind, only.text) == (f"ask_yes_no_{lines}", offer.text)
    assert only.buttons == (("q=1f=0", "हाँ"), ("q=1f=1", "नहीं"))
    assert only.urgent


def test_of_a_long_one_the_last_line_has_the_buttons() -> None:
    """The read-back of a whole meeting goes ahead, line by line as it is."""
    offer = yes_no(9)
    head, last = asked(offer.text, offer)
    assert (head.kind, head.text) == ("answer", "\n".join(offer.text.split("\n")[:-1]))
    assert (last.kind, last.text) == ("ask_yes_no_1", "पंक्ति 9")
    assert not head.buttons


def test_what_stands_around_the_question_comes_before_it() -> None:
    offer = yes_no(1)
    [only] = asked(f"पहले यह।\n\n{offer.shown}\nऔर यह।", offer)
    assert only.text == "पहले यह।\nऔर यह।\nपंक्ति 1"


def test_an_answer_of_many_lines_before_a_question_goes_ahead() -> None:
    offer = menu("एक", "दो")
    head, last = asked(f"क\nख\nग\n\n{offer.shown}", offer)
    assert head.text == "क\nख\nग"
    assert last.text == "कौन सा?\n1. एक\n2. दो"


@pytest.mark.parametrize(
    ("count", "kind"), [(1, "choose_1"), (3, "choose_3"), (4, "list_4"), (10, "list_10")]
)
def test_few_choices_are_buttons_and_more_are_a_list(count: int, kind: str) -> None:
    offer = menu(*(f"रास्ता {n}" for n in range(count)))
    [only] = asked(offer.shown, offer)
    assert only.kind == kind
    assert only.text == offer.shown, "typed numbers work, and SMS reads the same"
    assert len(only.buttons) == count


def test_more_than_ten_stay_a_text() -> None:
    offer = menu(*map(str, range(11)))
    assert asked(offer.shown, offer) == []


def test_a_label_that_is_too_long_is_cut_behind_a_word_and_all_are_numbered() -> None:
    """In the text above them they stand in full."""
    long = "सुनीता, पति रमेश कुमार, ₹1,00,000"
    offer = menu(long, "सब")
    [only] = asked(offer.shown, offer)
    assert [label for _, label in only.buttons] == ["1. सुनीता, पति रमेश…", "2. सब"]
    assert long in only.text
    assert all(len(label) <= 20 for _, label in only.buttons)


def test_a_sum_is_never_cut() -> None:
    offer = menu("गीता (5) ₹1,00,000 (21/11)", "सीता (6) ₹1,00,000 (21/11)")
    [only] = asked(offer.shown, offer)
    labels = [label for _, label in only.buttons]
    assert labels == ["1. गीता (5)…", "2. सीता (6)…"]


def test_labels_that_are_equal_are_told_apart_by_their_number() -> None:
    """Two women of one name; WhatsApp would refuse two equal buttons."""
    offer = menu("सुनीता", "सुनीता")
    [only] = asked(offer.shown, offer)
    assert [label for _, label in only.buttons] == ["1. सुनीता", "2. सुनीता"]


def test_a_word_without_an_end_is_cut_between_letters() -> None:
    offer = menu("कि" * 20, "ख")
    [only] = asked(offer.shown, offer)
    assert only.buttons[0][1] == "1. " + "कि" * 8 + "…"


def test_where_the_provider_has_no_such_form_or_it_is_too_long_it_stays_a_text() -> None:
    offer = yes_no(1)
    assert messages(offer.text, offer, ME, lambda *_: False, NOW) == []
    assert messages("क" * 1700 + "\n" + "ख\n" * 4 + offer.text, offer, ME, any_form, NOW) == []
    wide = Offer("क" * 1025, "क" * 1025, YES_NO, is_yes_no=True)
    assert messages(wide.text, wide, ME, any_form, NOW) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_is_every_form_in_every_language_within_whatsapps_limits(language: str) -> None:
    """Three buttons or ten rows in the 24 hours; labels of 20; never more than 100 places."""
    assert set(session_names()) == {
        *(f"ask_yes_no_{n}" for n in range(1, 5)),
        *(f"choose_{n}" for n in range(1, 4)),
        *(f"list_{n}" for n in range(4, 11)),
    }
    for name in session_names():
        form = find(name, language)
        assert form
        assert bool(form.button) == name.startswith("list_")
        assert len(form.buttons) <= (10 if form.button else 3)
        assert len(form.button) <= 20
        assert len(form.numbers) <= 100
        assert is_form(name)
    assert not is_form("receipt")
    assert not is_form("answer")


def test_a_repeated_delivery_says_nothing_twice(store: Store) -> None:
    """The question is in the outbox once, and the response to each delivery is empty."""
    store.write(lambda c: create_group(c, phones=True))
    talker = Talker(store, house=WITH_BUTTONS)
    assert talker.say("MEERA", "गीता 100 जमा") == []
    assert len(talker.told()) == 1
    assert talker.repeat() == []
    assert talker.told() == []


def test_sms_and_a_house_without_forms_answer_as_ever(store: Store) -> None:
    store.write(lambda c: create_group(c, phones=True))
    assert Talker(store).say("GEETA", "ghfjdk")[-1].startswith("3. ")
    by_sms = Talker(store, channel="sms", house=WITH_BUTTONS)
    assert by_sms.say("KAMLA", "ghfjdk")[-1].startswith("2. ")


def test_an_unknown_phone_can_tap_too(store: Store) -> None:
    """A stranger's menu; she belongs to no group."""
    store.write(lambda c: create_group(c, phones=True))
    talker = Talker(store, house=WITH_BUTTONS)
    talker.say("STRANGER", "नमस्ते")
    assert talker.tap("STRANGER", "समूह से जुड़ना है") == ["आपका नाम क्या है?"]
