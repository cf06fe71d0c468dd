"""A member says that she paid an instalment; an officer will be asked, nothing is posted."""

from bot.context import Context
from bot.domain.commands import ClaimInstalment
from bot.i18n import _, money
from bot.talk import Day, Done, OneOf, Rupees, Slip, Talk, ask
from bot.wording.loans import loan_said


def instalment_claim(it: Context) -> Talk[Done]:
    """Of which loan, how much, when and how."""
    hers = {line.number: line for line in it.loans(states=("paid",))}
    if not hers:
        return Done(_("You owe nothing of any loan. Nothing was written."))
    number = next(iter(hers))
    if len(hers) > 1:
        options = tuple((line.number, loan_said(line)) for line in hers.values())
        number = yield from ask("loan", _("Of which loan is it?"), OneOf(options))
    text = _(
        "How many rupees did you pay? Your instalment is {amount}.",
        amount=money(it.standing(hers[number]).instalment),
    )
    amount = yield from ask("amount", text, Rupees(it.group.bylaws.cash_limit))
    day = yield from ask("day", _("On which day?"), Day(it.today, "past"))
    places = (("cash", _("In cash, to the group")), ("bank", _("Straight into the bank")))
    place = yield from ask("place", _("How did you pay?"), OneOf(places))
    slip = ""
    if place == "bank":
        text = _("What is the number on the bank slip or in the passbook?")
        slip = yield from ask("slip", text, Slip())
    return Done("", ClaimInstalment(number, amount, day, slip))
