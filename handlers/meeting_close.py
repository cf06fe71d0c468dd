"""An officer closes the meeting."""

from bot.context import Context
from bot.talk import Start


def meeting_close(it: Context) -> Start:
    """What is still open is said before; a second officer is asked."""
    it.must_be_officer()
    return Start("meeting_close")
