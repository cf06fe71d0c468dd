"""A phone is not a person: where it reaches several members, ask who is speaking."""

from dataclasses import dataclass, replace
from datetime import datetime

from bot import nlu
from bot.dispatch.caller import Reached
from bot.dispatch.talking import Talking
from bot.i18n import _
from bot.wording.phrases import numbered

ASKING = "who"  # stands in the row's flow while the question is open


@dataclass(frozen=True)
class Identified:
    """Who speaks and what she said, or the question that finds out."""

    talking: Talking
    words: str
    person: Reached | None = None
    question: str = ""


def identify(people: tuple[Reached, ...], talking: Talking, words: str, at: datetime) -> Identified:
    """Nobody (a stranger), the only one, whoever said so a short while ago, or ask."""
    if len(people) <= 1:
        return Identified(talking, words, people[0] if people else None)
    if talking.flow == ASKING:
        return _answered(people, talking, words, at)
    if talking.speaker_known(at):
        person = _of(people, talking)
        if person:
            return Identified(replace(talking, speaker_at=at), words, person)
    asking = replace(talking.ended(), flow=ASKING, first_words=words)
    return Identified(asking, words, question=_question(people))


def _answered(
    people: tuple[Reached, ...], talking: Talking, words: str, at: datetime
) -> Identified:
    index = nlu.read_choice(words, [person.name for person in people])
    if index is None:
        return Identified(talking, words, question=_question(people))
    person = people[index]
    known = Talking(person.group_id, person.number, at)
    return Identified(known, talking.first_words, person)


def _of(people: tuple[Reached, ...], talking: Talking) -> Reached | None:
    wanted = (talking.group_id, talking.member)
    return next((p for p in people if (p.group_id, p.number) == wanted), None)


def _question(people: tuple[Reached, ...]) -> str:
    several = len({person.group_id for person in people}) > 1
    labels = [f"{p.name} ({p.group_name})" if several else p.name for p in people]
    return _("Who is writing? Send the number.") + "\n" + numbered(labels)
