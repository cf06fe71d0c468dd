"""What is due to her of the surplus and of wages."""

from bot.context import Context
from bot.domain.commands import Payable
from bot.i18n import _, money
from bot.talk import Say


def my_share(it: Context) -> Say:
    """Only what a meeting has decided: before that nobody has a share."""
    share = it.payable(Payable.SHARE).get(it.me.number)
    wages = it.payable(Payable.WAGES).get(it.me.number)
    lines = []
    if share:
        lines.append(
            _("Your share of the surplus, still to be paid: {amount}", amount=money(share))
        )
    if wages:
        lines.append(_("Your wages, still to be paid: {amount}", amount=money(wages)))
    if not lines:
        lines.append(
            _("Nothing is due to you now. You have a share only when a meeting has shared it out.")
        )
    return Say("\n".join(lines))
