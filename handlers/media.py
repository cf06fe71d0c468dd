"""A voice note or a picture without words."""

from bot.context import Context
from bot.i18n import _
from bot.talk import Say


def media(_it: Context) -> Say:
    """Never silence: say what to do instead."""
    return Say(_("I got your recording or picture, but I can only read. Please write it."))
