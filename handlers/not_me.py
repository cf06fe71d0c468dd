"""The welcome reached somebody who is not that woman."""

from bot.context import Context
from bot.talk import Start


def not_me(it: Context) -> Start:
    """The flow makes sure."""
    _known = it.me
    return Start("not_me")
