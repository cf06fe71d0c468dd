"""Loans to members and fines."""

from collections.abc import Callable, Sequence
from typing import Any

from bot.domain import events as e
from bot.i18n import _, money, short_day
from bot.wording.loans import plan_said, split_said
from bot.wording.notes import Scene


def _asked(event: e.LoanAsked, scene: Scene) -> str:
    if event.by == event.member:
        return _(
            "✅ I have noted your wish for a loan of {amount}. The officers are told; the meeting "
            "decides.",
            amount=money(event.paise),
        )
    return _(
        "✅ Noted: {who} wants a loan of {amount}. The meeting decides.",
        who=scene.called(event.member),
        amount=money(event.paise),
    )


def _refused(event: e.LoanRefused, scene: Scene) -> str:
    if event.by == event.member:
        return _("All right, your wish for a loan is taken out.")
    return _("All right, {who} gets no loan now. She is told.", who=scene.called(event.member))


def _paid(event: e.LoanPaid, scene: Scene) -> str:
    """Said to her who has it, or to who has seen that she got it: hers was the last yes."""
    text = _(
        "✅ Written: {who} got a loan of {amount}. Receipt {code}.",
        who=scene.called(event.member),
        amount=money(event.terms.paise),
        code=event.code,
    )
    return f"{text}\n{plan_said(event.schedule, event.terms)}"


def _instalment(event: e.InstalmentPaid, scene: Scene) -> str:
    rows = [
        _(
            "✅ Written: {who} {amount}, still to pay {left}. Receipt {code}.",
            who=scene.called(event.member),
            amount=split_said(event.paise, event.parts),
            left=money(event.left),
            code=event.code,
        )
    ]
    if not event.left and not event.next_paise:
        rows.append(_("The loan is paid back. Well done!"))
    elif event.late:
        rows.append(_("Still late: {amount}.", amount=money(event.late)))
    elif event.next_due:
        next_ = _(
            "Next instalment: {amount} on {day}.",
            amount=money(event.next_paise),
            day=short_day(event.next_due),
        )
        rows.append(next_)
    if event.in_hand is not None:
        rows.append(_("Cash in hand: {cash}", cash=money(event.in_hand)))
    return "\n".join(rows)


def _rescheduled(event: e.LoanRescheduled, scene: Scene) -> str:
    text = _("✅ Written: new instalments for {who}.", who=scene.called(event.member))
    return f"{text}\n{plan_said(event.schedule, event.terms)}"


def _interest_waived(event: e.InterestWaived, scene: Scene) -> str:
    return _(
        "✅ Written: {amount} of interest let off for {who}. Receipt {code}.",
        amount=money(event.paise),
        who=scene.called(event.member),
        code=event.code,
    )


def _written_off(event: e.LoanWrittenOff, scene: Scene) -> str:
    return _(
        "✅ Written: {amount} of {who}'s loan is given up. Receipt {code}. Everybody is told.",
        amount=money(event.paise),
        who=scene.called(event.member),
        code=event.code,
    )


def _fined(event: e.FineImposed, scene: Scene) -> str:
    return _(
        "✅ Noted: {who} has to pay a fine of {amount}. She is told.",
        who=scene.called(event.member),
        amount=money(event.paise),
    )


def fined(events: Sequence[e.FineImposed], scene: Scene) -> str:
    """Those of a meeting in one line."""
    return _(
        "✅ Fines noted: {names}. They are told.",
        names=", ".join(f"{scene.called(one.member)} {money(one.paise)}" for one in events),
    )


def _fine_waived(event: e.FineWaived, scene: Scene) -> str:
    return _(
        "✅ The fine of {amount} for {who} is let off. She is told.",
        amount=money(event.paise),
        who=scene.called(event.member),
    )


SAID: dict[type, Callable[[Any, Scene], str]] = {
    e.LoanAsked: _asked,
    e.LoanRefused: _refused,
    e.LoanPaid: _paid,
    e.InstalmentPaid: _instalment,
    e.LoanRescheduled: _rescheduled,
    e.InterestWaived: _interest_waived,
    e.LoanWrittenOff: _written_off,
    e.FineImposed: _fined,
    e.FineWaived: _fine_waived,
}
