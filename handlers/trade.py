"""Which buyers still have to pay, and which shops still get money."""

from bot.context import Context
from bot.domain.movements import Party
from bot.i18n import _, money
from bot.talk import Say


def trade(it: Context) -> Say:
    """For officers: a line for each, and both totals."""
    it.must_be_officer()
    buyers = {name: owed for name, owed in it.book.parties(Party.BUYER).items() if owed}
    shops = {name: owed for name, owed in it.book.parties(Party.SHOP).items() if owed}
    rows = []
    if buyers:
        rows.append(_("Buyers still have to pay: {total}", total=money(sum(buyers.values()))))
        rows += [f"{name} {money(owed)}" for name, owed in buyers.items()]
    if shops:
        rows.append(_("To be paid to shops: {total}", total=money(sum(shops.values()))))
        rows += [f"{name} {money(owed)}" for name, owed in shops.items()]
    return Say("\n".join(rows) or _("No buyer and no shop has anything open."))
