"""The same as help: women say either."""

from bot.context import Context
from bot.talk import Say
from handlers.help import help_


def menu(it: Context) -> Say:
    """The menu of her role."""
    return help_(it)
