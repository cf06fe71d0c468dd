"""A whole message to its meaning, by rules; what moves money needs the fewest doubts."""

from collections.abc import Callable
from datetime import date

from bot.nlu import acts, answers, guards, intents, meetings, replies, slots
from bot.nlu.heard import Heard
from bot.nlu.meaning import Meaning, Slots
from bot.nlu.pieces import pieces
from bot.nlu.roster import Roster
from bot.nlu.text import LONGEST, clean

_MOST_PIECES = 600  # a line for each of twenty women is a third of that


def match(words: str, role: str, roster: Roster, today: date, context: str = "") -> Meaning:
    """What `words` mean from somebody in `role` (member, treasurer, president, secretary, staff).

    `context` is the open question: deposit_confirm, rsvp, choice, amount, date, name,
    after_deposit, or "". Never raises for any words.
    """
    if len(words) > LONGEST:
        return Meaning("out_of_scope", Slots(topic="too_long"))
    text = clean(words)
    heard = Heard(text, pieces(text), role, roster, today, context)
    if len(heard.said) > _MOST_PIECES:
        return Meaning("out_of_scope", Slots(topic="too_long"))
    if not heard.said:
        return Meaning("out_of_scope", Slots(topic="empty"))
    for step in _STEPS:
        if meaning := step(heard):
            return meaning
    return Meaning("out_of_scope")


def _guarded(heard: Heard) -> Meaning | None:
    reason = guards.private(heard)
    return Meaning("out_of_scope", Slots(topic=reason)) if reason else None


def _asked(heard: Heard) -> Meaning | None:
    """Reading, when it is asked or when no amount is said."""
    concepts = heard.concepts
    if not guards.is_question(heard) and (heard.bulk.money or heard.bulk.amounts):
        return None
    if _says_paid(heard):
        return None
    table = (*intents.READS, *intents.ASKED) if guards.is_question(heard) else intents.READS
    intent = intents.find(concepts, table, officer=heard.is_officer)
    if intent in ("", "meeting_when"):
        return Meaning(intent) if intent else None
    found = slots.of_day(heard, "past")
    members = tuple(m.value for m in heard.bulk.mentions if isinstance(m.value, int))
    return Meaning(intent, Slots(day=found.get("day"), members=members))


def _says_paid(heard: Heard) -> bool:
    """A statement that something was paid, which the reading rules must not swallow."""
    return not guards.is_question(heard) and (
        heard.has("gave", "to_write", "keep") or (heard.has("deposit") and heard.has("did", "do"))
    )


def _left(heard: Heard) -> Meaning | None:
    intent = intents.find(
        heard.concepts, (*intents.READS, *intents.ALONE), officer=heard.is_officer
    )
    if intent and not heard.bulk.money:
        return Meaning(intent)
    return None


def _bare(heard: Heard) -> Meaning | None:
    """A name, an amount or a day alone: the open question decides what it is."""
    strange = [p for n, p in enumerate(heard.said) if p.is_unknown and n not in heard.named]
    found = slots.of_money(heard)
    at = slots.of_time(heard)
    days = heard.days("")
    day = slots.of_day(heard, "")
    found.pop("day", None)  # कल alone leans nowhere
    found["unclear"] = (*found["unclear"], *day.get("unclear", ()), *at.get("unclear", ()))
    found |= {key: value for key, value in (day | at).items() if key != "unclear"}
    something = heard.bulk.money or found["members"] or found["everyone"] or days or heard.time
    if not something or (len(strange) > 1 and not found["members"]):
        return None
    if guards.blocked(heard):
        return Meaning("out_of_scope", Slots(topic=guards.blocked(heard)))
    if heard.code:
        found["code"] = heard.code
    return slots.meaning("bare", found | {"number": answers.read_number(heard.text)})


_STEPS: tuple[Callable[[Heard], Meaning | None], ...] = (
    replies.understand, _guarded, replies.coded, replies.correction, replies.joining,
    replies.talking, replies.disputing, meetings.understand, _asked, acts.understand, _left,
    _bare, replies.greeted,
)  # fmt: skip
