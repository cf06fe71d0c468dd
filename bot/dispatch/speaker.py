"""A phone is not a person: where it reaches several members, ask who is speaking."""

import secrets
from dataclasses import dataclass, replace
from datetime import datetime

from bot import nlu
from bot.dispatch import buttons, offering
from bot.dispatch.caller import Reached
from bot.dispatch.talking import Talking
from bot.i18n import _
from bot.outbox import taps

ASKING = "who"  # stands in the row's flow while the question is open


@dataclass(frozen=True)
class Identified:
    """Who speaks and what she said or tapped, or the question that finds out."""

    talking: Talking
    words: str
    button: str = ""
    person: Reached | None = None
    question: offering.Offer | None = None


def identify(
    people: tuple[Reached, ...], talking: Talking, words: str, button: str, at: datetime
) -> Identified:
    """Nobody (a stranger), the only one, whoever said so a short while ago, or ask."""
    if talking.member and _of(people, talking) is None:
        talking = Talking()  # she is not reached here any more: what she was at is over
    if len(people) <= 1:
        return Identified(talking, words, button, people[0] if people else None)
    if talking.flow == ASKING:
        return _answered(people, talking, words, button, at)
    person = _named(people, words) or (_of(people, talking) if talking.speaker_known(at) else None)
    if person is None:
        kept = f"{_TAPPED}{button}" if button else nlu.without_secrets(words)
        nonce = secrets.token_hex(4)
        asking = replace(talking.ended(), flow=ASKING, first_words=kept, nonce=nonce)
        return Identified(asking, words, question=_question(people, nonce))
    if (person.group_id, person.number) != (talking.group_id, talking.member):
        talking = Talking(person.group_id, person.number)
    return Identified(replace(talking, speaker_at=at), words, button, person)


_TAPPED = "\x1d"  # before the id of a button that was tapped before it was known who speaks


def _answered(
    people: tuple[Reached, ...], talking: Talking, words: str, button: str, at: datetime
) -> Identified:
    index = (
        buttons.question_choice(taps.unmarked(button), talking.nonce)
        if button  # another question's label is no name
        else nlu.read_choice(words, [person.name for person in people])
    )
    known_by_name = None if button else _named(people, words)
    person = people[index] if index is not None and index < len(people) else known_by_name
    if person is None:
        return Identified(talking, words, question=_question(people, talking.nonce))
    known = Talking(person.group_id, person.number, at)
    first = talking.first_words
    if first.startswith(_TAPPED):
        return Identified(known, "", first.removeprefix(_TAPPED), person)
    return Identified(known, first, "", person)


def _named(people: tuple[Reached, ...], words: str) -> Reached | None:
    """ "मैं राधा हूँ" on Rekha's and Radha's phone."""
    if not words or any(letter.isdigit() for letter in words):
        return None  # a number answers another question
    roster = tuple(nlu.Person(place, person.name) for place, person in enumerate(people))
    found = nlu.read_member(words, roster)
    return None if isinstance(found, nlu.Unclear) else people[found]


def _of(people: tuple[Reached, ...], talking: Talking) -> Reached | None:
    wanted = (talking.group_id, talking.member)
    return next((p for p in people if (p.group_id, p.number) == wanted), None)


def _question(people: tuple[Reached, ...], nonce: str) -> offering.Offer:
    several = len({person.group_id for person in people}) > 1
    labels = [f"{p.name} ({p.group_name})" if several else p.name for p in people]
    return offering.of_labels(_("Who is writing? Send the number."), labels, nonce)
