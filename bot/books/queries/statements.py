"""The books over a time: what stood before it, and every leg that was written in it."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, Select, bindparam, func, or_, select, tuple_

from bot.books.queries.legs import OF_ENTRY
from bot.domain.accounts import BANK, CASH, IN_TRANSIT
from bot.domain.money import Paise
from bot.store.tables import Attendance, Entry, PostingRow

Key = tuple[str, str]  # account, party
MONEY = (CASH, IN_TRANSIT, BANK)  # the three places where the group's money is
OPENING_KIND = "opening"


@dataclass(frozen=True)
class Leg:
    """One posting with its entry; `paise` debit positive."""

    entry: int
    code: str
    kind: str
    day: date
    member: int | None
    reverses: int | None
    meeting: int | None
    source: str
    reference: str
    memo: str
    account: str
    party: str
    paise: Paise


_LEGS: Select[*tuple[Any, ...]] = (
    select(
        Entry.number,
        Entry.code,
        Entry.kind,
        Entry.occurred_on,
        Entry.member,
        Entry.reverses,
        Entry.meeting,
        Entry.source,
        Entry.reference,
        Entry.memo,
        PostingRow.account,
        PostingRow.party,
        PostingRow.paise,
    )
    .join_from(Entry, PostingRow, OF_ENTRY)
    .where(Entry.group_id == bindparam("group_id"))
    .order_by(Entry.occurred_on, Entry.number, PostingRow.line)
)
_BETWEEN = _LEGS.where(
    Entry.occurred_on >= bindparam("since"), Entry.occurred_on <= bindparam("until")
)
_OF_MEETING = _LEGS.where(
    or_(
        Entry.meeting == bindparam("meeting"),
        (Entry.occurred_on == bindparam("day")) & Entry.meeting.is_(None),
    )
)
_OF_PARTIES = _LEGS.where(
    tuple_(PostingRow.account, PostingRow.party).in_(bindparam("keys", expanding=True))
)
_PRESENT = select(Attendance.member, Attendance.present).where(
    Attendance.group_id == bindparam("group_id"), Attendance.meeting == bindparam("meeting")
)
_BEFORE = (
    select(PostingRow.account, PostingRow.party, func.sum(PostingRow.paise))
    .join_from(Entry, PostingRow, OF_ENTRY)
    .where(Entry.group_id == bindparam("group_id"), Entry.occurred_on < bindparam("day"))
    .group_by(PostingRow.account, PostingRow.party)
)


def before(connection: Connection, group_id: int, day: date) -> dict[Key, Paise]:
    """Every sub-ledger as it stood when `day` began."""
    rows = connection.execute(_BEFORE, {"group_id": group_id, "day": day})
    return {(account, party): Paise(int(paise)) for account, party, paise in rows if paise}


def legs(connection: Connection, group_id: int, since: date, until: date) -> tuple[Leg, ...]:
    """All that was written for these days, both included, in their order."""
    figures = {"group_id": group_id, "since": since, "until": until}
    return _read(connection, _BETWEEN, figures)


def legs_of_meeting(
    connection: Connection, group_id: int, meeting: int, day: date
) -> tuple[Leg, ...]:
    """What was written in a meeting, and on its day outside of any."""
    return _read(connection, _OF_MEETING, {"group_id": group_id, "meeting": meeting, "day": day})


def legs_of(connection: Connection, group_id: int, keys: Collection[Key]) -> tuple[Leg, ...]:
    """All that ever moved these sub-ledgers; only their own legs."""
    if not keys:
        return ()
    return _read(connection, _OF_PARTIES, {"group_id": group_id, "keys": list(keys)})


def present_at(connection: Connection, group_id: int, meeting: int) -> dict[int, bool | None]:
    """Who was there; None = nobody wrote it down."""
    rows = connection.execute(_PRESENT, {"group_id": group_id, "meeting": meeting})
    return dict(rows.all())


def by_entry(found: Iterable[Leg]) -> dict[int, list[Leg]]:
    """The legs of each entry together, in the order given."""
    entries: dict[int, list[Leg]] = {}
    for leg in found:
        entries.setdefault(leg.entry, []).append(leg)
    return entries


def by_account(balances: dict[Key, Paise]) -> dict[str, Paise]:
    """Sub-ledgers added up to their accounts."""
    sums: dict[str, int] = {}
    for (account, _), paise in balances.items():
        sums[account] = sums.get(account, 0) + paise
    return {account: Paise(paise) for account, paise in sums.items()}


def _read(
    connection: Connection, statement: Select[*tuple[Any, ...]], figures: dict[str, object]
) -> tuple[Leg, ...]:
    return tuple(Leg(*row) for row in connection.execute(statement, figures))
