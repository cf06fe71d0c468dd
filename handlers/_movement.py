"""The group's own money, as far as a message tells of it: answers for the flow `movement`."""

from typing import Any

from bot import nlu
from bot.context import Context
from bot.domain.movements import MOVEMENTS, Party, Place
from bot.talk import Start

_ABOUT_NAMES = ("unknown_name", "near_name", "nothing")


def begin(it: Context, kind: str = "", **answers: Any) -> Start:
    """Amount, day, way and proof as far as she said them; `answers` are known otherwise."""
    slots = it.slots
    given: dict[str, Any] = {"day": (slots.day or it.today).isoformat()}
    if slots.amount and not it.meaning.ambiguous:
        given["amount"] = slots.amount
    head = MOVEMENTS.get(kind)
    if head:
        given["kind"] = kind
    place = slots.other.get("place") or answers.pop("place", "")
    if place and (head is None or Place(place) in head.places):
        given["place"] = place
    if slots.other.get("interest"):
        given["interest"] = slots.other["interest"]
    proof = slots.slip or it.photo
    if proof or (head and not head.needs_reference):
        given["reference"] = proof
    answers.pop("place", None)
    return Start("movement", given | answers)


def trade_named(it: Context, place: str = "") -> Start | None:
    """She names a buyer who owes, or a shop that is owed: what she says is about that."""
    if not it.me.is_officer:
        return None
    for party, kind in ((Party.BUYER, "buyer_paid"), (Party.SHOP, "shop_paid")):
        name = it.book.named(it.words, party)
        if name and it.book.parties(party)[name]:
            return begin(it, kind, party=name, place=place, **_sum(it))
    return None


def _sum(it: Context) -> dict[str, int]:
    """The amount, where all that was unclear is who: that is the buyer or the shop."""
    slots = it.slots
    if not all(part.why in _ABOUT_NAMES for part in slots.unclear):
        return {}
    amount = slots.amount or nlu.read_amount(it.words)
    return {"amount": amount} if isinstance(amount, int) else {}


def activity_of(it: Context, *, guess: bool) -> dict[str, str]:
    """The work that her words name: one that is known, or (`guess`) what she sold."""
    known = it.book.activity_in(it.words)
    said = known or (str(it.slots.other.get("purpose", "")) if guess else "")
    return {"activity": said} if said else {}
