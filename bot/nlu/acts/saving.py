"""What an officer has written down of others' saving, and what is no such line."""

from typing import Any

from bot.nlu import guards, slots
from bot.nlu.acts.hers import report
from bot.nlu.acts.shared import PAID, got_it, is_of_saving, may_be_money_out, via
from bot.nlu.heard import Heard
from bot.nlu.meaning import Meaning, Slots

_DOUBTFUL = ("no_such_number", "near_name", "same_name")  # somebody of the group, but who


def collection(heard: Heard, found: dict[str, Any]) -> Meaning | None:
    if heard.has("dues") and not heard.has(*PAID, "all"):
        return _owing(heard, found)
    doubtful = any(part.why in _DOUBTFUL for part in found["unclear"])
    named = found["members"] or found["everyone"] or found["rest"] is not None or doubtful
    if _is_no_collection(heard, found, bool(named)):
        return None
    if not named and not found["unclear"] and not heard.has(*PAID):
        return None
    if named and not heard.has(*PAID, "do", "did", "agent") and not heard.bulk.money:
        return None
    of_saving = is_of_saving(heard) or _everybody_gave(heard)
    if not heard.bulk.money and (heard.strange or not of_saving):
        return None
    if _is_something_else(heard):
        return None
    if not named and _is_only_a_strange_name(heard, found):
        return Meaning("out_of_scope", Slots(topic="unknown_name", unclear=found["unclear"]))
    if may_be_money_out(heard):
        return Meaning(
            "deposit_record", Slots(**found), True, ("deposit_record", "carry_cash", "loan_out")
        )
    if not named and heard.role in ("president", "secretary") and not found["unclear"]:
        return report(heard, found)
    return slots.meaning("deposit_record", found | via(heard))


def _everybody_gave(heard: Heard) -> bool:
    """ "सबने दिया", "sabne pura de diya", and not a word more."""
    said = [piece for piece in heard.said if piece.kind != "mark"]
    return (
        heard.has("all")
        and heard.has("gave")
        and all(piece.has("all", "gave", "agent", "whole", "did", "filler") for piece in said)
    )


def _is_something_else(heard: Heard) -> bool:
    """What may be said of a woman and an amount, and is no saving of hers."""
    if heard.has("withdraw", "want", "reverse", "dispute", "wrong", "loan", "waive"):
        return True
    if heard.has("left_over") and not heard.bulk.excepted:
        return True  # "गीता का 100 रह गया"
    if heard.has("all_to") and not heard.has("gave", "deposit", "saving"):
        return True  # "सबको 500 मिल रहे हैं"
    return got_it(heard) and not heard.has("deposit", "saving")


def _is_only_a_strange_name(heard: Heard, found: dict[str, Any]) -> bool:
    """ "टमाटर 67": nobody here, and nothing says that it is about the group's money."""
    whys = {part.why for part in found["unclear"]}
    return (
        whys <= {"unknown_name", "several", "near_number"}
        and "unknown_name" in whys
        and not heard.has(*PAID)
    )


def _is_no_collection(heard: Heard, found: dict[str, Any], named: bool) -> bool:
    """Whether the words that no list has, or others' money, make it no treasurer's line."""
    saving = heard.has("deposit", "saving")
    if guards.is_elsewhere(heard) or (not named and guards.is_of_others(heard)):
        return True
    if heard.has("goods", "sale", "expense") and not (saving and named):
        return True
    if heard.has("give_it") and not saving:
        return True
    return _has_strange_words(heard, found, named=named)


def _has_strange_words(heard: Heard, found: dict[str, Any], *, named: bool) -> bool:
    """Whether more is said than who and how much: nobody known pays, and other things happen."""
    paid = heard.has(*PAID)
    asked = {word for part in found["unclear"] for word in part.words.split()}
    left = sum(1 for n in heard.strange if heard.said[n].text not in asked)
    if not named and not paid:
        return (
            bool(left)
            or heard.has("did", "of", "in", "want", "me_agent")
            or _is_wordy(heard, asked)
        )
    if found["everyone"] or found["rest"] is not None:
        return not paid and (bool(left) or _is_priced(heard))
    if named:
        verb = heard.has("agent") and not heard.has("received", "do", "did")
        return not paid and (left > (0 if verb else 1) or _is_priced(heard))
    return bool(left) or heard.has("me_agent")


def _is_wordy(heard: Heard, asked: set[str]) -> bool:
    """Whether numbers stand among words that are no name: "300 में से 11 गए"."""
    return not heard.bulk.mentions and any(
        piece.kind == "word"
        and not (piece.word.is_number or piece.text in asked)
        and not piece.has("rupee", "filler", "and", "do", "of_or_to")
        for piece in heard.said
    )


def _is_priced(heard: Heard) -> bool:
    """ "5 की है"."""
    return any(
        amount.end < len(heard.said) and heard.said[amount.end].has("of")
        for amount in heard.bulk.money
    )


def _owing(heard: Heard, found: dict[str, Any]) -> Meaning:
    """ "गीता का 100 बाकी" is owed, not paid; "गीता 100 बाकी 50" may be the others' 50."""
    if found["rest"] is None:
        return Meaning("who_has_not_paid", Slots(members=found["members"]))
    return Meaning("deposit_record", Slots(**found), True, ("deposit_record", "who_has_not_paid"))
