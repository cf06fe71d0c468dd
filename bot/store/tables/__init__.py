"""All tables. Those of a group carry `group_id`, first in their keys: the group is the shard."""

from bot.store.tables.bank import BankMatch, MediaFile
from bot.store.tables.base import Base
from bot.store.tables.loans import Loan, LoanTerms, MemberIncome, OutsideLoan
from bot.store.tables.matters import (
    Claim,
    Dispute,
    Fine,
    FinePayment,
    JoinRequest,
    PhoneRequest,
    Proposal,
    ProposalAnswer,
)
from bot.store.tables.meetings import Attendance, Meeting
from bot.store.tables.messages import Conversation, Errand, Inbox, Outbox, Sender, Spending
from bot.store.tables.money import Account, Balance, Entry, PostingRow
from bot.store.tables.operators import (
    BookCheck,
    Operator,
    OperatorAct,
    OperatorLink,
    OperatorSession,
    OperatorTry,
    OperatorUpload,
)
from bot.store.tables.pages import PageLink
from bot.store.tables.people import Address, AddressMember, Group, Member, OfficeHeld

__all__ = [
    "Account",
    "Address",
    "AddressMember",
    "Attendance",
    "Balance",
    "BankMatch",
    "Base",
    "BookCheck",
    "Claim",
    "Conversation",
    "Dispute",
    "Entry",
    "Errand",
    "Fine",
    "FinePayment",
    "Group",
    "Inbox",
    "JoinRequest",
    "Loan",
    "LoanTerms",
    "MediaFile",
    "Meeting",
    "Member",
    "MemberIncome",
    "OfficeHeld",
    "Operator",
    "OperatorAct",
    "OperatorLink",
    "OperatorSession",
    "OperatorTry",
    "OperatorUpload",
    "Outbox",
    "OutsideLoan",
    "PageLink",
    "PhoneRequest",
    "PostingRow",
    "Proposal",
    "ProposalAnswer",
    "Sender",
    "Spending",
]
