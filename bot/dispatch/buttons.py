"""Button ids: an intent with slots ("confirm_yes?topic=claim&number=5"), or a choice of a question.

A question's buttons carry its one-time nonce ("q=1f3a09bc=2"): WhatsApp's buttons stay on the
screen for ever, and an old "yes" must not answer today's question.
"""

from collections.abc import Sequence
from datetime import date
from urllib.parse import parse_qsl

from bot.nlu import Meaning, Slots

_TEXT = frozenset({"topic", "code", "language", "head", "slip"})


def for_choice(nonce: str, index: int) -> str:
    """The id of a question's button."""
    return f"q={nonce}={index}"


def question_choice(button: str, nonce: str) -> int | None:
    """Which choice of the open question this is; None = of no or another question."""
    kind, _, rest = button.partition("=")
    given, _, index = rest.partition("=")
    if kind != "q" or not nonce or given != nonce or not index.isdigit():
        return None
    return int(index)


def meaning(button: str) -> Meaning | None:
    """The intent and slots a button stands for; None where it is not one of ours."""
    intent, _, query = button.partition("?")
    if not intent.isidentifier():
        return None
    slots = Slots()
    for key, value in parse_qsl(query):
        if key in _TEXT:
            slots = Slots(**{**vars(slots), key: value})
        elif key in {"number", "amount"} and value.isdigit():
            slots = Slots(**{**vars(slots), key: int(value)})
        elif key == "member" and value.isdigit():
            slots = Slots(**{**vars(slots), "members": (int(value),)})
        elif key == "day":
            slots = Slots(**{**vars(slots), "day": date.fromisoformat(value)})
        elif key == "form":
            slots = Slots(**{**vars(slots), "other": {key: value}})
        elif key == "group" and value.isdigit():
            slots = Slots(**{**vars(slots), "other": {"group": int(value)}})
        else:
            return None
    return Meaning(intent, slots)


def chosen(choices: Sequence[str], slots: Slots) -> Meaning | None:
    """What "2" means after a menu, or "all" where one of its choices is all of them."""
    if slots.everyone:
        return next((meaning(id_) for id_ in choices if "topic=all" in id_), None)
    if slots.number is None or not 1 <= slots.number <= len(choices):
        return None
    return meaning(choices[slots.number - 1])


def is_meant(one: Meaning, said: Meaning) -> bool:
    """Whether words that are no number choose it: "all", or "pdf" after a paper."""
    if said.intent == "paper" and said.slots.topic == "last":
        return "form" in one.slots.other
    return said.intent == "bare" and said.slots.everyone
