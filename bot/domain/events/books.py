"""Agreeing, correcting, disputing, opening the books."""

from dataclasses import dataclass

from bot.domain.money import Paise


@dataclass(frozen=True)
class Proposed:
    """Something waits for the yes of `ask`; `kind` names what, `what` the kind of money it is.

    `asks`: "officer" = any of `ask` as second officer ("anyone": where there is none, any of the
    group), "member" = each of them for herself, "voucher" = any, for her whom no phone reaches.
    """

    proposal: int
    kind: str
    paise: Paise
    ask: tuple[int, ...]
    giver: int
    receiver: int
    code: str = ""  # the receipt, where an entry is to be reversed
    what: str = ""
    asks: str = "member"


@dataclass(frozen=True)
class ProposalRefused:
    """Somebody said no, or 48 hours passed (`by` None); nothing was posted.

    `gone` = by whose leaving (`has_left`) or giving up her office it fell.
    """

    proposal: int
    kind: str
    paise: Paise
    giver: int
    receiver: int
    by: int | None
    what: str = ""
    proposed_by: int = 0
    gone: int = 0
    has_left: bool = False


@dataclass(frozen=True)
class YesTaken:
    """Her yes is noted, but `left` more are needed before anything is written."""

    proposal: int
    left: int


@dataclass(frozen=True)
class EntryReversed:
    """`original` was taken back by `code`; `total` = the member's savings afterwards.

    `keeper`: in whose hand its cash moved, where that is another's now than it was.
    """

    original: str
    code: str
    member: int | None
    paise: Paise
    total: Paise
    keeper: int | None = None


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
