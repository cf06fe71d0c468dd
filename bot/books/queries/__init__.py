"""Reading the books: functions of a connection, one or two statements each."""

from bot.books.queries.entries import EntryFound, EntryLine, entry_by_code, last_entries
from bot.books.queries.meeting_money import outside_total, sums
from bot.books.queries.meetings import (
    MeetingLine,
    invitations,
    last_meeting,
    meeting,
    next_meeting,
)
from bot.books.queries.money import (
    GroupCash,
    Savings,
    all_dues,
    cash,
    day_total,
    dues,
    savings,
)
from bot.books.queries.pending import (
    ClaimLine,
    DisputeLine,
    ProposalLine,
    open_disputes,
    waiting_claims,
    waiting_proposals,
)
from bot.books.queries.register import group, group_id_by_code, head, holder, members
from bot.books.queries.sessions import Sitting, last_closed, sitting, unclosed
from bot.books.queries.settled import Verdict, claim_verdict, dispute_state, proposal_verdict

__all__ = [
    "ClaimLine",
    "DisputeLine",
    "EntryFound",
    "EntryLine",
    "GroupCash",
    "MeetingLine",
    "ProposalLine",
    "Savings",
    "Sitting",
    "Verdict",
    "all_dues",
    "cash",
    "claim_verdict",
    "day_total",
    "dispute_state",
    "dues",
    "entry_by_code",
    "group",
    "group_id_by_code",
    "head",
    "holder",
    "invitations",
    "last_closed",
    "last_entries",
    "last_meeting",
    "meeting",
    "members",
    "next_meeting",
    "open_disputes",
    "outside_total",
    "proposal_verdict",
    "savings",
    "sitting",
    "sums",
    "unclosed",
    "waiting_claims",
    "waiting_proposals",
]
