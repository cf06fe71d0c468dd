"""What happened when a command was carried out; `bot.wording.told` makes the messages out of it."""

from bot.domain.events.bank import (
    BankMatched,
    IncomeTold,
    MovementRecorded,
    OutsideLoanTaken,
)
from bot.domain.events.books import (
    DisputeOpened,
    DisputeSettled,
    EntryReversed,
    ProposalRefused,
    Proposed,
    YesTaken,
)
from bot.domain.events.cash import (
    BoxTakenOver,
    CashBanked,
    CashMoved,
    TakeOverPlanned,
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
from bot.domain.events.loans import (
    FineImposed,
    FineWaived,
    InstalmentPaid,
    InterestWaived,
    LoanAsked,
    LoanPaid,
    LoanRefused,
    LoanRescheduled,
    LoanWrittenOff,
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
from bot.domain.events.sessions import (
    CashCounted,
    MeetingClosed,
    MeetingOpened,
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
    "BankMatched",
    "BooksOpened",
    "CashBanked",
    "CashCounted",
    "BoxTakenOver",
    "CashMoved",
    "TakeOverPlanned",
    "ClaimMade",
    "ClaimsRefused",
    "CollectionRecorded",
    "Credited",
    "DisputeOpened",
    "DisputeSettled",
    "EntryReversed",
    "Event",
    "FineImposed",
    "FineWaived",
    "GroupBegun",
    "GroupFounded",
    "IncomeTold",
    "InstalmentPaid",
    "InterestWaived",
    "InvitationAnswered",
    "JoinAsked",
    "JoinRefused",
    "LoanAsked",
    "LoanPaid",
    "LoanRefused",
    "LoanRescheduled",
    "LoanWrittenOff",
    "MeetingCancelled",
    "MeetingClosed",
    "MeetingOpened",
    "MeetingPlanned",
    "MeetingsRepeat",
    "MemberAdded",
    "MemberLeft",
    "MembershipDenied",
    "MovementRecorded",
    "NomineeNamed",
    "OfficeChanged",
    "OutsideLoanTaken",
    "PaidOut",
    "PayoutsAsked",
    "PhoneAnswered",
    "PhoneAsked",
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
    | CashBanked | BoxTakenOver | TakeOverPlanned | UnidentifiedRecorded
    | EntryReversed | DisputeOpened | DisputeSettled
    | MeetingPlanned | MeetingCancelled | MeetingsRepeat | InvitationAnswered | AttendanceMarked
    | MovementRecorded | OutsideLoanTaken | BankMatched | IncomeTold
    | JoinAsked | UnpaidReminded | PhoneChanged
    | FineImposed | FineWaived | InstalmentPaid | InterestWaived | LoanAsked | LoanPaid
    | LoanRefused | LoanRescheduled | LoanWrittenOff
    | MeetingOpened | CashCounted | MeetingClosed
    | GroupFounded | GroupBegun | BooksOpened
    | MemberAdded | JoinRefused | PhoneAsked | PhoneAnswered | OfficeChanged | MembershipDenied
    | YesTaken | SavingWithdrawn | MemberLeft | NomineeNamed | WagesDue | PayoutsAsked | PaidOut
    | SharePlanned | SurplusShared | ShareKept
)  # fmt: skip
