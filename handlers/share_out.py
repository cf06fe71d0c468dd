"""The surplus is to be shared out."""

from typing import Any

from bot.context import Context
from bot.talk import Say, Start
from handlers.my_share import my_share


def share_out(it: Context) -> Say | Start:
    """One conversation leads through it; a plain member sees what is hers."""
    if not it.me.is_officer:
        return my_share(it)
    answers: dict[str, Any] = {"kind": it.slots.topic} if it.slots.topic else {}
    return Start("share_out", answers)
