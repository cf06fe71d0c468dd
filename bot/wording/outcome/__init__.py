"""What the one who did it is told: the answer made out of what happened."""

from collections.abc import Callable, Sequence
from typing import Any

from bot.domain import events as e
from bot.domain.papers import Name, Paper
from bot.wording.notes import Scene
from bot.wording.outcome import (
    bank,
    books,
    bylaws,
    cash,
    founding,
    loans,
    meetings,
    people,
    saving,
    sessions,
    share,
)

_SAID: dict[type, Callable[[Any, Scene], str]] = {
    **saving.SAID,
    **cash.SAID,
    **bank.SAID,
    **books.SAID,
    **bylaws.SAID,
    **loans.SAID,
    **meetings.SAID,
    **people.SAID,
    **sessions.SAID,
    **founding.SAID,
    **share.SAID,
}


def said(events: Sequence[e.Event], scene: Scene) -> str:
    """The answer; "" where the flow's own words say enough."""
    fined = [event for event in events if isinstance(event, e.FineImposed)]
    alone = [event for event in events if len(fined) < 2 or event not in fined]
    parts = [loans.fined(fined, scene)] if len(fined) > 1 else []
    parts += [make(event, scene) for event in alone if (make := _SAID.get(type(event)))]
    return "\n".join(part for part in parts if part)


def phones(events: Sequence[e.Event]) -> str:
    """The answer to somebody in no group: she can only change what her phone gets."""
    return "\n".join(people.phone(event) for event in events if isinstance(event, e.PhoneChanged))


def paper(events: Sequence[e.Event], to: int | None) -> Paper | None:
    """What goes along as a picture: to her who has just got a loan, how she pays it back."""
    lent = (its for its in events if isinstance(its, e.LoanPaid) and its.member == to)
    return next((Paper(Name.SCHEDULE, its.member, its.loan) for its in lent), None)
