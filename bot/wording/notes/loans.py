"""Loans to members and fines."""

from collections.abc import Callable
from typing import Any

from bot.domain import events as e
from bot.i18n import N_, money, short_day
from bot.i18n.templates import LONGEST_VALUE, fitted
from bot.wording.loans import beside_said, parts_said
from bot.wording.notes.base import HEADS, RIGHT, WRONG, Figure, Note, Scene, later

Notes = Callable[[Any, Scene], list[Note]]


def _asked(event: e.LoanAsked, scene: Scene) -> list[Note]:
    purpose = fitted(event.purpose, LONGEST_VALUE) if event.purpose else later(N_("her needs"))
    figures: dict[str, Figure] = {
        "name": scene.called(event.member),
        "amount": money(event.paise),
        "what": purpose,
        "count": str(event.instalments),
    }
    return [Note(n, "loan_asked", figures) for n in event.ask]


def _refused(event: e.LoanRefused, scene: Scene) -> list[Note]:
    if event.by == event.member:
        figures: dict[str, Figure] = {
            "name": scene.called(event.member),
            "amount": money(event.paise),
        }
        return [Note(n, "loan_withdrawn", figures) for n in scene.officers_but(event.member)]
    hers: dict[str, Figure] = {"name": scene.name(event.member), "amount": money(event.paise)}
    return [Note(event.member, "loan_refused", hers, private=True)]


def _paid(event: e.LoanPaid, scene: Scene) -> list[Note]:
    """To the officers: she herself has just said that she has it, and hears the plan as answer."""
    figures: dict[str, Figure] = {
        "receiver": scene.called(event.member),
        "amount": money(event.terms.paise),
        "code": event.code,
    }
    return [Note(n, "loan_given", figures) for n in scene.officers_but(event.member)]


def instalment(event: e.InstalmentPaid, _scene: Scene) -> list[Note]:
    """Her receipt: how much of it was principal and interest, and what is left."""
    figures: dict[str, Figure] = {
        "amount": money(event.paise),
        "day": short_day(event.occurred_on),
        "parts": lambda: parts_said(event.parts),
        "more": lambda: beside_said(event.parts),
        "left": money(event.left),
        "code": event.code,
    }
    of_loan = event.parts.all_principal or event.parts.all_interest
    beside = event.parts.fine or event.parts.excess
    kind = "instalment_more" if beside and of_loan else "instalment"
    if not of_loan:
        figures["parts"] = figures["more"]
    buttons = ((f"receipt_ok?code={event.code}", RIGHT), (f"dispute?code={event.code}", WRONG))
    return [Note(event.member, kind, figures, buttons, private=True)]


def _rescheduled(event: e.LoanRescheduled, scene: Scene) -> list[Note]:
    first = event.schedule[0]
    figures: dict[str, Figure] = {
        "count": str(len(event.schedule)),
        "amount": money(first.paise),
        "day": short_day(first.due_on),
    }
    hers = Note(event.member, "loan_rescheduled", figures, private=True)
    return [hers, *_changed(event.member, event.terms.paise, scene)]


def _interest_waived(event: e.InterestWaived, scene: Scene) -> list[Note]:
    figures: dict[str, Figure] = {"amount": money(event.paise), "code": event.code}
    hers = Note(event.member, "interest_waived", figures, private=True)
    return [hers, *_changed(event.member, event.paise, scene)]


def _changed(member: int, paise: int, scene: Scene) -> list[Note]:
    figures: dict[str, Figure] = {"name": scene.called(member), "amount": money(paise)}
    return [Note(n, "loan_changed", figures) for n in scene.officers_but(member)]


def _written_off(event: e.LoanWrittenOff, scene: Scene) -> list[Note]:
    """Never silent: everybody's money is less by it."""
    figures: dict[str, Figure] = {
        "name": scene.called(event.member),
        "amount": money(event.paise),
        "code": event.code,
    }
    return [Note(n, "loan_written_off", figures) for n in scene.all_but()]


def _fined(event: e.FineImposed, _scene: Scene) -> list[Note]:
    figures: dict[str, Figure] = {
        "amount": money(event.paise),
        "what": later(HEADS[event.head]),
    }
    return [Note(event.member, "fine_imposed", figures, private=True)]


def _fine_waived(event: e.FineWaived, _scene: Scene) -> list[Note]:
    return [Note(event.member, "fine_waived", {"amount": money(event.paise)}, private=True)]


NOTES: dict[type, Notes] = {
    e.LoanAsked: _asked,
    e.LoanRefused: _refused,
    e.LoanPaid: _paid,
    e.InstalmentPaid: instalment,
    e.LoanRescheduled: _rescheduled,
    e.InterestWaived: _interest_waived,
    e.LoanWrittenOff: _written_off,
    e.FineImposed: _fined,
    e.FineWaived: _fine_waived,
}
