"""Day, time and place of a meeting, as far as a message gave them."""

from typing import Any

from bot.context import Context


def given(it: Context) -> dict[str, Any]:
    """Kept answers; the usual place where she named none."""
    answers: dict[str, Any] = {}
    slots = it.slots
    if slots.day:
        answers["day"] = slots.day.isoformat()
    if slots.time:
        answers["time"] = slots.time.isoformat()
    place = slots.place or it.group.meeting_place
    if place:
        answers["place"] = place
    return answers
