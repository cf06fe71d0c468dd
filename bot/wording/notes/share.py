"""Money to members: savings back, wages, the surplus."""

from collections.abc import Callable
from typing import Any

from bot.domain import events as e
from bot.domain.commands import Head, Payable
from bot.i18n import N_, money
from bot.wording.notes.base import HEADS, Figure, Note, Scene, later

KEEP, LIST = N_("Keep as saving"), N_("Show the list")
PAYABLES = {Payable.SHARE: N_("share of the surplus"), Payable.WAGES: N_("wages")}
_COUNTED = {"wages", "wages_round", "share_round", "share", "return"}


def figures(event: e.Proposed) -> dict[str, Figure]:
    """What `Plan.what` says: a kind of saving, an heir, or how many women."""
    if event.kind == "withdraw":
        return {"what": later(HEADS[Head(event.what)])}
    if event.kind in {"death", "nominee"}:
        return {"nominee": event.what}
    return {"count": event.what} if event.kind in _COUNTED else {}


def buttons(event: e.Proposed) -> tuple[tuple[str, str], ...]:
    """A third one beside yes and no: her share may stay as saving, a division can be read."""
    if event.kind == "pay_share" and event.asks == "member":
        return ((f"keep_share?amount={event.paise}", KEEP),)
    if event.kind in {"share", "return"}:
        return (("share_list", LIST),)
    return ()


def _withdrawn(event: e.SavingWithdrawn, scene: Scene) -> list[Note]:
    figures: dict[str, Figure] = {
        "receiver": scene.called(event.member),
        "what": later(HEADS[event.head]),
        "amount": money(event.paise),
        "code": event.code,
    }
    return [Note(n, "withdrawn", figures) for n in scene.officers_but(event.member)] + [
        Note(event.member, "withdrawn", figures, private=True)
    ]


def _left(event: e.MemberLeft, scene: Scene) -> list[Note]:
    """Everybody hears of it: that she is alive and here would be noticed at once."""
    figures: dict[str, Figure] = {"name": event.name, "amount": money(event.paid)}
    kind = "member_left"
    if event.nominee:
        kind, figures = "member_died", figures | {"nominee": event.nominee}
    return [Note(n, kind, figures) for n in scene.all_but(event.member)]


def _nominee(event: e.NomineeNamed, _scene: Scene) -> list[Note]:
    return [Note(event.member, "nominee_named", {"nominee": event.nominee}, private=True)]


def _wages(event: e.WagesDue, _scene: Scene) -> list[Note]:
    """Where it is paid now, each is asked about the same sum in the same moment."""
    return (
        []
        if event.is_paid_now
        else [
            Note(
                line.member,
                "wages_due",
                {"amount": money(line.paise), "code": line.code},
                private=True,
            )
            for line in event.lines
        ]
    )


def _paid(event: e.PaidOut, scene: Scene) -> list[Note]:
    """Who proposed it, and hears the answers come in; her own receipt is her answer."""
    figures: dict[str, Figure] = {
        "receiver": scene.called(event.member),
        "what": later(PAYABLES[event.account]),
        "amount": money(event.paise),
        "code": event.code,
    }
    return [
        Note(n, "withdrawn", figures, private=n == event.member)
        for n in sorted({event.proposed_by, event.member})
    ]


def _planned(event: e.SharePlanned, _scene: Scene) -> list[Note]:
    return [
        Note(member, "share_planned", {"amount": money(paise)}, private=True)
        for member, paise in event.parts
    ]


def _shared(event: e.SurplusShared, scene: Scene) -> list[Note]:
    hers = [
        Note(
            line.member,
            "share_written",
            {"amount": money(line.paise), "code": line.code},
            private=True,
        )
        for line in event.lines
    ]
    if event.lines or not event.reserve:
        return [] if event.is_paid_now else hers
    kept: dict[str, Figure] = {"amount": money(event.reserve)}
    return [Note(n, "reserve_written", kept) for n in scene.officers_but()]


NOTES: dict[type, Callable[[Any, Scene], list[Note]]] = {
    e.SavingWithdrawn: _withdrawn,
    e.MemberLeft: _left,
    e.NomineeNamed: _nominee,
    e.WagesDue: _wages,
    e.PaidOut: _paid,
    e.SharePlanned: _planned,
    e.SurplusShared: _shared,
}
