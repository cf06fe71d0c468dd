"""A member has another telephone number."""

from bot.context import Context
from bot.talk import Start


def change_phone(it: Context) -> Start:
    """An officer names her, or the flow asks."""
    it.must_be_officer()
    members = it.slots.members
    return Start("change_phone", {"who": members[0]} if len(members) == 1 else {})
