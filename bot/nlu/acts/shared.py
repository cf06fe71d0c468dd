"""What several acts ask: about saving at all, given to somebody, by which way."""

from typing import Any

from bot.nlu import particulars
from bot.nlu.heard import Heard

PAID = ("deposit", "gave", "saving", "hafta", "optional", "health", "food")
ABOUT_NAMES = ("unknown_name", "near_name", "same_name", "no_such_number", "nothing")


def got_it(heard: Heard) -> bool:
    """ "गीता ने 500 लिए": who is named got the money; "गीता से 500 लिए" it came from her."""
    return heard.has("took") and not heard.has("from")


def is_of_saving(heard: Heard) -> bool:
    """Whether what is said without an amount is about the group's saving at all."""
    return heard.has("deposit", "saving", "money", "hafta", "rupee")


def may_be_money_out(heard: Heard) -> bool:
    """ "सुनीता को 5000 दिया" is money out; के and ल may be "of" or "to": who gave whom is asked."""
    if not heard.has("gave") or heard.has("deposit", "saving", "except", "agent"):
        return False
    return (
        is_given_to_somebody(heard) or _has_behind_a_name(heard, "of_or_to") or heard.has("all_to")
    )


def is_given_to_somebody(heard: Heard) -> bool:
    """ "सीता को … दिए"."""
    return heard.has("gave") and _has_behind_a_name(heard, "to")


def _has_behind_a_name(heard: Heard, concept: str) -> bool:
    mentioned = {m.end for m in heard.bulk.mentions}
    return any(place in mentioned and piece.has(concept) for place, piece in enumerate(heard.said))


def via(heard: Heard) -> dict[str, Any]:
    """By which way the money came, where it is said."""
    mode = particulars.mode(heard)
    return {"via_bank": mode in ("bank", "upi"), "other": {"mode": mode}} if mode else {}
