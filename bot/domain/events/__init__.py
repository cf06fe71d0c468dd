"""What happened when a command was carried out; `bot.wording.told` makes the messages out of it."""

from bot.domain.events.books import (
    DisputeOpened,
    DisputeSettled,
    EntryReversed,
    ProposalRefused,
    Proposed,
    YesTaken,
)
from bot.domain.events.cash import (
    CashBanked,
    CashMoved,
    UnidentifiedRecorded,
)
from bot.domain.events.meetings import (
    AttendanceMarked,
    InvitationAnswered,
    MeetingCancelled,
    MeetingPlanned,
    MeetingsRepeat,
)
from bot.domain.events.people import (
    JoinAsked,
    PhoneChanged,
)
from bot.domain.events.saving import (
    ClaimMade,
    ClaimsRefused,
    CollectionRecorded,
    Receipt,
    UnpaidReminded,
)
from bot.domain.events.share import (
    Credited,
    MemberLeft,
    NomineeNamed,
    PaidOut,
    PayoutsAsked,
    SavingWithdrawn,
    ShareKept,
    SharePlanned,
    SurplusShared,
    WagesDue,
)

__all__ = [
    "AttendanceMarked",
    "CashBanked",
    "CashMoved",
    "ClaimMade",
    "ClaimsRefused",
    "CollectionRecorded",
    "Credited",
    "DisputeOpened",
    "DisputeSettled",
    "EntryReversed",
    "Event",
    "InvitationAnswered",
    "JoinAsked",
    "MeetingCancelled",
    "MeetingPlanned",
    "MeetingsRepeat",
    "MemberLeft",
    "NomineeNamed",
    "PaidOut",
    "PayoutsAsked",
    "PhoneChanged",
    "ProposalRefused",
    "Proposed",
    "Receipt",
    "SavingWithdrawn",
    "ShareKept",
    "SharePlanned",
    "SurplusShared",
    "UnidentifiedRecorded",
    "UnpaidReminded",
    "WagesDue",
    "YesTaken",
]

Event = (
    CollectionRecorded | ClaimMade | ClaimsRefused | Proposed | ProposalRefused | CashMoved
    | CashBanked | UnidentifiedRecorded | EntryReversed | DisputeOpened | DisputeSettled
    | MeetingPlanned | MeetingCancelled | MeetingsRepeat | InvitationAnswered | AttendanceMarked
    | JoinAsked | UnpaidReminded | PhoneChanged | YesTaken
    | SavingWithdrawn | MemberLeft | NomineeNamed | WagesDue | PayoutsAsked | PaidOut | SharePlanned
    | SurplusShared | ShareKept
)  # fmt: skip
