"""A rule of the group is to be decided anew."""

from bot.context import Context
from bot.talk import Start


def bylaw_change(it: Context) -> Start:
    """Which one, and what it is from now on, is asked."""
    it.must_be_officer()
    return Start("bylaw_change")
