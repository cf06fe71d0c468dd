"""Meetings."""

from collections.abc import Callable
from typing import Any

from bot.domain import events as e
from bot.i18n import _
from bot.wording.notes import Scene, when


def _meeting(event: e.MeetingPlanned, scene: Scene) -> str:
    at = when(event.starts_at, scene.zone)
    if event.moved_from:
        return _("✅ The meeting is now on {when}. Everyone is told.", when=at)
    return _("✅ Meeting set: {when}. Everyone is told.", when=at)


def _cancelled(event: e.MeetingCancelled, scene: Scene) -> str:
    at = when(event.starts_at, scene.zone)
    return _("✅ The meeting on {when} is cancelled. Everyone is told.", when=at)


def _repeat(event: e.MeetingsRepeat, scene: Scene) -> str:
    return _meeting(event.first, scene) + "\n" + _("From then on it repeats by itself.")


def _invitation(event: e.InvitationAnswered, _scene: Scene) -> str:
    if event.yes:
        return _("Good, see you at the meeting. So far {count} are coming.", count=event.coming)
    return _("All right, I have noted that you cannot come.")


def _attendance(event: e.AttendanceMarked, scene: Scene) -> str:
    text = _(
        "✅ Attendance written: {present} were there, {absent} were not.",
        present=event.present,
        absent=event.absent,
    )
    if not event.missing:
        return text
    names = ", ".join(scene.called(number) for number in event.missing)
    return text + "\n" + _("Not there: {names}", names=names)


SAID: dict[type, Callable[[Any, Scene], str]] = {
    e.MeetingPlanned: _meeting,
    e.MeetingCancelled: _cancelled,
    e.MeetingsRepeat: _repeat,
    e.InvitationAnswered: _invitation,
    e.AttendanceMarked: _attendance,
}
