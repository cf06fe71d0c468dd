"""The meeting itself."""

from collections.abc import Callable
from typing import Any

from bot.domain import events as e
from bot.domain.sessions import seal
from bot.i18n import _, long_day, money
from bot.wording.notes import Scene


def _opened(event: e.MeetingOpened, scene: Scene) -> str:
    day = long_day(event.starts_at.astimezone(scene.zone).date())
    return _("✅ The meeting of {day} begins.", day=day)


def _counted(event: e.CashCounted, _scene: Scene) -> str:
    """Beside what the book says; a difference is named, and never written by itself."""
    figures = {"counted": money(event.paise), "there": money(event.there)}
    if event.paise == event.there:
        return _("✅ Counted: {counted}, as in the book.", **figures)
    if event.paise == event.there - event.leaving:
        return _(
            "✅ Counted: {counted}. For {leaving} of the book a yes is still missing.",
            counted=figures["counted"],
            leaving=money(event.leaving),
        )
    return ""  # it is said where it is asked what to do about it: `flows.meeting_count`


def _closed(event: e.MeetingClosed, _scene: Scene) -> str:
    return _(
        "✅ The meeting is closed. Cash in hand {cash}, in the bank {bank}. Seal {seal}. "
        "Everyone is told.",
        cash=money(event.in_hand),
        bank=money(event.in_bank),
        seal=seal(event.head),
    )


SAID: dict[type, Callable[[Any, Scene], str]] = {
    e.MeetingOpened: _opened,
    e.CashCounted: _counted,
    e.MeetingClosed: _closed,
}
