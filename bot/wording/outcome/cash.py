"""The cash box and the bank."""

from collections.abc import Callable
from typing import Any

from bot.domain import events as e
from bot.i18n import _, money
from bot.wording.movements import movement_name
from bot.wording.notes import Scene
from bot.wording.phrases import slip_name


def _moved(event: e.CashMoved, scene: Scene) -> str:
    return _(
        "✅ Written: {amount} from {giver} to {receiver}. Receipt {code}.",
        amount=money(event.paise),
        giver=scene.called(event.giver),
        receiver=scene.called(event.receiver),
        code=event.code,
    )


def _planned(event: e.TakeOverPlanned, scene: Scene) -> str:
    return _("{who} is told as well.", who=scene.called(event.old))


def _taken_over(event: e.BoxTakenOver, scene: Scene) -> str:
    text = _(
        "✅ Written: {new} keeps the cash box now. Counted {counted}, in the book {there}. "
        "Everyone is told.",
        new=scene.called(event.new),
        counted=money(event.counted),
        there=money(event.there),
    )
    if not event.difference:
        return text
    off = _(
        "{what}: {amount}. Receipt {code}.",
        what=movement_name(event.difference),
        amount=money(abs(event.counted - event.there)),
        code=event.code,
    )
    return f"{text}\n{off}"


def _banked(event: e.CashBanked, _scene: Scene) -> str:
    return _(
        "✅ Written: {amount} in the bank, slip {slip}.\nIn the bank: {bank}. Cash in hand: {cash}",
        amount=money(event.paise),
        slip=slip_name(event.slip),
        bank=money(event.in_bank),
        cash=money(event.left_in_hand),
    )


def _unidentified(event: e.UnidentifiedRecorded, _scene: Scene) -> str:
    return _(
        "✅ Written: {amount} came to the bank, owner not known. Receipt {code}.",
        amount=money(event.paise),
        code=event.code,
    )


SAID: dict[type, Callable[[Any, Scene], str]] = {
    e.CashMoved: _moved,
    e.TakeOverPlanned: _planned,
    e.BoxTakenOver: _taken_over,
    e.CashBanked: _banked,
    e.UnidentifiedRecorded: _unidentified,
}
