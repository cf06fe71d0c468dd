"""Single movements of money, loans from outside, the match with the passbook."""

from collections.abc import Callable
from typing import Any

from bot.domain import events as e
from bot.domain.movements import Place
from bot.i18n import _, money
from bot.wording.movements import joined, movement_name, owing
from bot.wording.notes import Scene


def _recorded(event: e.MovementRecorded, _scene: Scene) -> str:
    first = _(
        "✅ Written: {what}, {amount}. Receipt {code}.",
        what=movement_name(event.kind, event.activity),
        amount=money(event.paise),
        code=event.code,
    )
    left = ""
    if event.place is Place.CASH:
        left = _("Cash in hand: {cash}", cash=money(event.left))
    elif event.place is Place.BANK:
        left = _("In the bank: {amount}", amount=money(event.left))
    party = owing(event.kind, event.party, event.owed) if event.party else ""
    return joined([first, left, party])


def _loan(event: e.OutsideLoanTaken, _scene: Scene) -> str:
    if not event.code:
        return _(
            "✅ Written: limit of {amount}, {lender}. Nothing is drawn yet. Everyone is told.",
            amount=money(event.paise),
            lender=event.lender,
        )
    return _(
        "✅ Written: loan of {amount}, {lender}. Receipt {code}.\nOwed outside in all: {owed}. "
        "Everyone is told.",
        amount=money(event.paise),
        lender=event.lender,
        code=event.code,
        owed=money(event.owed),
    )


def _matched(event: e.BankMatched, _scene: Scene) -> str:
    if not event.difference:
        return _("✅ Bank and book agree: {amount}", amount=money(event.said))
    figures = {"bank": money(event.said), "book": money(event.in_books)}
    amount = money(abs(event.difference))
    if event.difference > 0:
        return _(
            "Kept: passbook {bank}, book {book}. The bank has {amount} more, and nobody knows why "
            "yet. The officers are told.",
            amount=amount,
            **figures,
        )
    return _(
        "Kept: passbook {bank}, book {book}. The bank has {amount} less, and nobody knows why yet. "
        "The officers are told.",
        amount=amount,
        **figures,
    )


def _income(event: e.IncomeTold, _scene: Scene) -> str:
    return _(
        "✅ Noted: {amount}. This month you have told me of {total}. It is only your own figure, "
        "not the group's money.",
        amount=money(event.paise),
        total=money(event.total),
    )


SAID: dict[type, Callable[[Any, Scene], str]] = {
    e.MovementRecorded: _recorded,
    e.OutsideLoanTaken: _loan,
    e.BankMatched: _matched,
    e.IncomeTold: _income,
}
