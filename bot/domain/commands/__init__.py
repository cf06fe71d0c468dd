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
    RestoreEntry,
    ReverseEntry,
)
from bot.domain.commands.cash import (
    ChangeHolder,
    DepositInBank,
    GiveToCarrier,
    IdentifyReceipt,
    RecordUnidentified,
    TakeOverBox,
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
    FineInMeeting,
    OpenMeeting,
    PutOffLoan,
    SkipStep,
)
from bot.domain.commands.share import (
    Ending,
    KeepShare,
    LeaveGroup,
    NameNominee,
    Part,
    Pay,
    Payable,
    PayOut,
    RecordDeath,
    RecordWages,
    ShareSurplus,
    WithdrawSaving,
)
from bot.domain.sharing import Way

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
    "Ending",
    "FineInMeeting",
    "FoundGroup",
    "GiveToCarrier",
    "Head",
    "IdentifyReceipt",
    "ImposeFine",
    "KeepShare",
    "LeaveGroup",
    "Line",
    "MarkAttendance",
    "MatchBank",
    "MoveMeeting",
    "NameNominee",
    "NewMember",
    "OpenBooks",
    "OpenDispute",
    "OpenMeeting",
    "Opening",
    "OpeningLoan",
    "OpeningOutside",
    "Part",
    "Pay",
    "PayLoan",
    "PayOut",
    "Payable",
    "PlanNextMeeting",
    "PutOffLoan",
    "RecordCollection",
    "RecordDeath",
    "RecordInstalment",
    "RecordMovement",
    "RecordUnidentified",
    "RecordWages",
    "RefuseClaims",
    "RefuseLoan",
    "ReleaseAdvances",
    "RemindUnpaid",
    "RepeatMeetings",
    "RequestLoan",
    "RescheduleLoan",
    "RestoreEntry",
    "ReverseEntry",
    "ShareSurplus",
    "SkipStep",
    "StartMessages",
    "StopMessages",
    "TakeOutsideLoan",
    "TakeOverBox",
    "TellIncome",
    "WaiveFine",
    "WaiveInterest",
    "Way",
    "WithdrawSaving",
    "WriteOffLoan",
]

Command = (
    ClaimDeposit | ConfirmClaims | RefuseClaims | RecordCollection | ReleaseAdvances | GiveToCarrier
    | ChangeHolder | TakeOverBox | AnswerProposal | DepositInBank | RecordUnidentified
    | IdentifyReceipt | ReverseEntry | RestoreEntry | OpenBooks | OpenDispute | AnswerDispute
    | CallMeeting
    | MoveMeeting | CancelMeeting | RepeatMeetings | PlanNextMeeting | AnswerInvitation
    | MarkAttendance
    | RecordMovement | TakeOutsideLoan | MatchBank | TellIncome
    | ChooseLanguage | StopMessages | StartMessages | AskToJoin | RemindUnpaid
    | ClaimInstalment | ImposeFine | PayLoan | RecordInstalment | RefuseLoan | RequestLoan
    | RescheduleLoan | WaiveFine | WaiveInterest | WriteOffLoan
    | OpenMeeting | SkipStep | FineInMeeting | PutOffLoan | CountCash | CloseMeeting
    | FoundGroup | BeginGroup | AddMember | AnswerJoin | AskPhone | AnswerPhone | ChangeOffice
    | DenyMembership
    | WithdrawSaving | LeaveGroup | RecordDeath | NameNominee | RecordWages | PayOut | KeepShare
    | ShareSurplus
)  # fmt: skip
