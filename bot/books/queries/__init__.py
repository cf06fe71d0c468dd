"""Reading the books: functions of a connection, one or two statements each."""

from bot.books.queries.bankbook import BankBook
from bot.books.queries.corpus import corpus
from bot.books.queries.entries import EntryFound, EntryLine, entry_by_code, last_entries
from bot.books.queries.fines import FineLine, fines_due
from bot.books.queries.funds import loan_rate
from bot.books.queries.loans import (
    ASKED,
    OPEN,
    LoanLine,
    loans,
    standing,
    standings,
    terms,
)
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
from bot.books.queries.newcomers import JoinLine, PhoneLine, join_requests, phone_requests
from bot.books.queries.outside import AccountTotal, OutsideLine, outside_loans, trial_balance
from bot.books.queries.payable import (
    everybodys,
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
from bot.books.queries.scoring import figures
from bot.books.queries.sessions import Sitting, last_closed, sitting, unclosed
from bot.books.queries.settled import Verdict, claim_verdict, dispute_state, proposal_verdict
from bot.books.queries.sharing import (
    DUE,
    SAVED,
    estate,
    full_return,
    proposed,
    resolutions,
    surplus,
    was_held,
    weights,
)
from bot.books.queries.trade import Result, activities, balances_of, earned, near, results, same
from bot.books.queries.transit import (
    MatchLine,
    OnTheWay,
    in_bank_since,
    last_match,
    on_the_way,
)

__all__ = [
    "DUE",
    "SAVED",
    "AccountTotal",
    "ASKED",
    "BankBook",
    "ClaimLine",
    "DisputeLine",
    "EntryFound",
    "EntryLine",
    "FineLine",
    "GroupCash",
    "JoinLine",
    "LoanLine",
    "MatchLine",
    "MeetingLine",
    "OPEN",
    "OnTheWay",
    "OutsideLine",
    "PhoneLine",
    "ProposalLine",
    "Result",
    "Savings",
    "Sitting",
    "Verdict",
    "activities",
    "all_dues",
    "balances_of",
    "cash",
    "claim_verdict",
    "corpus",
    "day_total",
    "dispute_state",
    "dues",
    "earned",
    "entry_by_code",
    "estate",
    "everybodys",
    "figures",
    "fines_due",
    "full_return",
    "group",
    "group_id_by_code",
    "head",
    "holder",
    "in_bank_since",
    "invitations",
    "join_requests",
    "last_closed",
    "last_entries",
    "last_match",
    "last_meeting",
    "loan_rate",
    "loans",
    "loans_open",
    "meeting",
    "members",
    "near",
    "next_meeting",
    "nominee",
    "on_the_way",
    "open_disputes",
    "outside_loans",
    "outside_total",
    "payable",
    "phone_requests",
    "proposal_verdict",
    "proposed",
    "resolutions",
    "results",
    "same",
    "savings",
    "settlement",
    "sitting",
    "standing",
    "standings",
    "sums",
    "surplus",
    "terms",
    "trial_balance",
    "unclosed",
    "waiting_claims",
    "waiting_proposals",
    "was_held",
    "weights",
]
