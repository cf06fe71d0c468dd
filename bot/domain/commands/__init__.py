"""What people can have done: imperative; `bot.books` carries it out, whole or not at all."""

from bot.domain.commands.books import (
    AnswerDispute,
    AnswerProposal,
    OpenBooks,
    OpenDispute,
    Opening,
    ReverseEntry,
)
from bot.domain.commands.cash import (
    ChangeHolder,
    DepositInBank,
    GiveToCarrier,
    IdentifyReceipt,
    RecordUnidentified,
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
from bot.domain.commands.sessions import (
    CloseMeeting,
    CountCash,
    OpenMeeting,
    SkipStep,
)

__all__ = [
    "AnswerDispute",
    "AnswerInvitation",
    "AnswerProposal",
    "AskToJoin",
    "CallMeeting",
    "CancelMeeting",
    "ChangeHolder",
    "ChooseLanguage",
    "ClaimDeposit",
    "CloseMeeting",
    "Command",
    "ConfirmClaims",
    "CountCash",
    "DepositInBank",
    "GiveToCarrier",
    "Head",
    "IdentifyReceipt",
    "Line",
    "MarkAttendance",
    "MoveMeeting",
    "OpenBooks",
    "OpenDispute",
    "OpenMeeting",
    "Opening",
    "PlanNextMeeting",
    "RecordCollection",
    "RecordUnidentified",
    "RefuseClaims",
    "ReleaseAdvances",
    "RemindUnpaid",
    "RepeatMeetings",
    "ReverseEntry",
    "SkipStep",
    "StartMessages",
    "StopMessages",
]

Command = (
    ClaimDeposit | ConfirmClaims | RefuseClaims | RecordCollection | ReleaseAdvances | GiveToCarrier
    | ChangeHolder | AnswerProposal | DepositInBank | RecordUnidentified | IdentifyReceipt
    | ReverseEntry | OpenBooks | OpenDispute | AnswerDispute | CallMeeting | MoveMeeting
    | CancelMeeting | RepeatMeetings | PlanNextMeeting | AnswerInvitation | MarkAttendance
    | ChooseLanguage | StopMessages | StartMessages | AskToJoin | RemindUnpaid
    | OpenMeeting | SkipStep | CountCash | CloseMeeting
)  # fmt: skip
