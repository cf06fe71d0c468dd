"""A member says that she paid; an officer will be asked, nothing is posted."""

from bot.context import Context
from bot.domain.commands import ClaimDeposit
from bot.i18n import _
from bot.talk import Day, Done, OneOf, Rupees, Slip, Talk, ask


def claim(it: Context) -> Talk[Done]:
    """How much, and on which day if she named one that is not clear."""
    limit = it.group.bylaws.limit
    amount = yield from ask("amount", _("How many rupees did you pay?"), Rupees(limit))
    day = yield from ask("day", _("On which day?"), Day(it.today, "past"))
    places = (("cash", _("In cash, to the group")), ("bank", _("Straight into the bank")))
    place = yield from ask("place", _("How did you pay?"), OneOf(places))
    slip = ""
    if place == "bank":
        text = _("What is the number on the bank slip or in the passbook?")
        slip = yield from ask("slip", text, Slip())
    return Done("", ClaimDeposit(amount, day, bank_reference=slip))
