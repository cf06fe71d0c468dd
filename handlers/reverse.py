"""An officer wants an entry taken back."""

from bot.context import Context
from bot.talk import Start


def reverse(it: Context) -> Start:
    """By the receipt's code, which the message may give."""
    it.must_be_officer()
    return Start("reverse", {"code": it.slots.code} if it.slots.code else {})
