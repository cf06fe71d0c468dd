"""The next meeting is cancelled."""

from bot.context import Context
from bot.talk import Start


def meeting_cancel(it: Context) -> Start:
    """After one more question."""
    it.must_lead()
    return Start("meeting_cancel")
