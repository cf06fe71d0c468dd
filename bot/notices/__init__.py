"""What the bot says unasked: one file a notice, listed here."""

from bot.notices import (
    claims_waiting,
    meeting_evening,
    meeting_today,
    meeting_unclosed,
    missed_meeting,
    saving_due,
    unreachable,
)
from bot.notices.base import Notice, run

NOTICES: tuple[Notice, ...] = (
    meeting_evening.NOTICE,
    meeting_today.NOTICE,
    meeting_unclosed.NOTICE,
    missed_meeting.NOTICE,
    saving_due.NOTICE,
    claims_waiting.NOTICE,
    unreachable.NOTICE,
)

__all__ = ["NOTICES", "Notice", "run"]
