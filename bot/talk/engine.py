"""Runs a flow's generator again at each message, feeding kept answers by key, never by position.

So a question that a deploy added, removed or moved does no harm: words are only ever taken as the
answer to the question that was asked last. Answers behind the first open question are forgotten: an
old "yes" must not confirm a new amount.
"""

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

from bot.talk.ask import Ask, ByPhoto, Misread, Talk
from bot.talk.choosing import YesNo
from bot.talk.says import Done, Start

Flow = Callable[[], Talk[Done]]


@dataclass(frozen=True)
class Kept:
    """All that is remembered between two messages."""

    flow: str
    answers: dict[str, Any] = field(default_factory=dict)
    given: dict[str, Any] = field(default_factory=dict)  # by her first message, not reached yet
    waiting_for: str = ""
    nonce: str = ""  # of the open question's buttons
    misses: int = 0  # how often in a row she was not understood


@dataclass(frozen=True)
class Heard:
    """What she said, or the number of the choice whose button she tapped."""

    words: str
    choice: int | None = None
    photo: str = ""  # the name of a picture that came without words


@dataclass(frozen=True)
class Turn:
    """Where the flow stands now: at an open question, or done."""

    kept: Kept
    question: Ask[Any] | None = None
    done: Done | None = None
    why: str = ""  # what was wrong with her words
    understood: bool = True


_THEN = "#then"  # among what was given: no question has such a key


def begin(flow: Flow, name: str, given: dict[str, Any], then: Start | None = None) -> Turn:
    """Start a flow with what her first message gave, each taken when its question is reached.

    `then`: what else that message told, to be gone through afterwards.
    """
    further = {_THEN: then.kept()} if then else {}
    return _run(flow, Kept(name, given=given | further), None)


def advance(flow: Flow, kept: Kept, heard: Heard) -> Turn:
    """Take `heard` as the answer to the open question, or as a change of an earlier answer."""
    return _run(flow, kept, heard)


def still_open(flow: Flow, kept: Kept) -> Turn:
    """The open question, to be put again; nothing is taken as its answer."""
    turn = _run(flow, replace(kept, waiting_for=""), None)
    return replace(turn, kept=replace(turn.kept, misses=kept.misses))


def back(flow: Flow, kept: Kept) -> Turn:
    """Drop the last answer and ask that question again."""
    answers = dict(list(kept.answers.items())[:-1])
    return _run(flow, Kept(kept.flow, answers, kept.given), None)


def _run(flow: Flow, kept: Kept, heard: Heard | None) -> Turn:
    said: dict[str, Any] = {}
    asked: list[Ask[Any]] = []
    given = dict(kept.given)
    talk = flow()
    try:
        question = next(talk)
        while True:
            if any(earlier.key == question.key for earlier in asked):
                raise RuntimeError(f"flow {kept.flow} asks {question.key} twice")
            value = _kept_value(question, kept.answers)
            if value is _NONE:
                value = _kept_value(question, given)
                given.pop(question.key, None)
            if value is _NONE and heard is not None and question.key == kept.waiting_for:
                value = _read(question, heard)
                if isinstance(value, Misread):
                    before = replace(kept, answers=said, given=given)
                    return _not_answered(flow, before, heard, question, asked, value)
                heard = None
            if value is _NONE:
                return Turn(_open(kept.flow, said, given, question), question)
            said[question.key] = question.answer.keep(value)
            asked.append(question)
            question = talk.send(value)
    except StopIteration as end:
        return Turn(Kept(kept.flow, said), done=_and_further(end.value, given))
    finally:
        talk.close()


def _and_further(done: Done, given: dict[str, Any]) -> Done:
    """What her first message told beside this goes on first; the last of it ends as `done` does."""
    if _THEN not in given:
        return done
    return replace(done, then=Start.revived(given[_THEN]))


_NONE = object()


def _kept_value(question: Ask[Any], answers: dict[str, Any]) -> Any:
    if question.key not in answers:
        return _NONE
    try:
        return question.answer.revive(answers[question.key])
    except (LookupError, ValueError, TypeError):
        return _NONE  # what it meant is gone, as a member who has left meanwhile: ask again


def takes_photo(question: Ask[Any] | None) -> bool:
    """Whether a picture without words can be the answer."""
    return question is not None and isinstance(question.answer, ByPhoto)


def _read(question: Ask[Any], heard: Heard) -> Any:
    if heard.photo and isinstance(question.answer, ByPhoto):
        return question.answer.read_photo(heard.photo)
    if heard.choice is not None and 0 <= heard.choice < len(question.answer.choices):
        return question.answer.read(question.answer.choices[heard.choice])
    return question.answer.read(heard.words)


def _open(
    flow: str, said: dict[str, Any], given: dict[str, Any], question: Ask[Any], misses: int = 0
) -> Kept:
    return Kept(flow, said, given, question.key, secrets.token_hex(4), misses)


def _not_answered(
    flow: Flow,
    kept: Kept,
    heard: Heard,
    question: Ask[Any],
    asked: list[Ask[Any]],
    misread: Misread,
) -> Turn:
    """Perhaps she changes what she said before: "no, 150". No yes that came after it counts.

    How and when it was paid stays said, as far as it is asked again and still means something.
    """
    for place, earlier in reversed(list(enumerate(asked))):
        before = earlier.answer.revive(kept.answers[earlier.key])
        value = earlier.answer.correct(heard.words, before)
        if value is not None:
            keys = list(kept.answers)
            answers = {key: kept.answers[key] for key in keys[: keys.index(earlier.key)]}
            answers[earlier.key] = earlier.answer.keep(value)
            behind = (later.key for later in asked[place + 1 :] if not _agrees(later))
            said = {key: kept.answers[key] for key in behind}
            return _run(flow, Kept(kept.flow, answers, said | kept.given), None)
    still = _open(kept.flow, kept.answers, kept.given, question, kept.misses + 1)
    return Turn(still, question, why=misread.why, understood=False)


def _agrees(question: Ask[Any]) -> bool:
    """Whether it was put to be agreed to: an old yes is none to something else."""
    return isinstance(question.answer, YesNo)
