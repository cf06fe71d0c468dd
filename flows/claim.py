"""A member says that she paid; an officer will be asked, nothing is posted."""

from bot.context import Context
from bot.domain.commands import ClaimDeposit, Head
from bot.domain.money import Paise
from bot.i18n import _, money
from bot.talk import Day, Done, OneOf, Rupees, Slip, Talk, ask


def claim(it: Context) -> Talk[Done]:
    """How much, when, how; and what it is for where it is more than she owes."""
    limit = it.group.bylaws.limit
    amount = yield from ask("amount", _("How many rupees did you pay?"), Rupees(limit))
    day = yield from ask("day", _("On which day?"), Day(it.today, "past"))
    places = (("cash", _("In cash, to the group")), ("bank", _("Straight into the bank")))
    place = yield from ask("place", _("How did you pay?"), OneOf(places))
    slip = ""
    if place == "bank":
        text = _("What is the number on the bank slip or in the passbook?")
        slip = yield from ask("slip", text, Slip())
    over = Paise(max(0, amount - it.dues())) if it.group.dues_from else Paise(0)
    head = (yield from _what_for(over)) if over else Head.ADVANCE
    return Done("", ClaimDeposit(amount, day, slip, over, head))


def _what_for(over: Paise) -> Talk[Head]:
    text = _("{amount} is more than you owe. What is it for?", amount=money(over))
    options = (
        (Head.ADVANCE, _("Saving for the next months")),
        (Head.OPTIONAL, _("Optional saving")),
    )
    head: Head = yield from ask(f"over:{over}", text, OneOf(options))
    return head
