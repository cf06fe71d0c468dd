"""What the bot says unasked: one file a notice, listed here."""

from bot.notices import (
    bank_match_due,
    claims_waiting,
    in_transit,
    instalment_due,
    meeting_evening,
    meeting_today,
    meeting_unclosed,
    missed_meeting,
    monthly_statement,
    proposal_waiting,
    saving_due,
    score,
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
    instalment_due.NOTICE,
    proposal_waiting.NOTICE,
    monthly_statement.NOTICE,
    score.NOTICE,
    unreachable.NOTICE,
    in_transit.NOTICE,
    bank_match_due.NOTICE,
)

__all__ = ["NOTICES", "Notice", "run"]
