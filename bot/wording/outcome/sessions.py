"""The meeting itself."""

from collections.abc import Callable
from typing import Any

from bot.domain import events as e
from bot.domain.money import Paise
from bot.domain.sessions import seal
from bot.i18n import _, long_day, money
from bot.wording.notes import Scene


def _opened(event: e.MeetingOpened, scene: Scene) -> str:
    day = long_day(event.starts_at.astimezone(scene.zone).date())
    return _("✅ The meeting of {day} begins.", day=day)


def _counted(event: e.CashCounted, scene: Scene) -> str:
    """Beside what the book says; a difference is named, and never written by itself."""
    figures = {"counted": money(event.paise), "there": money(event.there)}
    if event.paise == event.there:
        return _("✅ Counted: {counted}, as in the book.", **figures)
    if event.paise == event.there - event.leaving:
        return _(
            "✅ Counted: {counted}. {leaving} of the book go to the bank.",
            counted=figures["counted"],
            leaving=money(event.leaving),
        )
    return _different(event, scene, figures)


def _different(event: e.CashCounted, scene: Scene, figures: dict[str, str]) -> str:
    missing = Paise(event.there - event.paise)
    if missing > 0:
        text = _("Counted: {counted}, in the book: {there}. {amount} is missing.",
                 amount=money(missing), **figures)  # fmt: skip
        more = _("Is there an entry too much, or did {who} pay something out?")
    else:
        text = _("Counted: {counted}, in the book: {there}. {amount} is too much.",
                 amount=money(-missing), **figures)  # fmt: skip
        more = _("Has somebody paid {who} and it is not written yet?")
    return f"{text}\n{more.format(who=scene.called(event.holder))}"


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
