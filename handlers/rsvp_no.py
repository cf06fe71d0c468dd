"""She cannot come to the next meeting."""

from bot.context import Context
from bot.talk import Done, Say
from handlers._invitation import invitation


def rsvp_no(it: Context) -> Say | Done:
    """To the meeting a button names, otherwise to the next."""
    return invitation(it, yes=False)
