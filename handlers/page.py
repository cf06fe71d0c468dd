"""Her page: the passbook to look at and print; for officers also the group's month."""

from bot.context import Context
from bot.i18n import _
from bot.talk import Say
from handlers.balance import balance


def page(it: Context) -> Say:
    """A link for this phone alone; where no links can be made, her account in words."""
    lines = [
        _("Your passbook and the group's page, {name}:", name=it.me.name)
        if it.me.is_officer
        else _("Your passbook page, {name}:", name=it.me.name),
    ]
    if it.shares_phone():
        lines.append(_("It opens for 1 hour, only for you. Do not send it to anybody."))
    else:
        lines.append(_("It opens for 24 hours, only for you. Do not send it to anybody."))
    return Say(balance(it).text, page="\n".join(lines))
