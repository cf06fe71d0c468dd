"""A member has died."""

from bot.context import Context
from bot.talk import Start


def record_death(it: Context) -> Start:
    """For officers; everything is read back."""
    it.must_be_officer()
    return Start("record_death", {"who": it.slots.members[0]} if it.slots.members else {})
