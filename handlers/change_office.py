"""An office goes to another."""

from bot.context import Context
from bot.talk import Start


def change_office(it: Context) -> Start:
    """What the message named is not asked again."""
    it.must_be_officer()
    role, members = it.slots.other.get("role"), it.slots.members
    answers = {"role": role} if role else {}
    who = {f"who:{role}": members[0]} if role and len(members) == 1 else {}
    return Start("change_office", answers | who)
