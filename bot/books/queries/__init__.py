"""Reading the books: functions of a connection, one or two statements each."""

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
from bot.books.queries.payable import (
    everybodys,
    interest_due,
    loans_open,
    nominee,
    payable,
    settlement,
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
from bot.books.queries.settled import Verdict, claim_verdict, dispute_state, proposal_verdict
from bot.books.queries.sharing import proposed, resolutions, surplus, was_held, weights

__all__ = [
    "ClaimLine",
    "DisputeLine",
    "EntryFound",
    "EntryLine",
    "GroupCash",
    "MeetingLine",
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
    "everybodys",
    "group",
    "group_id_by_code",
    "head",
    "holder",
    "interest_due",
    "invitations",
    "last_entries",
    "last_meeting",
    "loans_open",
    "meeting",
    "members",
    "next_meeting",
    "nominee",
    "open_disputes",
    "payable",
    "proposal_verdict",
    "proposed",
    "resolutions",
    "savings",
    "settlement",
    "surplus",
    "waiting_claims",
    "waiting_proposals",
    "was_held",
    "weights",
]
