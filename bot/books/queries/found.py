"""Receipts that are looked for, a page at a time: the thousandth page is as fast as the first."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, bindparam

from bot.books.queries.entries import LINES, EntryFound, line_of
from bot.store.tables import Entry


@dataclass(frozen=True)
class Sought:
    """Of these members and of these kinds, () = of all; `before`: the number of an entry."""

    members: tuple[int, ...] = ()
    kinds: tuple[str, ...] = ()
    before: int | None = None


@dataclass(frozen=True)
class EntryNumbered(EntryFound):
    """One of them; the page after this one begins before its number."""

    number: int


_PAGE = LINES.add_columns(Entry.number).order_by(Entry.number.desc()).limit(bindparam("how_many"))


def entries_found(
    connection: Connection, group_id: int, sought: Sought, how_many: int
) -> Sequence[EntryNumbered]:
    """The newest first. Its keys are (group, number) and (group, member, number): no sorting."""
    asked, figures = _PAGE, {"group_id": group_id, "how_many": how_many}
    if sought.members:
        asked = asked.where(Entry.member.in_(sought.members))
    if sought.kinds:
        asked = asked.where(Entry.kind.in_(sought.kinds))
    if sought.before is not None:
        asked = asked.where(Entry.number < sought.before)
    return [
        EntryNumbered(*line_of(row), row.member, row.recorded_by, row.number)
        for row in connection.execute(asked, figures)
    ]
