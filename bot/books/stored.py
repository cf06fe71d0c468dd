"""Entries as they stand in the books, read back whole."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, bindparam, select

from bot.books.ledger import stamp
from bot.books.queries.legs import OF_ENTRY
from bot.books.queries.taken_back import TAKEN_BACK
from bot.domain.entries import Journal, Posting, digest
from bot.domain.money import Paise
from bot.store.tables import Entry, PostingRow


@dataclass(frozen=True)
class Stored:
    """An entry as its rows read, with its legs and everything that its digest covers."""

    number: int
    code: str
    kind: str
    occurred_on: date
    postings: tuple[Posting, ...]
    member: int | None
    memo: str
    reference: str
    reverses: int | None
    meeting: int | None
    activity: str
    recorded_by: int | None
    recorded_at: datetime
    source: str
    line: int
    previous: str
    digest: str

    @property
    def journal(self) -> Journal:
        """The journal; DomainError UNBALANCED where somebody has meddled with its legs."""
        return Journal(
            self.kind,
            self.occurred_on,
            self.postings,
            self.member,
            self.memo,
            self.reference,
            self.reverses,
            self.meeting,
            self.activity,
        )

    def digest_now(self, group_id: int, previous: str) -> str:
        """What the digest has to be for the entry as it reads today."""
        mark = stamp(self.recorded_by, self.recorded_at, self.source, self.line)
        return digest(previous, group_id, self.number, self.code, self.journal, *mark)


_ALL = (
    select(Entry, PostingRow.account, PostingRow.party, PostingRow.paise)
    .join_from(
        Entry,
        PostingRow,
        OF_ENTRY,
        isouter=True,
    )
    .where(Entry.group_id == bindparam("group_id"))
    .order_by(Entry.number, PostingRow.line)
)
_BY_CODE = _ALL.where(Entry.code == bindparam("receipt"))
_BY_NUMBER = _ALL.where(Entry.number == bindparam("number"))
_REVERSED_BY = select(Entry.number).where(
    Entry.group_id == bindparam("group_id"), Entry.reverses == bindparam("number")
)
_NEWEST = (
    select(Entry.number)
    .where(
        Entry.group_id == bindparam("group_id"),
        Entry.member == bindparam("member"),
        Entry.kind.in_(["receipt", "identified", "instalment", "loan"]),
        ~TAKEN_BACK,
    )
    .order_by(Entry.number.desc())
    .limit(1)
)
_IDENTIFIED = select(Entry.number).where(
    Entry.group_id == bindparam("group_id"),
    Entry.kind == "identified",
    Entry.memo == bindparam("receipt"),
    ~TAKEN_BACK,
)


def entries(connection: Connection, group_id: int) -> Iterator[Stored]:
    """All entries of a group in order."""
    return _read(connection, _ALL, {"group_id": group_id})


def by_code(connection: Connection, group_id: int, code: str) -> Stored | None:
    """The entry with this receipt code, in whatever case it was typed."""
    return next(
        _read(connection, _BY_CODE, {"group_id": group_id, "receipt": code.strip().upper()}), None
    )


def by_number(connection: Connection, group_id: int, number: int) -> Stored:
    """The entry with this number, which is known to be there."""
    return next(_read(connection, _BY_NUMBER, {"group_id": group_id, "number": number}))


def newest_of(connection: Connection, group_id: int, member: int | None) -> Stored | None:
    """Her newest receipt that stands."""
    figures = {"group_id": group_id, "member": member}
    number = connection.execute(_NEWEST, figures).scalar()
    return by_number(connection, group_id, number) if number else None


def is_reversed(connection: Connection, group_id: int, number: int) -> bool:
    """Whether a later entry has taken this one back."""
    figures = {"group_id": group_id, "number": number}
    return connection.execute(_REVERSED_BY, figures).first() is not None


def is_identified(connection: Connection, group_id: int, code: str) -> bool:
    """Whether the unexplained credit with this receipt has found its owner."""
    figures = {"group_id": group_id, "receipt": code}
    return connection.execute(_IDENTIFIED, figures).first() is not None


def _read(connection: Connection, which: Any, figures: dict[str, Any]) -> Iterator[Stored]:
    rows = connection.execute(which, figures)
    for _, legs in groupby(rows, key=lambda row: row.number):
        together = list(legs)
        yield _stored(together[0], [r for r in together if r.account is not None])


def _stored(row: Any, legs: list[Any]) -> Stored:
    return Stored(
        row.number,
        row.code,
        row.kind,
        row.occurred_on,
        tuple(Posting(leg.account, leg.party, Paise(leg.paise)) for leg in legs),
        row.member,
        row.memo,
        row.reference,
        row.reverses,
        row.meeting,
        row.activity,
        row.recorded_by,
        row.recorded_at,
        row.source,
        row.line,
        row.previous,
        row.digest,
    )
