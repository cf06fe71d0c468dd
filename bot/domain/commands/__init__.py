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
    "AnswerDispute",
    "AnswerInvitation",
    "AnswerProposal",
    "AskToJoin",
    "CallMeeting",
    "CancelMeeting",
    "ChangeHolder",
    "ChooseLanguage",
    "ClaimDeposit",
    "Command",
    "ConfirmClaims",
    "DepositInBank",
    "Ending",
    "GiveToCarrier",
    "Head",
    "IdentifyReceipt",
    "KeepShare",
    "LeaveGroup",
    "Line",
    "MarkAttendance",
    "MoveMeeting",
    "NameNominee",
    "OpenBooks",
    "OpenDispute",
    "Opening",
    "Part",
    "Pay",
    "PayOut",
    "Payable",
    "PlanNextMeeting",
    "RecordCollection",
    "RecordDeath",
    "RecordUnidentified",
    "RecordWages",
    "RefuseClaims",
    "ReleaseAdvances",
    "RemindUnpaid",
    "RepeatMeetings",
    "ReverseEntry",
    "ShareSurplus",
    "StartMessages",
    "StopMessages",
    "Way",
    "WithdrawSaving",
]

Command = (
    ClaimDeposit | ConfirmClaims | RefuseClaims | RecordCollection | ReleaseAdvances | GiveToCarrier
    | ChangeHolder | AnswerProposal | DepositInBank | RecordUnidentified | IdentifyReceipt
    | ReverseEntry | OpenBooks | OpenDispute | AnswerDispute | CallMeeting | MoveMeeting
    | CancelMeeting | RepeatMeetings | PlanNextMeeting | AnswerInvitation | MarkAttendance
    | ChooseLanguage | StopMessages | StartMessages | AskToJoin | RemindUnpaid
    | WithdrawSaving | LeaveGroup | RecordDeath | NameNominee | RecordWages | PayOut | KeepShare
    | ShareSurplus
)  # fmt: skip
