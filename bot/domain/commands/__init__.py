"""What people can have done: imperative; `bot.books` carries it out, whole or not at all."""

from bot.domain.commands.books import (
    AnswerDispute,
    AnswerProposal,
    OpenBooks,
    OpenDispute,
    Opening,
    OpeningLoan,
    OpeningOutside,
    ReverseEntry,
)
from bot.domain.commands.cash import (
    ChangeHolder,
    DepositInBank,
    GiveToCarrier,
    IdentifyReceipt,
    RecordUnidentified,
)
from bot.domain.commands.founding import (
    AddMember,
    AnswerJoin,
    AnswerPhone,
    AskPhone,
    BeginGroup,
    ChangeOffice,
    DenyMembership,
    FoundGroup,
    NewMember,
)
from bot.domain.commands.meetings import (
    AnswerInvitation,
    CallMeeting,
    CancelMeeting,
    MarkAttendance,
    MoveMeeting,
    PlanNextMeeting,
    RepeatMeetings,
)
from bot.domain.commands.people import (
    AskToJoin,
    ChooseLanguage,
    StartMessages,
    StopMessages,
)
from bot.domain.commands.saving import (
    ClaimDeposit,
    ConfirmClaims,
    Head,
    Line,
    RecordCollection,
    RefuseClaims,
    ReleaseAdvances,
    RemindUnpaid,
)

__all__ = [
    "AddMember",
    "AnswerDispute",
    "AnswerInvitation",
    "AnswerJoin",
    "AnswerPhone",
    "AnswerProposal",
    "AskPhone",
    "AskToJoin",
    "BeginGroup",
    "CallMeeting",
    "CancelMeeting",
    "ChangeHolder",
    "ChangeOffice",
    "ChooseLanguage",
    "ClaimDeposit",
    "Command",
    "ConfirmClaims",
    "DenyMembership",
    "DepositInBank",
    "FoundGroup",
    "GiveToCarrier",
    "Head",
    "IdentifyReceipt",
    "Line",
    "MarkAttendance",
    "MoveMeeting",
    "NewMember",
    "OpenBooks",
    "OpenDispute",
    "Opening",
    "OpeningLoan",
    "OpeningOutside",
    "PlanNextMeeting",
    "RecordCollection",
    "RecordUnidentified",
    "RefuseClaims",
    "ReleaseAdvances",
    "RemindUnpaid",
    "RepeatMeetings",
    "ReverseEntry",
    "StartMessages",
    "StopMessages",
]

Command = (
    ClaimDeposit | ConfirmClaims | RefuseClaims | RecordCollection | ReleaseAdvances | GiveToCarrier
    | ChangeHolder | AnswerProposal | DepositInBank | RecordUnidentified | IdentifyReceipt
    | ReverseEntry | OpenBooks | OpenDispute | AnswerDispute | CallMeeting | MoveMeeting
    | CancelMeeting | RepeatMeetings | PlanNextMeeting | AnswerInvitation | MarkAttendance
    | ChooseLanguage | StopMessages | StartMessages | AskToJoin | RemindUnpaid
    | FoundGroup | BeginGroup | AddMember | AnswerJoin | AskPhone | AnswerPhone | ChangeOffice
    | DenyMembership
)  # fmt: skip
