"""Who hears of single movements of money: the officers, and of a loan from outside everybody."""

from collections.abc import Callable
from functools import partial
from typing import Any

from bot.domain import events as e
from bot.domain.movements import MOVEMENTS
from bot.i18n import money
from bot.wording.movements import movement_name
from bot.wording.notes.base import Figure, Note, Scene


def _recorded(event: e.MovementRecorded, scene: Scene) -> list[Note]:
    if MOVEMENTS[event.kind].told_to_all:
        return _told_to_all(event.party, event.paise, event.owed, scene)
    figures: dict[str, Figure] = {
        "what": partial(movement_name, event.kind),
        "amount": money(event.paise),
        "code": event.code,
    }
    return [Note(n, "movement_done", figures) for n in scene.officers_but()]


def _loan(event: e.OutsideLoanTaken, scene: Scene) -> list[Note]:
    if event.code:
        return _told_to_all(event.lender, event.paise, event.owed, scene)
    figures: dict[str, Figure] = {"lender": event.lender, "amount": money(event.paise)}
    return [Note(n, "outside_limit", figures) for n in scene.all_but()]


def _told_to_all(lender: str, paise: int, owed: int, scene: Scene) -> list[Note]:
    """A loan of which the members do not know is how groups were robbed (DOMAIN §6.1)."""
    figures: dict[str, Figure] = {
        "lender": lender,
        "amount": money(paise),
        "total": money(owed),
    }
    return [Note(n, "outside_loan", figures) for n in scene.all_but()]


def _matched(event: e.BankMatched, scene: Scene) -> list[Note]:
    figures: dict[str, Figure] = {
        "bank": money(event.said),
        "total": money(event.in_books),
        "amount": money(abs(event.difference)),
    }
    kind = "bank_differs" if event.difference else "bank_matched"
    return [Note(n, kind, figures) for n in scene.officers_but()]


NOTES: dict[type, Callable[[Any, Scene], list[Note]]] = {
    e.MovementRecorded: _recorded,
    e.OutsideLoanTaken: _loan,
    e.BankMatched: _matched,
}
