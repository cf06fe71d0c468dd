"""What the group owes outside: every member may know it."""

from bot.context import Context
from bot.i18n import _, money
from bot.talk import Say
from bot.wording.movements import movement_name, said_rate


def outside_loans(it: Context) -> Say:
    """A line for each loan that is not paid back."""
    open_ = [loan for loan in it.outside_loans() if loan.owed]
    if it.me.number and not open_:
        return Say(_("The group owes nothing outside."))
    rows = [
        _(
            "{what}, {lender}: {owed} of {amount}, {rate}% a year",
            what=movement_name(loan.account),
            lender=loan.lender,
            owed=money(loan.owed),
            amount=money(loan.paise),
            rate=said_rate(loan.rate),
        )
        for loan in open_
    ]
    total = _("Owed outside in all: {owed}", owed=money(sum(loan.owed for loan in open_)))
    return Say("\n".join([_("The group still owes:"), *rows, total]))
