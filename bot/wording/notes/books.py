"""Proposals, corrections, disputes."""

from collections.abc import Callable
from functools import partial
from typing import Any

from bot.domain import events as e
from bot.i18n import money
from bot.wording.movements import movement_name
from bot.wording.notes import share
from bot.wording.notes.base import (
    SHOW,
    WRONG,
    Figure,
    Note,
    Scene,
    later,
    yes_no,
)
from bot.wording.notes.plans import PLANS, of_plan

_KINDS = {  # asked as second officer or instead of one, for herself, for her without a phone
    "officer": "{}_ask", "anyone": "{}_ask", "member": "{}_yours", "voucher": "vouch_ask",
}  # fmt: skip


def _proposed(event: e.Proposed, scene: Scene) -> list[Note]:
    figures: dict[str, Figure] = {
        "giver": scene.called(event.giver),
        "receiver": scene.called(event.receiver),
        "amount": money(event.paise),
        "code": event.code,
        "what": partial(movement_name, event.what) if event.kind == "movement" else event.what,
        **share.figures(event),
    }
    buttons = yes_no(f"topic=proposal&number={event.proposal}") + share.buttons(event)
    cause = f"proposal:{scene.group.id}:{event.proposal}"
    kind = _KINDS[event.asks].format(event.kind)
    return [
        Note(n, kind, figures | of_plan(event, scene, n), buttons, cause=cause) for n in event.ask
    ]


def each_proposed(event: e.PayoutsAsked, scene: Scene) -> list[Note]:
    """Several women, each for herself."""
    return [note for proposed in event.proposals for note in _proposed(proposed, scene)]


def _proposal_refused(event: e.ProposalRefused, scene: Scene) -> list[Note]:
    figures: dict[str, Figure] = {"amount": money(event.paise), "who": scene.called(event.by)}
    kind = "proposal_lapsed" if event.by is None else "proposal_refused"
    if event.gone:
        kind, figures["who"] = "proposal_dropped", scene.called(event.proposed_by)
    if event.kind in PLANS:  # no money hangs on it
        kind = kind.replace("proposal", "plan")
        figures["what"] = later(PLANS[event.kind])
    told = {event.giver, event.receiver, event.proposed_by, *scene.officers_but()} - {event.by}
    if event.has_left:
        told -= {event.gone}
    return [Note(n, kind, figures) for n in sorted(told) if n]


def _reversed(event: e.EntryReversed, scene: Scene) -> list[Note]:
    figures: dict[str, Figure] = {
        "original": event.original,
        "code": event.code,
        "amount": money(abs(event.paise)),
        "total": money(event.total),
    }
    hers = []
    if event.member is not None:
        buttons = ((f"dispute?code={event.code}", WRONG),)
        hers = [Note(event.member, "reversed", figures, buttons, private=True)]
    if event.keeper is not None:
        hers.append(Note(event.keeper, "reversed_keeper", figures))
    officers = scene.officers_but(event.member, event.keeper)
    return hers + [Note(n, "reversed_officer", figures) for n in officers]


def _disputed(event: e.DisputeOpened, scene: Scene) -> list[Note]:
    figures: dict[str, Figure] = {
        "name": scene.called(event.member),
        "code": event.code,
        "amount": money(event.paise),
        "recorder": scene.called(event.recorded_by),
        "number": str(event.dispute),
    }
    told = dict.fromkeys([*event.ask, event.recorded_by])
    buttons = ((f"settle_dispute?number={event.dispute}", SHOW),)
    others = [n for n in told if n is not None and n != event.member]
    return [Note(n, "disputed", figures, buttons) for n in others]


def _settled(event: e.DisputeSettled, scene: Scene) -> list[Note]:
    kind = "dispute_accepted" if event.accepted else "dispute_rejected"
    figures: dict[str, Figure] = {"name": scene.called(event.member), "code": event.code}
    return [Note(n, kind, figures) for n in sorted({event.member, *event.ask})]


NOTES: dict[type, Callable[[Any, Scene], list[Note]]] = {
    e.Proposed: _proposed,
    e.ProposalRefused: _proposal_refused,
    e.EntryReversed: _reversed,
    e.DisputeOpened: _disputed,
    e.DisputeSettled: _settled,
}
