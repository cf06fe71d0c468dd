"""What people can have done: imperative; `bot.books` carries it out, whole or not at all."""

from bot.domain.commands.bank import (
    MatchBank,
    RecordMovement,
    TakeOutsideLoan,
    TellIncome,
)
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
from bot.domain.commands.loans import (
    ClaimInstalment,
    ImposeFine,
    PayLoan,
    RecordInstalment,
    RefuseLoan,
    RequestLoan,
    RescheduleLoan,
    WaiveFine,
    WaiveInterest,
    WriteOffLoan,
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
    "ClaimInstalment",
    "CloseMeeting",
    "Command",
    "ConfirmClaims",
    "CountCash",
    "DenyMembership",
    "DepositInBank",
    "FoundGroup",
    "GiveToCarrier",
    "Head",
    "IdentifyReceipt",
    "ImposeFine",
    "Line",
    "MarkAttendance",
    "MatchBank",
    "MoveMeeting",
    "NewMember",
    "OpenBooks",
    "OpenDispute",
    "OpenMeeting",
    "Opening",
    "PayLoan",
    "OpeningLoan",
    "OpeningOutside",
    "PlanNextMeeting",
    "RecordCollection",
    "RecordInstalment",
    "RecordMovement",
    "RecordUnidentified",
    "RefuseClaims",
    "RefuseLoan",
    "ReleaseAdvances",
    "RemindUnpaid",
    "RepeatMeetings",
    "RequestLoan",
    "RescheduleLoan",
    "ReverseEntry",
    "SkipStep",
    "StartMessages",
    "StopMessages",
    "WaiveFine",
    "WaiveInterest",
    "WriteOffLoan",
    "TakeOutsideLoan",
    "TellIncome",
]

Command = (
    ClaimDeposit | ConfirmClaims | RefuseClaims | RecordCollection | ReleaseAdvances | GiveToCarrier
    | ChangeHolder | AnswerProposal | DepositInBank | RecordUnidentified | IdentifyReceipt
    | ReverseEntry | OpenBooks | OpenDispute | AnswerDispute | CallMeeting | MoveMeeting
    | CancelMeeting | RepeatMeetings | PlanNextMeeting | AnswerInvitation | MarkAttendance
    | RecordMovement | TakeOutsideLoan | MatchBank | TellIncome
    | ChooseLanguage | StopMessages | StartMessages | AskToJoin | RemindUnpaid
    | ClaimInstalment | ImposeFine | PayLoan | RecordInstalment | RefuseLoan | RequestLoan
    | RescheduleLoan | WaiveFine | WaiveInterest | WriteOffLoan
    | OpenMeeting | SkipStep | CountCash | CloseMeeting
    | FoundGroup | BeginGroup | AddMember | AnswerJoin | AskPhone | AnswerPhone | ChangeOffice
    | DenyMembership
)  # fmt: skip
