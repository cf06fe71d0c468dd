"""What words mean as the answer to the open question (`context`), where alone they would not."""

from collections.abc import Callable
from datetime import date, time
from itertools import pairwise
from typing import Any

from bot.domain.schedule import next_day
from bot.nlu import answers, claims, guards, money, slots
from bot.nlu.days import dates
from bot.nlu.days.answered import read_day
from bot.nlu.heard import Heard
from bot.nlu.meaning import Meaning, Slots, Unclear
from bot.nlu.money import read_amount
from bot.nlu.names import read_members

_MAY_BE_THE_ANSWER = frozenset(
    {"bare", "choice", "out_of_scope", "confirm_yes", "confirm_no", "correct", "thanks", "greeting"}
)
_READS = frozenset({"balance", "passbook", "dues", "meeting_when"})
_LEAST = 500  # paise; "ढाई" for an amount is two and a half hundred rather than rupees


def first(heard: Heard) -> Meaning | None:
    """The answer to "is that right?" or "will you come?", before the words mean anything else."""
    if guards.private(heard):
        return None
    if heard.context == "deposit_confirm":
        return _is_right(heard)
    if (
        heard.context == "after_deposit"
        and answers.whole(heard.said) == "no"
        and len(heard.said) > 1
    ):
        return Meaning("dispute")
    if heard.context == "after_deposit" and heard.is_officer and heard.has("reverse"):
        return Meaning("reverse")
    return _will_come(heard) if heard.context == "rsvp" else None


def last(heard: Heard, meaning: Meaning) -> Meaning:
    """The amount, day or name that was asked for, unless the words are an act of their own."""
    read = _READ.get(heard.context)
    mere_words = meaning.intent in _READS and not guards.is_question(heard)
    mere_words = mere_words or (heard.context == "name" and not heard.has("gave", "deposit"))
    if read is None or not (meaning.intent in _MAY_BE_THE_ANSWER or mere_words):
        return meaning
    if guards.private(heard):
        return meaning
    given = read(heard)
    return slots.meaning("bare", given) if given else meaning


def _is_right(heard: Heard) -> Meaning | None:
    """Yes only whole; a no may say more, for nothing is written then."""
    said = answers.whole(heard.said)
    if said in claims.ANSWERS or heard.bulk.money or guards.is_question(heard):
        return None
    named = tuple(m.value for m in heard.mentions if isinstance(m.value, int))
    others = [p for n, p in enumerate(heard.said) if n not in heard.named and not p.has("all")]
    if heard.is_officer and answers.whole(others) in claims.ANSWERS:
        return Meaning(claims.ANSWERS[answers.whole(others)], Slots(members=named))
    refused = heard.has("not", "wrong", "answer:no", "reject", "unpaid")
    if refused and not heard.has("meeting", "all", "if", "when") and not _numbered(heard):
        return Meaning("confirm_no", Slots(members=named))
    return None


def _numbered(heard: Heard) -> bool:
    return any(piece.text.isdecimal() for piece in heard.said)


def _will_come(heard: Heard) -> Meaning | None:
    said = answers.whole(heard.said)
    if said in claims.ANSWERS:
        return Meaning("rsvp_yes" if said == "yes" else "rsvp_no")
    if guards.is_question(heard):
        return Meaning("meeting_when") if heard.has("when", "where", "oclock") else None
    if heard.bulk.money:
        return None
    if guards.is_conditional(heard) or heard.has("perhaps"):
        return Meaning("out_of_scope", Slots(topic="condition"))
    going = heard.has("come_i", "stay_i", "would")
    refused = any(
        p.has("not") and then.has("come_i", "stay_i", "would", "tense:future", "came")
        for p, then in pairwise(heard.said)
    )
    if heard.has("cannot_come") or refused or (heard.has("not", "answer:no", "busy") and not going):
        return Meaning("rsvp_no")
    coming = going or heard.has("answer:yes", "attendance")
    return Meaning("rsvp_yes") if coming and not heard.has("deposit", "gave") else None


def _amount(heard: Heard) -> dict[str, Any]:
    """The amount beside no day and no time; a word that is only sometimes a number is asked."""
    dated = {n for day in heard.days("") for n in range(day.start, day.end)}
    found = money.find(heard.said, heard.timed | frozenset(dated))
    value = found[0].value if len(found) == 1 else read_amount(heard.text)
    if not found and not isinstance(value, Unclear):
        return {}
    small = isinstance(value, int) and value < _LEAST and not (found and found[0].marked)
    doubtful = len(heard.said) == 1 and heard.said[0].word.beside
    if isinstance(value, int) and (doubtful or (small and not heard.text.strip().isdecimal())):
        value = Unclear("several", (value,), heard.text)
    if isinstance(value, Unclear):
        return {} if value.why == "nothing" else {"unclear": (value,)}
    return {"amount": value}


def _day(heard: Heard) -> dict[str, Any]:
    """A day, a time, what recurs, or two of them."""
    at = heard.time
    ordered = heard.is_officer and heard.has("held", "move", "do")
    lean = dates.FUTURE if isinstance(at, time) or ordered else ""  # no deposit has a time of day
    recurring = heard.recurring
    if recurring.every and isinstance(recurring.rule, str):
        found: dict[str, Any] = {"every": recurring.every, "rule": recurring.rule}
        if recurring.rule:
            found["day"] = next_day(recurring.rule, heard.today)
        return found | ({"time": at} if isinstance(at, time) else {})
    day = read_day(heard.text, heard.today, lean)
    clear: dict[str, Any] = {"day": day} if isinstance(day, date) else {}
    clear |= {"time": at} if isinstance(at, time) else {}
    if heard.has("sometime"):
        return clear | {"unclear": (Unclear("vague", words=heard.text),)}
    said = (v for v in (day, at) if isinstance(v, Unclear) and v.why != "nothing")
    return clear | ({"unclear": unclear} if (unclear := tuple(said)) else {})


def _name(heard: Heard) -> dict[str, Any]:
    value = read_members(heard.text, heard.roster)
    if isinstance(value, Unclear):
        return {} if value.why == "nothing" else {"unclear": (value,)}
    return {"members": value}


_READ: dict[str, Callable[[Heard], dict[str, Any]]] = {
    "amount": _amount, "date": _day, "name": _name,
}  # fmt: skip
