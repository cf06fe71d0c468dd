"""Journal entries: balanced, immutable, chained; a wrong one is answered by its exact reverse."""

import hashlib
import json
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from bot.domain.errors import Code, DomainError
from bot.domain.money import Paise

GENESIS = "0" * 64


class Posting(NamedTuple):
    """One leg: debit positive, credit negative, in paise; `party` names the sub-ledger."""

    account: str
    party: str
    paise: Paise


@dataclass(frozen=True)
class Journal:
    """What is to be written: the kind of event, its day and its legs."""

    kind: str
    occurred_on: date
    postings: tuple[Posting, ...]
    member: int | None = None
    memo: str = ""
    reference: str = ""  # bank slip or passbook line
    reverses: int | None = None  # number of the entry that this one takes back
    meeting: int | None = None  # in which it was written; None = outside of one
    activity: str = ""  # which business of the group: "अनरसा"

    def __post_init__(self) -> None:
        if not self.postings or sum(posting.paise for posting in self.postings) != 0:
            raise DomainError(Code.UNBALANCED, kind=self.kind)

    def reversed(self, kind: str, occurred_on: date, memo: str) -> "Journal":
        """The exact counter-entry."""
        legs = tuple(p._replace(paise=Paise(-p.paise)) for p in self.postings)
        return Journal(kind, occurred_on, legs, self.member, memo, activity=self.activity)


def transfer(debit: tuple[str, str], credit: tuple[str, str], paise: Paise) -> tuple[Posting, ...]:
    """Two legs: `debit` receives what `credit` gives; each is (account, party)."""
    return (Posting(*debit, paise), Posting(*credit, Paise(-paise)))


def digest(
    previous: str, group_id: int, number: int, code: str, journal: Journal, *stamp: str | int | None
) -> str:
    """SHA-256 over the previous entry's digest and this entry: changing one breaks all later ones.

    `stamp` = who wrote it, when, and from which message.
    """
    said: list[object] = [
        previous,
        group_id,
        number,
        code,
        journal.kind,
        journal.occurred_on.isoformat(),
        journal.member,
        journal.memo,
        journal.reference,
        journal.reverses,
        journal.postings,
        stamp,
    ]
    if journal.meeting is not None or journal.activity:  # entries from before had neither
        said += [journal.meeting, journal.activity]
    body = json.dumps(said, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(body.encode()).hexdigest()
