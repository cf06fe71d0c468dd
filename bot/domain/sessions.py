"""A meeting as it goes: the steps of its agenda, and what its money came to."""

from dataclasses import dataclass
from enum import StrEnum

from bot.domain.money import Paise

SEAL_SIGNS = 8  # of the chain's head: enough to compare, short enough to be copied by hand


class Step(StrEnum):
    """The agenda in its order (DOMAIN §1.3); the value is what `meetings.steps` keeps it by."""

    ATTENDANCE = "attendance"
    SAVINGS = "savings"
    INSTALMENTS = "instalments"
    FINES = "fines"
    LOANS = "loans"
    CARRY = "carry"
    COUNT = "count"
    CLOSE = "close"


AGAINST = "against"  # key in `meetings.steps`: what the book said when the box was counted


def put_off(loan: int) -> str:
    """The key in `meetings.steps` of a request that the next meeting decides."""
    return f"loan:{loan}"


MUST = frozenset({Step.COUNT, Step.CLOSE})  # no meeting is closed without them


class Mark(StrEnum):
    """What `meetings.steps` says of a step that the entries do not tell of."""

    DONE = "done"
    SKIPPED = "skipped"


@dataclass(frozen=True)
class Sums:
    """The money of one meeting, without what was taken back in it. Paise; `payers` saved."""

    savings: Paise = Paise(0)
    instalments: Paise = Paise(0)  # principal and interest
    fines: Paise = Paise(0)
    lent: Paise = Paise(0)
    payers: frozenset[int] = frozenset()


def seal(head: str) -> str:
    """The first signs of the chain's head: whoever has kept them can tell a changed book."""
    return head[:SEAL_SIGNS]
