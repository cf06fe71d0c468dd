"""Members' money."""

from collections.abc import Callable
from typing import Any

from bot.domain import events as e
from bot.i18n import _, money, short_day
from bot.wording.notes import Scene, head_name


def _collection(event: e.CollectionRecorded, scene: Scene) -> str:
    total = money(sum(r.paise for r in event.receipts))
    if len(event.receipts) == 1:
        r = event.receipts[0]
        text = _(
            "✅ Written: {who} {amount}, {what}. Receipt {code}.",
            who=scene.called(r.member),
            amount=money(r.paise),
            what=head_name(r.head),
            code=r.code,
        )
    else:
        count = len({r.member for r in event.receipts})
        text = _("✅ Written: {count} sisters, {total} in all.", count=count, total=total)
    if event.in_hand is None:
        return text
    return text + "\n" + _("Cash in hand: {cash}", cash=money(event.in_hand))


def _claim(event: e.ClaimMade, scene: Scene) -> str:
    if not event.ask:
        return _("There is no officer who could confirm this. Please tell it at the meeting.")
    return _(
        "I asked {officer} about {amount} ({day}). When she says yes, your receipt comes.",
        officer=scene.called(event.ask[0]),
        amount=money(event.paise),
        day=short_day(event.said_on),
    )


def _refused(event: e.ClaimsRefused, scene: Scene) -> str:
    names = ", ".join(f"{scene.called(m)} {money(p)}" for _n, m, p in event.claims)
    return _("Not written: {names}. They are told.", names=names)


def _unpaid(event: e.UnpaidReminded, _scene: Scene) -> str:
    if not event.members:
        return _("Everyone has paid.")
    return _("✅ {count} sisters are reminded.", count=len(event.members))


SAID: dict[type, Callable[[Any, Scene], str]] = {
    e.CollectionRecorded: _collection,
    e.ClaimMade: _claim,
    e.ClaimsRefused: _refused,
    e.UnpaidReminded: _unpaid,
}
