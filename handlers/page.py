"""Her page: the passbook to look at and print; for officers also the group's month."""

from bot.context import Context
from bot.i18n import _
from bot.talk import Say
from handlers.balance import balance


def page(it: Context) -> Say:
    """A link for this phone alone, in two SMS; where no links can be made, her account in words."""
    if it.shares_phone():
        rule = _("It opens for 1 hour, only for you. Give it to nobody.")
    else:
        rule = _("It opens for 24 hours, only for you. Give it to nobody.")
    return Say(balance(it).text, page=_("Your page, {name}:", name=it.me.name) + "\n" + rule)
