"""Reading the books: functions of a connection, one or two statements each."""

from bot.books.queries.corpus import standing
from bot.books.queries.entries import EntryFound, EntryLine, entry_by_code, last_entries
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
from bot.books.queries.newcomers import JoinLine, PhoneLine, join_requests, phone_requests
from bot.books.queries.pending import (
    ClaimLine,
    DisputeLine,
    ProposalLine,
    open_disputes,
    waiting_claims,
    waiting_proposals,
)
from bot.books.queries.register import group, group_id_by_code, head, holder, members
from bot.books.queries.scoring import figures
from bot.books.queries.settled import Verdict, claim_verdict, dispute_state, proposal_verdict

__all__ = [
    "ClaimLine",
    "DisputeLine",
    "EntryFound",
    "EntryLine",
    "GroupCash",
    "JoinLine",
    "MeetingLine",
    "PhoneLine",
    "ProposalLine",
    "Savings",
    "Verdict",
    "all_dues",
    "cash",
    "claim_verdict",
    "day_total",
    "dispute_state",
    "dues",
    "entry_by_code",
    "figures",
    "group",
    "group_id_by_code",
    "head",
    "holder",
    "invitations",
    "join_requests",
    "last_entries",
    "last_meeting",
    "meeting",
    "members",
    "next_meeting",
    "open_disputes",
    "phone_requests",
    "proposal_verdict",
    "savings",
    "standing",
    "waiting_claims",
    "waiting_proposals",
]
