"""Cash on its way to the bank, how long it is on its way, and the last match with the passbook."""

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from sqlalchemy import Connection, bindparam, select

from bot.books.queries.legs import OF_ENTRY
from bot.domain.accounts import BANK, IN_TRANSIT
from bot.domain.money import Paise
from bot.store.tables import BankMatch, Entry, PostingRow


@dataclass(frozen=True)
class OnTheWay:
    """What a carrier has; `since` the day of the oldest part of it, `entry` its number."""

    carrier: int
    paise: Paise
    since: date
    entry: int


@dataclass(frozen=True)
class MatchLine:
    """A match with the passbook; `difference` positive = the bank has more."""

    day: date
    said: Paise
    in_books: Paise
    difference: Paise


_MOVES = (
    select(PostingRow.party, PostingRow.paise, Entry.number, Entry.occurred_on)
    .join_from(
        PostingRow,
        Entry,
        OF_ENTRY,
    )
    .where(PostingRow.group_id == bindparam("group_id"), PostingRow.account == IN_TRANSIT)
    .order_by(PostingRow.party, Entry.number)
)
_LAST = (
    select(BankMatch.day, BankMatch.said, BankMatch.in_books, BankMatch.difference)
    .where(BankMatch.group_id == bindparam("group_id"))
    .order_by(BankMatch.day.desc(), BankMatch.number.desc())
    .limit(1)
)
_FIRST_IN_BANK = (
    select(Entry.occurred_on)
    .join_from(
        Entry,
        PostingRow,
        OF_ENTRY,
    )
    .where(Entry.group_id == bindparam("group_id"), PostingRow.account == BANK)
    .order_by(Entry.number)
    .limit(1)
)


def on_the_way(connection: Connection, group_id: int) -> tuple[OnTheWay, ...]:
    """Who carries what: what reached the bank was the oldest of it."""
    rows = connection.execute(_MOVES, {"group_id": group_id}).all()
    found = []
    for carrier, moves in groupby(rows, key=lambda row: row.party):
        left = _still_open((row.paise, row.number, row.occurred_on) for row in moves)
        if left:
            paise = Paise(sum(part for part, _, _ in left))
            found.append(OnTheWay(int(carrier), paise, left[0][2], left[0][1]))
    return tuple(sorted(found, key=lambda one: one.carrier))


def last_match(connection: Connection, group_id: int) -> MatchLine | None:
    """The newest match with the passbook."""
    row = connection.execute(_LAST, {"group_id": group_id}).first()
    if row is None:
        return None
    day, said, in_books, difference = row
    return MatchLine(day, Paise(said), Paise(in_books), Paise(difference))


def in_bank_since(connection: Connection, group_id: int) -> date | None:
    """The day of the first money in the bank."""
    return connection.execute(_FIRST_IN_BANK, {"group_id": group_id}).scalar()


def _still_open(moves: Iterable[tuple[int, int, date]]) -> list[tuple[int, int, date]]:
    parts: deque[tuple[int, int, date]] = deque()
    for paise, entry, day in moves:
        if paise > 0:
            parts.append((paise, entry, day))
            continue
        gone = -paise
        while gone and parts:
            part, number, since = parts.popleft()
            if part > gone:
                parts.appendleft((part - gone, number, since))
            gone -= min(part, gone)
    return list(parts)
