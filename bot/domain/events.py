"""What happened when a command was carried out; `bot.wording.told` makes the messages out of it."""

from dataclasses import dataclass
from datetime import date, datetime

from bot.domain.commands import Head
from bot.domain.money import Paise


@dataclass(frozen=True)
class Receipt:
    """One entry as its member is to hear of it. `total` = all her savings afterwards."""

    code: str
    entry: int
    member: int
    head: Head
    paise: Paise
    total: Paise
    occurred_on: date


@dataclass(frozen=True)
class CollectionRecorded:
    """Money was received; `in_hand` = the holder's cash afterwards, None where the bank got it."""

    receipts: tuple[Receipt, ...]
    occurred_on: date
    in_hand: Paise | None


@dataclass(frozen=True)
class ClaimMade:
    """A member said that she paid; `ask` = the officers to be asked, treasurer first."""

    claim: int
    member: int
    paise: Paise
    said_on: date
    ask: tuple[int, ...]
    head: Head = Head.SAVING
    bank_reference: str = ""


@dataclass(frozen=True)
class ClaimsRefused:
    """(claim, member, paise) of each."""

    claims: tuple[tuple[int, int, Paise], ...]
    reason: str


@dataclass(frozen=True)
class Proposed:
    """Something waits for the yes of `ask`. `kind`: carry | holder | reverse."""

    proposal: int
    kind: str
    paise: Paise
    ask: tuple[int, ...]
    giver: int
    receiver: int
    code: str = ""  # the receipt, where an entry is to be reversed


@dataclass(frozen=True)
class ProposalRefused:
    """Somebody said no, or 48 hours passed (`by` None); nothing was posted."""

    proposal: int
    kind: str
    paise: Paise
    giver: int
    receiver: int
    by: int | None


@dataclass(frozen=True)
class CashMoved:
    """Cash went from one member's hand to another's. `kind`: carry | holder."""

    kind: str
    code: str
    giver: int
    receiver: int
    paise: Paise


@dataclass(frozen=True)
class CashBanked:
    """Cash reached the bank; `left_in_hand` and `in_bank` afterwards."""

    code: str
    paise: Paise
    slip: str
    member: int
    in_bank: Paise
    left_in_hand: Paise


@dataclass(frozen=True)
class UnidentifiedRecorded:
    """A bank credit without an owner."""

    code: str
    paise: Paise


@dataclass(frozen=True)
class EntryReversed:
    """`original` was taken back by `code`; `total` = the member's savings afterwards."""

    original: str
    code: str
    member: int | None
    paise: Paise
    total: Paise


@dataclass(frozen=True)
class DisputeOpened:
    """A member says the entry is wrong; `ask` = who is told and may settle it."""

    dispute: int
    code: str
    member: int
    paise: Paise
    recorded_by: int | None
    ask: tuple[int, ...]


@dataclass(frozen=True)
class DisputeSettled:
    """`accepted` = the entry was reversed (an EntryReversed goes with it)."""

    dispute: int
    code: str
    member: int
    accepted: bool
    ask: tuple[int, ...]


@dataclass(frozen=True)
class MeetingPlanned:
    """A meeting was set or moved (`moved_from` is then the old time)."""

    meeting: int
    starts_at: datetime
    place: str
    moved_from: datetime | None = None
    by_rule: bool = False  # planned by the clock: nobody has to be told yet


@dataclass(frozen=True)
class MeetingCancelled:
    """It does not take place."""

    meeting: int
    starts_at: datetime


@dataclass(frozen=True)
class MeetingsRepeat:
    """The rule was set."""

    rule: str
    first: MeetingPlanned


@dataclass(frozen=True)
class InvitationAnswered:
    """`coming` = how many said yes so far, `of` = members."""

    meeting: int
    member: int
    yes: bool
    coming: int
    of: int


@dataclass(frozen=True)
class AttendanceMarked:
    """How many were there."""

    meeting: int
    present: int
    absent: int


@dataclass(frozen=True)
class JoinAsked:
    """A stranger asks; `ask` = the officers who are told."""

    group_id: int
    request: int
    name: str
    ask: tuple[int, ...]


@dataclass(frozen=True)
class UnpaidReminded:
    """Who is reminded, with what she owes."""

    members: tuple[tuple[int, Paise], ...]


@dataclass(frozen=True)
class PhoneChanged:
    """Language, stop or start of one phone."""

    what: str  # language | stop | start
    language: str = ""


Event = (
    CollectionRecorded | ClaimMade | ClaimsRefused | Proposed | ProposalRefused | CashMoved
    | CashBanked | UnidentifiedRecorded | EntryReversed | DisputeOpened | DisputeSettled
    | MeetingPlanned | MeetingCancelled | MeetingsRepeat | InvitationAnswered | AttendanceMarked
    | JoinAsked | UnpaidReminded | PhoneChanged
)  # fmt: skip
