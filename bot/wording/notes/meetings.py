"""Meetings."""

from collections.abc import Callable
from datetime import datetime, time, timedelta
from typing import Any

from bot.domain import events as e
from bot.i18n import N_
from bot.wording.notes.base import (
    Figure,
    Note,
    Scene,
    day_and_time,
    later,
)


def _meeting(event: e.MeetingPlanned, scene: Scene) -> list[Note]:
    if event.by_rule:
        return []  # its reminders tell of it in time
    figures: dict[str, Figure] = {
        **day_and_time(event.starts_at, scene),
        "place": event.place or scene.group.meeting_place or later(N_("the usual place")),
    }
    kind = "meeting_moved" if event.moved_from else "meeting_set"
    what = f"number={event.meeting}"
    buttons = ((f"rsvp_yes?{what}", N_("I will come")), (f"rsvp_no?{what}", N_("I cannot come")))
    cause = f"meeting:{scene.group.id}:{event.meeting}"
    return [
        Note(n, kind, figures, buttons, cause=cause, expires_at=event.starts_at)
        for n in scene.all_but()
    ]


def _cancelled(event: e.MeetingCancelled, scene: Scene) -> list[Note]:
    figures = day_and_time(event.starts_at, scene)
    # Of use after its hour too: to her who stood before a closed door.
    midnight = event.starts_at.astimezone(scene.zone).date() + timedelta(days=1)
    ends = datetime.combine(midnight, time(), scene.zone)
    return [Note(n, "meeting_cancelled", figures, expires_at=ends) for n in scene.all_but()]


def _repeat(event: e.MeetingsRepeat, scene: Scene) -> list[Note]:
    return _meeting(event.first, scene)


NOTES: dict[type, Callable[[Any, Scene], list[Note]]] = {
    e.MeetingPlanned: _meeting,
    e.MeetingCancelled: _cancelled,
    e.MeetingsRepeat: _repeat,
}
