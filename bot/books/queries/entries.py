"""Single entries as members and officers read them."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, bindparam, select
from sqlalchemy.orm import aliased

from bot.books.queries.taken_back import TAKEN_BACK
from bot.domain.commands import Head
from bot.domain.money import Paise
from bot.store.tables import Entry, PostingRow


@dataclass(frozen=True)
class EntryLine:
    """An entry in a list. `paise` is negative where it takes money back; `head` None = not hers.

    `kind`: receipt | release | identified | reversal | carry | holder | bank | unidentified
    | opening | loan | instalment | waive_interest | write_off.
    """

    code: str
    kind: str
    head: Head | None
    paise: Paise
    occurred_on: date
    reversed: bool


@dataclass(frozen=True)
class EntryFound(EntryLine):
    """An entry looked up by its receipt code."""

    member: int | None
    recorded_by: int | None


_HEADS = frozenset(Head)
_OF_LOANS = frozenset({"loan", "instalment", "waive_interest", "write_off"})
_First = aliased(PostingRow)
LINES = (
    select(
        Entry.code,
        Entry.kind,
        Entry.occurred_on,
        Entry.member,
        Entry.recorded_by,
        PostingRow.account,
        _First.paise,
        TAKEN_BACK.label("is_reversed"),
    )
    .join_from(
        Entry,
        PostingRow,
        # The first leg is all the money, the second what it was for (most of it, if several).
        (PostingRow.group_id == Entry.group_id)
        & (PostingRow.entry == Entry.number)
        & (PostingRow.line == 1),
    )
    .join(
        _First,
        (_First.group_id == Entry.group_id) & (_First.entry == Entry.number) & (_First.line == 0),
    )
    .where(Entry.group_id == bindparam("group_id"))
)
_OF_MEMBER = (
    LINES.where(Entry.member == bindparam("member"))
    .order_by(Entry.number.desc())
    .limit(bindparam("how_many"))
)
_BY_CODE = LINES.where(Entry.code == bindparam("receipt"))


def last_entries(
    connection: Connection, group_id: int, member: int, limit: int
) -> tuple[EntryLine, ...]:
    """Her newest entries, the newest first."""
    figures = {"group_id": group_id, "member": member, "how_many": limit}
    return tuple(EntryLine(*line_of(row)) for row in connection.execute(_OF_MEMBER, figures))


def entry_by_code(connection: Connection, group_id: int, code: str) -> EntryFound | None:
    """The entry with this receipt code, in whatever case it was typed."""
    figures = {"group_id": group_id, "receipt": code.strip().upper()}
    row = connection.execute(_BY_CODE, figures).first()
    return EntryFound(*line_of(row), row.member, row.recorded_by) if row else None


def line_of(row: Any) -> tuple[str, str, Head | None, Paise, date, bool]:
    """What an EntryLine begins with, of a row of LINES."""
    head = Head(row.account) if row.member is not None and row.account in _HEADS else None
    if row.kind in _OF_LOANS:
        head = Head.INSTALMENT if row.kind == "instalment" else None
    return row.code, row.kind, head, Paise(row.paise), row.occurred_on, bool(row.is_reversed)
