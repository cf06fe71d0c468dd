"""Today's total, cash in hand and on the way, and what is in the bank."""

from bot.context import Context
from bot.i18n import _, money
from bot.talk import Say
from bot.wording.phrases import called, find


def group_balance(it: Context) -> Say:
    """For officers: who has how much of the group's money."""
    cash = it.cash()
    today, count = it.day_total()
    rows = [_("Received today: {amount} ({count} entries)", amount=money(today), count=count)]
    if outside := it.outside_today():
        rows.append(_("Of it outside of the meeting: {amount}", amount=money(outside)))
    for number, paise in sorted(cash.in_hand.items()):
        if paise:
            who = called(find(it.members, number))
            rows.append(_("Cash with {who}: {amount}", who=who, amount=money(paise)))
    for number, paise in sorted(cash.in_transit.items()):
        if paise:
            who = called(find(it.members, number))
            rows.append(
                _("On the way to the bank with {who}: {amount}", who=who, amount=money(paise))
            )
    rows.append(_("In the bank: {amount}", amount=money(cash.in_bank)))
    if cash.unidentified:
        amount = money(cash.unidentified)
        rows.append(_("In the bank, owner not known: {amount}", amount=amount))
    rows.append(_("All savings: {amount}", amount=money(cash.savings)))
    return Say("\n".join(rows))
