"""She says thank you."""

from bot.context import Context
from bot.i18n import _
from bot.talk import Say


def thanks(it: Context) -> Say:
    """You are welcome."""
    return Say(_("You are welcome, {name}.", name=it.me.name))
