"""She says hello."""

from dataclasses import replace

from bot.context import Context
from bot.i18n import _
from bot.talk import Say
from handlers.help import help_


def greeting(it: Context) -> Say:
    """Hello, and what she can do here."""
    hello = _("Namaste {name}! I am Bachat Sakhi of {group}.", name=it.me.name, group=it.group.name)
    say = help_(it)
    return replace(say, text=f"{hello}\n{say.text}")
