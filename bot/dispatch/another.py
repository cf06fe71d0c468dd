"""What she says while one thing is asked: its answer, more than its answer, or another matter.

A number, a name or a day is picked out of whatever words she uses. So a sentence about other money
("Geeta gave 200 of saving", said to "How much did Rekha pay?") would pass for an answer.
"""

from collections.abc import Mapping
from typing import Any

from bot import nlu
from bot.talk import (
    AGENDA,
    Ask,
    Count,
    Counted,
    CountedOr,
    CountOrNone,
    Day,
    Done,
    Member,
    Misread,
    OneOf,
    Phone,
    Rate,
    Rupees,
    Say,
    Settled,
    Slip,
    Start,
    TimeOfDay,
    YesNo,
)

_PICKED = (
    Count, CountedOr, CountOrNone, Day, Member, OneOf, Phone, Rate, Rupees, Slip, TimeOfDay, YesNo,
)  # fmt: skip
_PAID = frozenset({"deposit_record", "deposit_report"})  # also what "she gave 200" is heard as
_NO_ACT = frozenset({"bare", "choice", "confirm_yes", "confirm_no", "correct", "out_of_scope"})
_WITHOUT_A_NAME = frozenset(
    {
        "bank_deposit", "bank_withdrawal", "carry_cash", "expense", "fine", "meeting_count",
        "repayment", "sale_income",
    }
)  # fmt: skip
# Where "Geeta 200" is more than the answer, unless the words say that it is something else.
_PAIRS = {"instalment": ("saving", "deposit")}
_LISTS = frozenset({"lines", "fines"})
_WHOM = ("who", "kind", "loan")  # answers by which one act is told from another of its kind


def may_be(words: str, meaning: nlu.Meaning) -> bool:
    """Whether it is worth looking at: a sentence with money in it."""
    slots = meaning.slots
    has_money = bool(slots.amount or slots.amounts or slots.rest)
    return len(words.split()) > 1 and has_money and meaning.intent not in _NO_ACT


def brought(
    words: str, meaning: nlu.Meaning, result: Say | Start | Done | None, flow: str
) -> Mapping[str, Any]:
    """Answers to more than the open question: whose it is with the sum; {} = no such thing."""
    if meaning.ambiguous or not isinstance(result, Start):
        return {}
    if result.flow == flow and "who" in result.answers:
        return result.answers
    pairs = meaning.slots.amounts
    if meaning.intent not in _PAID or flow not in _PAIRS or len(pairs) != 1:
        return {}
    who, paise = pairs[0]
    if who == "self" or nlu.says(words, *_PAIRS[flow]):
        return {}
    return {"who": who, "amount": paise}


def is_another(
    words: str,
    meaning: nlu.Meaning,
    result: Say | Start | Done | None,
    question: Ask[Any],
    flow: str,
    answers: Mapping[str, Any],
) -> bool:
    """Whether it is an act of its own: about somebody else, or of another kind."""
    answer = question.answer.answer if isinstance(question.answer, Settled) else question.answer
    if not isinstance(answer, _PICKED) or meaning.ambiguous:
        return False
    if isinstance(answer, Counted | CountedOr) and meaning.intent == "meeting_count":
        return False
    if isinstance(answer, OneOf) and not isinstance(answer.read(words), Misread):
        return False
    if not isinstance(result, Start | Done):
        return False
    if answers.keys() & _LISTS and isinstance(answer, YesNo | OneOf):
        return False  # there a further line changes the list, or leaves it: its `correct`
    if _names_another(meaning.slots, answers):
        return True
    begins = result.flow if isinstance(result, Start) else ""
    if begins in (flow, AGENDA):
        said = result.answers if isinstance(result, Start) else {}
        return any(key in answers and key in said and answers[key] != said[key] for key in _WHOM)
    return (
        isinstance(answer, Rupees | YesNo)
        and meaning.intent in _WITHOUT_A_NAME
        and begins.partition("_")[0] != flow.partition("_")[0]
    )


def comes_back(meaning: nlu.Meaning, result: Say | Start | Done | None) -> bool:
    """Whether the open question is put again behind it: money that was paid meanwhile."""
    begins = isinstance(result, Start) and result.flow != AGENDA
    return begins and bool(meaning.slots.amount or meaning.slots.amounts)


def _names_another(slots: nlu.Slots, answers: Mapping[str, Any]) -> bool:
    """Whether it is about a woman who was not spoken of; of the open sum it may say whose it is."""
    open_sum = answers.get("amount") or (answers.get("lines") or {}).get("amount")
    if open_sum is not None and "who" not in answers and _sums(slots) == {open_sum}:
        return False
    return bool(_named(slots) - _spoken_of(answers))


def _sums(slots: nlu.Slots) -> set[int]:
    return {paise for _who, paise in slots.amounts} or {slots.amount or 0}


def _named(slots: nlu.Slots) -> set[int]:
    return {*slots.members, *(int(who) for who, _paise in slots.amounts if who != "self")}


def _spoken_of(answers: Mapping[str, Any]) -> set[int]:
    """Whom the open conversation is about."""
    lines = answers.get("lines") or {}
    found = {number for number, _paise in lines.get("paid", ())}
    found |= {*lines.get("without", ()), *lines.get("who", ())}
    return found | ({answers["who"]} if isinstance(answers.get("who"), int) else set())
