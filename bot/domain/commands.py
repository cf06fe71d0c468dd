"""What people can have done: imperative; `bot.books` carries it out, whole or not at all."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from bot.domain import accounts
from bot.domain.money import Paise


class Head(StrEnum):
    """What a member's money is for; the value is the account credited."""

    SAVING = accounts.SAVING
    OPTIONAL = accounts.OPTIONAL
    HEALTH = accounts.HEALTH
    FOOD = accounts.FOOD
    ADVANCE = accounts.HELD
    FINE_ABSENT = accounts.FINE_ABSENT
    FINE_LATE = accounts.FINE_LATE
    JOINING_FEE = accounts.JOINING_FEE


@dataclass(frozen=True)
class Line:
    """One member's money."""

    member: int
    paise: Paise
    head: Head = Head.SAVING


@dataclass(frozen=True)
class ClaimDeposit:
    """A member says that she paid (row 1): nothing is posted, the treasurer is asked.

    `bank_reference` "" = in cash; otherwise straight into the bank with this slip (row 5). `over`:
    how much of `paise` is more than she owes, and so is for `over_head` (row 6).
    """

    paise: Paise
    said_on: date
    bank_reference: str = ""
    over: Paise = Paise(0)
    over_head: Head = Head.ADVANCE


@dataclass(frozen=True)
class ConfirmClaims:
    """An officer, never the claimant herself, says that these claims are true; they are posted.

    `over`: what that part of a saving is for which she does not owe any more (CLAIM_OVER if None).
    """

    claims: tuple[int, ...]
    over: Head | None = None


@dataclass(frozen=True)
class RefuseClaims:
    """An officer says that these claims are not true; the members are told."""

    claims: tuple[int, ...]
    reason: str = ""


@dataclass(frozen=True)
class RecordCollection:
    """Money received from members, in cash by the holder or straight into the bank (rows 2 to 8).

    `bank_reference` "" = cash. Each line becomes an entry of its own with its own receipt.
    """

    lines: tuple[Line, ...]
    occurred_on: date
    bank_reference: str = ""


@dataclass(frozen=True)
class ReleaseAdvances:
    """The cycle that begins `due_on` takes what members have paid ahead: 2070 to 2010 (row 6)."""

    due_on: date


@dataclass(frozen=True)
class GiveToCarrier:
    """Cash from its holder to a member who takes it to the bank (row 9); waits for her yes."""

    carrier: int
    paise: Paise


@dataclass(frozen=True)
class ChangeHolder:
    """All cash in hand goes from one keeper to the next (row 13); both must say yes."""

    old: int
    new: int


@dataclass(frozen=True)
class AnswerProposal:
    """The yes or no of somebody whose yes is needed."""

    proposal: int
    yes: bool


@dataclass(frozen=True)
class DepositInBank:
    """Cash that reached the bank, with the number of the slip (rows 10 and 11).

    `carrier` = whose cash in transit it was; None = the holder's cash in hand, taken directly.
    """

    paise: Paise
    slip: str
    occurred_on: date
    carrier: int | None = None


@dataclass(frozen=True)
class RecordUnidentified:
    """A credit in the bank passbook nobody can explain yet (row 52)."""

    paise: Paise
    occurred_on: date
    reference: str = ""


@dataclass(frozen=True)
class IdentifyReceipt:
    """The unexplained credit with receipt `code` was this member's money (row 52, later)."""

    code: str
    member: int
    head: Head = Head.SAVING


@dataclass(frozen=True)
class ReverseEntry:
    """Take back an entry by its receipt code with the exact counter-entry (row 54).

    Her own entry of the same day an officer reverses alone; any other waits for a second officer.
    """

    code: str
    reason: str = ""


@dataclass(frozen=True)
class Opening:
    """One opening balance: debit positive, credit negative."""

    account: str
    party: str
    paise: Paise


@dataclass(frozen=True)
class OpenBooks:
    """Balances on the day the group came to the bot; the difference goes to 3090 (row 55)."""

    as_of: date
    balances: tuple[Opening, ...]


@dataclass(frozen=True)
class OpenDispute:
    """A member says that the entry behind her receipt is wrong; `code` "" = her newest entry."""

    code: str
    words: str = ""


@dataclass(frozen=True)
class AnswerDispute:
    """An officer settles a dispute: `accept` reverses the entry. Its writer cannot do so alone."""

    dispute: int
    accept: bool


@dataclass(frozen=True)
class CallMeeting:
    """Set the next meeting; `starts_at` in UTC."""

    starts_at: datetime
    place: str = ""


@dataclass(frozen=True)
class MoveMeeting:
    """Another time or place for a planned meeting."""

    meeting: int
    starts_at: datetime
    place: str = ""


@dataclass(frozen=True)
class CancelMeeting:
    """The meeting does not take place."""

    meeting: int


@dataclass(frozen=True)
class RepeatMeetings:
    """Plan meetings by a rule from now on (see `bot.domain.schedule`)."""

    rule: str
    hour: int
    minute: int
    place: str = ""


@dataclass(frozen=True)
class PlanNextMeeting:
    """The clock sets the next meeting that the group's rule asks for."""


@dataclass(frozen=True)
class AnswerInvitation:
    """A member says whether she comes."""

    meeting: int
    yes: bool


@dataclass(frozen=True)
class MarkAttendance:
    """Who was there; everyone not named stays as she was. The meeting counts as held."""

    meeting: int
    present: tuple[int, ...]
    absent: tuple[int, ...]


@dataclass(frozen=True)
class ChooseLanguage:
    """Speak this language to this phone from now on; "" = follow the script of her messages."""

    language: str


@dataclass(frozen=True)
class StopMessages:
    """Nothing unasked to this phone any more."""


@dataclass(frozen=True)
class StartMessages:
    """Unasked messages may go to this phone again."""


@dataclass(frozen=True)
class AskToJoin:
    """An unknown phone wants to join the group with this code; an officer is told."""

    group_code: str
    name: str


@dataclass(frozen=True)
class RemindUnpaid:
    """An officer has those reminded who have not paid for this cycle."""


Command = (
    ClaimDeposit | ConfirmClaims | RefuseClaims | RecordCollection | ReleaseAdvances | GiveToCarrier
    | ChangeHolder | AnswerProposal | DepositInBank | RecordUnidentified | IdentifyReceipt
    | ReverseEntry | OpenBooks | OpenDispute | AnswerDispute | CallMeeting | MoveMeeting
    | CancelMeeting | RepeatMeetings | PlanNextMeeting | AnswerInvitation | MarkAttendance
    | ChooseLanguage | StopMessages | StartMessages | AskToJoin | RemindUnpaid
)  # fmt: skip
