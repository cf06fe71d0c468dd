"""Proposals, corrections, disputes."""

from collections.abc import Callable
from typing import Any

from bot.domain import events as e
from bot.i18n import _, money
from bot.wording.notes import Scene
from bot.wording.notes.plans import PLANS


def _proposed(event: e.Proposed, scene: Scene) -> str:
    asked = ", ".join(scene.called(n) for n in event.ask)
    return _("I asked {asked}. It is written when the yes comes.", asked=asked)


def _yes_taken(_event: e.YesTaken, _scene: Scene) -> str:
    return _("Your yes is noted. It is written when the others have said yes too.")


def _proposal_refused(event: e.ProposalRefused, scene: Scene) -> str:
    if event.gone:
        what = _(PLANS[event.kind]) if event.kind in PLANS else money(event.paise)
        who = scene.called(event.proposed_by)
        return _("What {who} had proposed is dropped: {what}.", who=who, what=what)
    if event.kind in PLANS:
        return _("All right, nothing was changed. The others are told.")
    return _("All right, {amount} was not written. The others are told.", amount=money(event.paise))


def _reversed(event: e.EntryReversed, scene: Scene) -> str:
    text = _(
        "✅ {original} ({amount}) was taken back. Receipt {code}.",
        original=event.original,
        amount=money(abs(event.paise)),
        code=event.code,
    )
    if event.keeper is None:
        return text
    who = scene.called(event.keeper)
    return text + "\n" + _("{who} keeps that cash now: it was changed with her.", who=who)


def _disputed(event: e.DisputeOpened, scene: Scene) -> str:
    if not event.ask:
        return _("I have noted: {code} is wrong. Please tell it at the meeting.", code=event.code)
    asked = scene.called(event.ask[0])
    return _(
        "I have noted: {code} ({amount}) is wrong. {officer} was told and will look into it.",
        code=event.code,
        amount=money(event.paise),
        officer=asked,
    )


def _settled(event: e.DisputeSettled, _scene: Scene) -> str:
    if event.accepted:
        return _("The complaint about {code} was right.", code=event.code)
    return _("The entry {code} stays as it is. The sister is told.", code=event.code)


SAID: dict[type, Callable[[Any, Scene], str]] = {
    e.Proposed: _proposed,
    e.YesTaken: _yes_taken,
    e.ProposalRefused: _proposal_refused,
    e.EntryReversed: _reversed,
    e.DisputeOpened: _disputed,
    e.DisputeSettled: _settled,
}
