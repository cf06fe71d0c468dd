"""What happened when a command was carried out; `bot.wording.told` makes the messages out of it."""

from bot.domain.events.books import (
    DisputeOpened,
    DisputeSettled,
    EntryReversed,
    ProposalRefused,
    Proposed,
)
from bot.domain.events.cash import (
    CashBanked,
    CashMoved,
    UnidentifiedRecorded,
)
from bot.domain.events.founding import (
    BooksOpened,
    GroupBegun,
    GroupFounded,
    JoinRefused,
    MemberAdded,
    MembershipDenied,
    OfficeChanged,
    PhoneAnswered,
    PhoneAsked,
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

__all__ = [
    "AttendanceMarked",
    "BooksOpened",
    "CashBanked",
    "CashMoved",
    "ClaimMade",
    "ClaimsRefused",
    "CollectionRecorded",
    "DisputeOpened",
    "DisputeSettled",
    "EntryReversed",
    "Event",
    "GroupBegun",
    "GroupFounded",
    "InvitationAnswered",
    "JoinAsked",
    "JoinRefused",
    "MeetingCancelled",
    "MeetingPlanned",
    "MeetingsRepeat",
    "MemberAdded",
    "MembershipDenied",
    "OfficeChanged",
    "PhoneAnswered",
    "PhoneAsked",
    "PhoneChanged",
    "ProposalRefused",
    "Proposed",
    "Receipt",
    "UnidentifiedRecorded",
    "UnpaidReminded",
]

Event = (
    CollectionRecorded | ClaimMade | ClaimsRefused | Proposed | ProposalRefused | CashMoved
    | CashBanked | UnidentifiedRecorded | EntryReversed | DisputeOpened | DisputeSettled
    | MeetingPlanned | MeetingCancelled | MeetingsRepeat | InvitationAnswered | AttendanceMarked
    | JoinAsked | UnpaidReminded | PhoneChanged | GroupFounded | GroupBegun | BooksOpened
    | MemberAdded | JoinRefused | PhoneAsked | PhoneAnswered | OfficeChanged | MembershipDenied
)  # fmt: skip
