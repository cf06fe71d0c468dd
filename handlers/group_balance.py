"""Today's total, cash in hand and on the way, what is in the bank, and when that was matched."""

from collections.abc import Iterator

from bot.context import Context
from bot.i18n import _, money, short_day
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
    rows += _on_the_way(it)
    rows.append(_("In the bank: {amount}", amount=money(cash.in_bank)))
    if cash.unidentified:
        amount = money(cash.unidentified)
        rows.append(_("In the bank, owner not known: {amount}", amount=amount))
    rows += _matched(it)
    rows.append(_("All savings: {amount}", amount=money(cash.savings)))
    return Say("\n".join(rows))


def _on_the_way(it: Context) -> Iterator[str]:
    """How long it has been on its way, from the second day on."""
    for one in it.book.on_the_way():
        who = called(find(it.members, one.carrier))
        row = _("On the way to the bank with {who}: {amount}", who=who, amount=money(one.paise))
        days = (it.today - one.since).days
        waited = _("for {days} days", days=days)
        yield f"{row} ({waited})" if days > 1 else row


def _matched(it: Context) -> Iterator[str]:
    last = it.book.last_match()
    if last is None:
        return
    if last.difference:
        yield _(
            "Last bank match {day}: {amount} not explained",
            day=short_day(last.day),
            amount=money(abs(last.difference)),
        )
    else:
        yield _("Last bank match {day}: agreed", day=short_day(last.day))
