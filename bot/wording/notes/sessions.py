"""The meeting itself: its end is told to every member."""

from collections.abc import Callable
from typing import Any

from bot.domain import events as e
from bot.domain.sessions import Sums, seal
from bot.i18n import _, money
from bot.wording.notes.base import Figure, Note, Scene


def _closed(event: e.MeetingClosed, scene: Scene) -> list[Note]:
    """To all, absent or not; on a phone of several it is said once."""
    figures: dict[str, Figure] = {
        "present": str(event.present),
        "received": lambda: _received(event.sums),
        "others": lambda: _others(event.sums),
        "bank": money(event.in_bank),
        "who": scene.called(event.holder),
        "cash": money(event.in_hand),
        "seal": seal(event.head),
    }
    return [Note(n, "meeting_summary", figures) for n in scene.all_but()]


def _received(sums: Sums) -> str:
    """Two sums in one place of the registered text: each of its own would not fit into two SMS."""
    saved = _("saved {amount}", amount=money(sums.savings))
    if not sums.instalments:
        return saved
    return f"{saved}, " + _("repaid {amount}", amount=money(sums.instalments))


def _others(sums: Sums) -> str:
    lent = _("lent {amount}", amount=money(sums.lent))
    if not sums.fines:
        return lent
    fines = _("fines {amount}", amount=money(sums.fines))
    return f"{fines}, {lent}" if sums.lent else fines


NOTES: dict[type, Callable[[Any, Scene], list[Note]]] = {
    e.MeetingClosed: _closed,
}
