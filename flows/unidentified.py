"""Money in the bank passbook that nobody can explain yet."""

from bot.context import Context
from bot.domain.commands import RecordUnidentified
from bot.i18n import _, money
from bot.talk import Done, Rupees, Talk, YesNo, ask


def unidentified(it: Context) -> Talk[Done]:
    """It is written as owner not known, until it is found out."""
    it.must_be_officer()
    limit = it.group.bylaws.cash_limit
    amount = yield from ask("amount", _("How much came into the bank?"), Rupees(limit))
    text = _(
        "{amount} came into the bank, owner not known. Is that right? Yes or no?",
        amount=money(amount),
    )
    if not (yield from ask("ok", text, YesNo())):
        return Done(_("All right. Nothing was written."))
    return Done("", RecordUnidentified(amount, it.today))
