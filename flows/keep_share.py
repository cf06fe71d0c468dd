"""She leaves her share of the surplus with the group, as optional saving."""

from bot import nlu
from bot.context import Context
from bot.domain.commands import KeepShare, Payable
from bot.i18n import _, language, money
from bot.talk import Done, Rupees, Talk, YesNo, about, ask


def keep_share(it: Context) -> Talk[Done]:
    """All of it, or as much as she says."""
    due = it.payable(Payable.SHARE).get(it.me.number)
    if not due:
        return Done(_("No share is due to you."))
    text = _("How much of your {due} shall become saving?", due=money(due))
    amount = yield from ask("amount", text, Rupees(due))
    sure = _(
        "{amount} ({words}) of your share becomes optional saving. Is that right? Yes or no?",
        amount=money(amount),
        words=nlu.amount_in_words(amount, language()),
    )
    if not (yield from ask(f"ok:{about(amount)}", sure, YesNo())):
        return Done(_("All right. Nothing was written."))
    return Done("", KeepShare(amount))
