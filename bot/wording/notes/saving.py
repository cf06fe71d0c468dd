"""Members' money: receipts, claims, reminders."""

from collections.abc import Callable
from typing import Any

from bot.domain import events as e
from bot.domain.commands import Head
from bot.i18n import money, short_day
from bot.wording.notes.base import (
    HEADS,
    RIGHT,
    WRONG,
    Figure,
    Note,
    Scene,
    later,
    yes_no,
)


def _collection(event: e.CollectionRecorded, scene: Scene) -> list[Note]:
    return [receipt(r, scene) for r in event.receipts]


def receipt(r: e.Receipt, scene: Scene) -> Note:
    """What the member holds in her hand: code, sum, day, and all her savings."""
    figures: dict[str, Figure] = {
        "code": r.code,
        "name": scene.name(r.member),
        "amount": money(r.paise),
        "day": short_day(r.occurred_on),
        "total": money(r.total),
        "what": later(HEADS[r.head]),
    }
    kind = "receipt" if r.head is Head.SAVING else "receipt_other"
    buttons = ((f"receipt_ok?code={r.code}", RIGHT), (f"dispute?code={r.code}", WRONG))
    return Note(r.member, kind, figures, buttons, private=True)


def _claim(event: e.ClaimMade, scene: Scene) -> list[Note]:
    figures: dict[str, Figure] = {
        "name": scene.called(event.member),
        "amount": money(event.paise),
        "day": short_day(event.said_on),
        "what": later(HEADS[event.head]),
        "slip": event.bank_reference,
    }
    kind = "claim_ask" if event.head is Head.SAVING else "claim_ask_other"
    if event.bank_reference:
        kind = "claim_ask_bank"
    buttons = yes_no(f"topic=claim&number={event.claim}")
    cause = f"claim:{scene.group.id}:{event.claim}"
    return [Note(n, kind, figures, buttons, cause=cause) for n in event.ask[:1]]


def _refused(event: e.ClaimsRefused, scene: Scene) -> list[Note]:
    kind = "claim_refused_why" if event.reason else "claim_refused"
    return [
        Note(
            member,
            kind,
            {"name": scene.name(member), "amount": money(paise), "why": event.reason},
            private=True,
        )
        for _number, member, paise in event.claims
    ]


def _unpaid(event: e.UnpaidReminded, scene: Scene) -> list[Note]:
    return [
        Note(
            n,
            "please_pay",
            {"name": scene.name(n), "amount": money(owed)},
            private=True,
            cause=f"saving:{scene.group.id}:{n}",
        )
        for n, owed in event.members
    ]


NOTES: dict[type, Callable[[Any, Scene], list[Note]]] = {
    e.CollectionRecorded: _collection,
    e.ClaimMade: _claim,
    e.ClaimsRefused: _refused,
    e.UnpaidReminded: _unpaid,
}
