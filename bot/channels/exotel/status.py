"""Exotel's delivery report as a `Report`, and its words for what became of a message."""

from collections.abc import Mapping

from bot.channels.base import Report
from bot.channels.exotel.codes import code

_FAILED = {
    "failed": "failed",
    "failed_dnd": "failed",
    "failed-dnd": "failed",
    "undelivered": "undelivered",
    "expired": "undelivered",
}
_REACHED_PHONE = {"DELIVERED_TO_HANDSET"}
_REACHED_NETWORK = {"submitted", "sending"}


def report(fields: Mapping[str, str]) -> Report:
    """What became of a message; our reference comes back as `CustomField`. Raises ValueError."""
    sid, said = fields.get("SmsSid", "").strip(), fields.get("Status", "").strip()
    if not (sid and said):
        raise ValueError("no SmsSid or no Status")
    word, number = fields.get("DetailedStatus", ""), fields.get("DetailedStatusCode", "")
    reference = fields.get("CustomField", "")
    return Report(
        provider_id=sid,
        state=state(said, word),
        error=error(said, word, number),
        reference=int(reference) if reference.isascii() and reference.isdigit() else None,
    )


def state(said: str, word: str) -> str:
    """Our word. `sent` is all that Exotel says of a delivered one: the detail tells how far it got.

    DELIVERED_TO_OPERATOR stays `sent`, since nobody has heard from her phone.
    """
    said = said.lower()
    if said in {"sent", "delivered"}:
        return "delivered" if said == "delivered" or word.upper() in _REACHED_PHONE else "sent"
    return "sending" if said in _REACHED_NETWORK else _FAILED.get(said, said)


def error(said: str, word: str, number: str) -> str:
    """Our code where it failed, else ""."""
    said = said.lower()
    if said not in _FAILED:
        return ""
    spare = "EXPIRED" if said == "expired" else "FAILED_DND" if "dnd" in said else "FAILED_UNKNOWN"
    return code(word, number) if word or number else code(spare)
