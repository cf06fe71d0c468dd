"""The engine: what is kept between messages, and what a changed flow does to it."""

import json
from dataclasses import asdict
from functools import partial

import pytest

from bot.domain.money import rupees
from bot.i18n import speaking
from bot.talk import (
    Done,
    Heard,
    Kept,
    OneOf,
    Rupees,
    Talk,
    Turn,
    Words,
    YesNo,
    advance,
    ask,
    back,
    begin,
)

LIMIT = rupees(10_000)


@pytest.fixture(autouse=True)
def _english():
    with speaking("en"):
        yield


def deposit() -> Talk[Done]:
    """The flow as it was when the conversation began."""
    name = yield from ask("name", "Whose?", Words())
    amount = yield from ask("amount", f"How much, {name}?", Rupees(LIMIT))
    ok = yield from ask("ok", f"{name} {amount}?", YesNo())
    return Done(f"{name} {amount} {ok}")


def with_note() -> Talk[Done]:
    """A later version: a question more, in front of the confirmation."""
    name = yield from ask("name", "Whose?", Words())
    amount = yield from ask("amount", "How much?", Rupees(LIMIT))
    note = yield from ask("note", "What for?", Words())
    ok = yield from ask("ok", f"{name} {amount} {note}?", YesNo())
    return Done(f"{name} {amount} {note} {ok}")


def moved() -> Talk[Done]:
    """A later version: the amount is asked first."""
    amount = yield from ask("amount", "How much?", Rupees(LIMIT))
    name = yield from ask("name", "Whose?", Words())
    ok = yield from ask("ok", f"{name} {amount}?", YesNo())
    return Done(f"{name} {amount} {ok}")


def through_json(turn: Turn) -> Kept:
    """As another process finds it in the row."""
    return Kept(**json.loads(json.dumps(asdict(turn.kept))))


def after(*words: str, flow=deposit) -> Turn:
    """The turn after these words, each heard by a process of its own."""
    turn = begin(flow, "deposit", {})
    for said in words:
        turn = advance(flow, through_json(turn), Heard(said))
    return turn


def test_answers_survive_from_process_to_process():
    """Only JSON is kept, and the whole talk comes out right."""
    assert after("Geeta", "100", "yes").done == Done("Geeta 10000 True")


def test_a_question_that_was_added_is_asked_and_its_words_are_not_taken_for_it():
    """The "yes" was said to the confirmation, not to the new question."""
    turn = advance(with_note, through_json(after("Geeta", "100")), Heard("yes"))
    assert turn.question
    assert turn.question.key == "note"
    assert turn.done is None


def test_a_question_that_was_removed_does_no_harm():
    """What was answered stays; the words to the question that is gone confirm nothing."""
    kept = through_json(after("Geeta", "100", flow=with_note))
    turn = advance(deposit, kept, Heard("yes"))
    assert turn.question
    assert turn.question.key == "ok"


def test_questions_that_changed_places_are_found_by_key():
    """The name that was given is not taken for the amount that is asked first now."""
    turn = advance(moved, through_json(after("Geeta")), Heard("100"))
    assert turn.kept.answers == {"amount": 10000, "name": "Geeta"}
    assert turn.question
    assert turn.question.key == "ok"


def test_answers_behind_the_first_open_question_are_forgotten():
    """An old "yes" must not confirm a new amount."""
    turn = advance(deposit, Kept("deposit", {"name": "Geeta", "ok": True}), Heard("hello"))
    assert turn.question
    assert turn.question.key == "amount"
    assert "ok" not in turn.kept.answers


def test_prefilled_answers_start_at_the_confirmation():
    """ "Geeta 100" needs no questions but the last."""
    turn = begin(deposit, "deposit", {"name": "Geeta", "amount": 10000})
    assert turn.question
    assert turn.question.text == "Geeta 10000?"


