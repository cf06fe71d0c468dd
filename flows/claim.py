"""A member says that she paid; an officer will be asked, nothing is posted."""

from bot.context import Context
from bot.domain.commands import ClaimDeposit
from bot.i18n import _
from bot.talk import Day, Done, Rupees, Talk, ask


def claim(it: Context) -> Talk[Done]:
    """How much, and on which day if she named one that is not clear."""
    limit = it.group.bylaws.limit
    amount = yield from ask("amount", _("How many rupees did you pay?"), Rupees(limit))
    day = yield from ask("day", _("On which day?"), Day(it.today, "past"))
    return Done("", ClaimDeposit(amount, day))
