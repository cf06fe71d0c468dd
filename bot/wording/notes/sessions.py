"""The meeting itself: its end is told to every member."""

from collections.abc import Callable
from typing import Any

from bot.domain import events as e
from bot.domain.money import Paise
from bot.domain.sessions import Sums, seal
from bot.i18n import _, money
from bot.i18n.fitting import shorter
from bot.wording.notes.base import Figure, Note, Scene

_NAME = 8  # letters of it; all has to fit into two SMS


def _closed(event: e.MeetingClosed, scene: Scene) -> list[Note]:
    """To all, absent or not; on a phone of several it is said once."""
    figures: dict[str, Figure] = {
        "present": str(event.present),
        "received": lambda: _received(event.sums),
        "others": lambda: _others(event.sums),
        "bank": money(event.in_bank),
        "cash": lambda: _cash(event, scene),
        "seal": seal(event.head),
    }
    return [Note(n, "meeting_summary", figures) for n in scene.all_but()]


def _received(sums: Sums) -> str:
    """Two sums share a place of the registered text: with one for each it is three SMS."""
    saved = _("saved {amount}", amount=_bare(sums.savings))
    if not sums.instalments:
        return saved
    return saved + " " + _("repaid {amount}", amount=_bare(sums.instalments))


def _others(sums: Sums) -> str:
    lent = _("lent {amount}", amount=_bare(sums.lent))
    if not sums.fines:
        return lent
    fines = _("fines {amount}", amount=_bare(sums.fines))
    return f"{fines} {lent}" if sums.lent else fines


def _cash(event: e.MeetingClosed, scene: Scene) -> str:
    """With whom: a name in other letters than the text's would cost an SMS more, so her number."""
    name = shorter(scene.name(event.holder), _NAME)
    in_latin = _("saved {amount}").isascii()
    who = name if name.isascii() or not in_latin else str(event.holder)
    return f"{money(event.in_hand)} ({who})"


def _bare(paise: Paise) -> str:
    return money(paise).removeprefix("₹")


NOTES: dict[type, Callable[[Any, Scene], list[Note]]] = {
    e.MeetingClosed: _closed,
}
