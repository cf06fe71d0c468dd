"""The cash box and the bank."""

from collections.abc import Callable
from functools import partial
from typing import Any

from bot.domain import events as e
from bot.i18n import money
from bot.wording.movements import movement_name
from bot.wording.notes.base import (
    Figure,
    Note,
    Scene,
)
from bot.wording.phrases import slip_name


def _moved(event: e.CashMoved, scene: Scene) -> list[Note]:
    figures: dict[str, Figure] = {
        "giver": scene.called(event.giver),
        "receiver": scene.called(event.receiver),
        "amount": money(event.paise),
        "code": event.code,
    }
    told = {event.giver, event.receiver, *scene.officers_but()}
    return [Note(n, f"{event.kind}_done", figures) for n in sorted(told)]


def _planned(event: e.TakeOverPlanned, scene: Scene) -> list[Note]:
    figures: dict[str, Figure] = {
        "receiver": scene.called(event.new),
        "amount": money(event.paise),
    }
    return [Note(event.old, "takeover_told", figures)]


def _taken_over(event: e.BoxTakenOver, scene: Scene) -> list[Note]:
    """Everybody hears who has the box and what was in it; officers and she, how it is written."""
    figures: dict[str, Figure] = {
        "giver": scene.called(event.old),
        "receiver": scene.called(event.new),
        "amount": money(event.counted),
        "total": money(event.there),
    }
    told = [Note(n, "takeover_done", figures) for n in scene.all_but()]
    if not event.difference:
        return told
    off: dict[str, Figure] = {
        "amount": money(abs(event.counted - event.there)),
        "what": partial(movement_name, event.difference),
        "code": event.code,
    }
    whose = sorted({event.old, *scene.officers_but()})
    return told + [Note(n, "takeover_differs", off) for n in whose]


def _banked(event: e.CashBanked, scene: Scene) -> list[Note]:
    figures: dict[str, Figure] = {
        "who": scene.called(event.member),
        "amount": money(event.paise),
        "slip": partial(slip_name, event.slip),
        "bank": money(event.in_bank),
    }
    return [Note(n, "banked", figures) for n in sorted({event.member, *scene.officers_but()})]


def _unidentified(event: e.UnidentifiedRecorded, scene: Scene) -> list[Note]:
    figures: dict[str, Figure] = {"amount": money(event.paise), "code": event.code}
    return [Note(n, "unidentified", figures) for n in scene.officers_but()]


NOTES: dict[type, Callable[[Any, Scene], list[Note]]] = {
    e.CashMoved: _moved,
    e.TakeOverPlanned: _planned,
    e.BoxTakenOver: _taken_over,
    e.CashBanked: _banked,
    e.UnidentifiedRecorded: _unidentified,
}