def test_a_prefilled_answer_that_is_not_allowed_is_asked():
    """An amount above the limit is not taken over silently."""
    turn = begin(deposit, "deposit", {"name": "Geeta", "amount": 99_999_900})
    assert turn.question
    assert turn.question.key == "amount"


def test_back_drops_the_last_answer():
    """Once: the amount is asked again. Twice: the name."""
    turn = back(deposit, after("Geeta", "100").kept)
    assert turn.question
    assert turn.question.key == "amount"
    turn = back(deposit, turn.kept)
    assert turn.question
    assert turn.question.key == "name"


def test_back_at_the_first_question_asks_it_again():
    """There is nothing to drop."""
    turn = back(deposit, after().kept)
    assert turn.question
    assert turn.question.key == "name"


@pytest.mark.parametrize("words", ["150", "no, 150", "100 नहीं 150"])
def test_a_new_amount_at_the_confirmation_changes_it_and_asks_again(words):
    """What is not a whole yes or no is a correction, never a yes."""
    turn = advance(deposit, after("Geeta", "100").kept, Heard(words))
    assert turn.question
    assert turn.question.text == "Geeta 15000?"


def test_misses_are_counted_and_end_with_an_answer():
    """Three misses in a row, then understood: the count begins anew."""
    turn = after("Geeta")
    for count in (1, 2, 3):
        turn = advance(deposit, through_json(turn), Heard("hmm hmm"))
        assert (turn.understood, turn.kept.misses) == (False, count)
    assert advance(deposit, turn.kept, Heard("100")).kept.misses == 0


def test_each_question_has_a_nonce_of_its_own():
    """Buttons of an earlier question are told apart by it."""
    first, second = after("Geeta"), after("Geeta", "100")
    assert first.kept.nonce
    assert first.kept.nonce != second.kept.nonce


def test_a_tapped_choice_answers_by_its_place():
    """The first of the two buttons of a yes-or-no question is yes."""
    turn = advance(deposit, after("Geeta", "100").kept, Heard("", 0))
    assert turn.done == Done("Geeta 10000 True")


def test_a_flow_that_asks_one_key_twice_is_a_fault_of_ours():
    """Keys in loops must be unique."""

    def twice() -> Talk[Done]:
        yield from ask("name", "Whose?", Words())
        yield from ask("name", "Whose?", Words())
        return Done()

    with pytest.raises(RuntimeError, match="twice"):
        begin(twice, "twice", {"name": "Geeta"})


def test_a_choice_that_is_gone_is_asked_again():
    """A kept option that is no longer offered means nothing any more."""

    def pick(options: tuple[tuple[str, str], ...]) -> Talk[Done]:
        which = yield from ask("which", "Which?", OneOf(options))
        return Done(which)

    both = (("a", "First"), ("b", "Second"))
    assert begin(partial(pick, both), "pick", {"which": "b"}).done == Done("b")
    assert begin(partial(pick, both[:1]), "pick", {"which": "b"}).done is None


def test_a_changed_answer_keeps_what_was_said_behind_it_but_no_yes() -> None:
    """ "No, 150" does not ask again how it was paid; it is read back again."""

    def paid() -> Talk[Done]:
        amount = yield from ask("amount", "How much?", Rupees(LIMIT))
        way = yield from ask("way", "How?", OneOf((("cash", "Cash"), ("bank", "Bank"))))
        ok = yield from ask("ok", f"{amount} {way}?", YesNo())
        last = yield from ask("last", "Is that all?", YesNo())
        return Done(f"{amount} {way} {ok} {last}")

    turn = begin(paid, "paid", {"amount": 10000, "way": "bank"})
    assert turn.question
    assert turn.question.key == "ok"
    turn = advance(paid, turn.kept, Heard("yes"))
    turn = advance(paid, turn.kept, Heard("no, 150"))
    assert turn.question
    assert turn.question.key == "ok"
    assert turn.kept.answers == {"amount": 15000, "way": "bank"}
