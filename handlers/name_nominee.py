"""Who is to get her money one day."""

from bot.context import Context
from bot.talk import Start


def name_nominee(it: Context) -> Start:
    """Her own heir, or for officers that of a member they name."""
    who = it.slots.members[0] if it.slots.members else it.me.number
    own = it.slots.topic == "mine" or not it.me.is_officer
    if own:
        return Start("name_nominee", {"who": it.me.number})
    return Start("name_nominee", {"who": who} if it.slots.members else {})
