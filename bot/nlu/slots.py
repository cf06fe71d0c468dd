"""From what was heard to slots."""

from datetime import date, time
from typing import Any

from bot.nlu.days import dates
from bot.nlu.heard import Heard
from bot.nlu.meaning import Meaning, Slots, Unclear

_LONG_AGO = 100  # days
_HEADS = ("optional", "health", "food", "joining")


def of_money(heard: Heard) -> dict[str, Any]:
    """Members, amounts, head and day of a message about money."""
    bulk = heard.bulk
    unclear = list(bulk.unclear)
    unclear += [
        a.value for a in bulk.money if isinstance(a.value, Unclear) and a.value not in unclear
    ]
    amount, unclear = _single_amount(heard, unclear)
    found: dict[str, Any] = {
        "amount": amount,
        "amounts": _with_mine(heard),
        "members": tuple(dict.fromkeys([*(n for n, _ in bulk.amounts), *bulk.named, *bulk.asked])),
        "everyone": bulk.is_everyone and bulk.rest is None,
        "excepted": bulk.excepted,
        "rest": bulk.rest,
        "head": head(heard),
        "unclear": tuple(dict.fromkeys([*unclear, *_mixed_heads(heard)])),
    }
    return found | _paid_on(heard, found["unclear"])


def _paid_on(heard: Heard, unclear: tuple[Unclear, ...]) -> dict[str, Any]:
    """The day of a payment: nothing is paid tomorrow, and a date of last year is rather a slip."""
    told = of_day(heard, dates.PAST, unclear)
    day = told.get("day")
    if day is None or 0 <= (heard.today - day).days <= _LONG_AGO:
        return told
    return {"unclear": (*unclear, Unclear("conflict", (day,), heard.text))}


def _with_mine(heard: Heard) -> tuple[tuple[int | str, int], ...]:
    """Her own money beside others' goes under "self"."""
    others: tuple[tuple[int | str, int], ...] = tuple(heard.bulk.amounts)
    mine = heard.bulk.mine
    beside = others or heard.bulk.everyone is not None or heard.bulk.rest is not None
    return (*others, ("self", mine)) if mine is not None and beside else others


def _single_amount(heard: Heard, unclear: list[Unclear]) -> tuple[int | None, list[Unclear]]:
    """The amount when there is one for all, and what stays unclear."""
    bulk = heard.bulk
    values = {paise for _, paise in bulk.amounts}
    if bulk.everyone is not None:
        return bulk.everyone, unclear
    if bulk.rest is not None or (bulk.amounts and bulk.mine is not None):
        return None, unclear
    if len(values) == 1:
        return values.pop(), unclear
    if not bulk.amounts and len(bulk.money) == 1 and heard.amounts:
        return heard.amounts[0], unclear
    return None, unclear


def _mixed_heads(heard: Heard) -> list[Unclear]:
    """Saving and another head in one line: which amount is which has to be asked."""
    heads = [h for h in (*_HEADS, "fine") if heard.has(h)]
    several = len(heads) > 1 or (heads and heard.has("saving") and heads != ["optional"])
    if len(heard.bulk.money) > 1 and (several or (heads and heard.has("deposit", "saving"))):
        return [Unclear("several", tuple(heads), "head")]
    return []


def head(heard: Heard) -> str:
    """What the money is for, where it is said."""
    if heard.has("fine"):
        return (
            "fine_late"
            if heard.has("late_word")
            else ("fine_absent" if heard.has("absent_word") or heard.has("came") else "")
        )
    return next((h for h in _HEADS if heard.has(h)), "")


def of_day(heard: Heard, lean: str, unclear: tuple[Unclear, ...] = ()) -> dict[str, Any]:
    """The day, or why it is not clear."""
    day = heard.day(lean)
    if isinstance(day, Unclear):
        return {"unclear": (*unclear, day)}
    return {"day": day} if isinstance(day, date) else {}


def of_time(heard: Heard, unclear: tuple[Unclear, ...] = ()) -> dict[str, Any]:
    """The time of day, or why it is not clear."""
    at = heard.time
    if isinstance(at, Unclear):
        return {"unclear": (*unclear, at)}
    return {"time": at} if isinstance(at, time) else {}


def meaning(intent: str, found: dict[str, Any]) -> Meaning:
    """The meaning; whatever is unclear makes it ambiguous."""
    slots = Slots(**found)
    options = tuple(option for part in slots.unclear for option in part.options)
    return Meaning(intent, slots, bool(slots.unclear), options)
