"""A member leaves the group; her own wish is for the next meeting."""

from bot.context import Context
from bot.i18n import _
from bot.talk import Say, Start


def leave_group(it: Context) -> Say | Start:
    """An officer names her; whoever speaks of herself is told how it goes."""
    if not it.me.is_officer:
        return Say(
            _(
                "Please say it at the meeting: the sisters decide it there. Then an officer writes "
                "it down, and all your savings are paid out, less what you owe."
            )
        )
    return Start("leave_group", {"who": it.slots.members[0]} if it.slots.members else {})
