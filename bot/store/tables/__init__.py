"""All tables. Those of a group carry `group_id`, first in their keys: the group is the shard."""

from bot.store.tables.base import Base
from bot.store.tables.matters import (
    Attendance,
    Claim,
    Dispute,
    JoinRequest,
    Meeting,
    Proposal,
    ProposalAnswer,
)
from bot.store.tables.messages import Conversation, Errand, Inbox, Outbox, Sender, Spending
from bot.store.tables.money import Account, Balance, Entry, PostingRow
from bot.store.tables.people import Address, AddressMember, Group, Member, OfficeHeld

__all__ = [
    "Account",
    "Address",
    "AddressMember",
    "Attendance",
    "Balance",
    "Base",
    "Claim",
    "Conversation",
    "Dispute",
    "Entry",
    "Errand",
    "Group",
    "Inbox",
    "JoinRequest",
    "Meeting",
    "Member",
    "OfficeHeld",
    "Outbox",
    "PostingRow",
    "Proposal",
    "ProposalAnswer",
    "Sender",
    "Spending",
]
