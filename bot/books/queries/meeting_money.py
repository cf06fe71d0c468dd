"""The money of one meeting: what came in by what it was for, and where it was at the end."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, bindparam, case, func, select
from sqlalchemy.orm import aliased

from bot.books.queries.legs import OF_ENTRY
from bot.books.queries.money import cash
from bot.books.queries.taken_back import TAKEN_BACK
from bot.domain.accounts import (
    BANK,
    CASH,
    FINE_ABSENT,
    FINE_LATE,
    HELD,
    IN_TRANSIT,
    LOAN_INTEREST,
    LOANS,
    MEMBER_SAVINGS,
)
from bot.domain.money import Paise
from bot.domain.sessions import Sums
from bot.store.tables import Entry, Meeting, PostingRow

_SAVED = (*MEMBER_SAVINGS, HELD)
_NO_MONEY = ("reversal", "release", "opening")  # entries by which nothing was paid


@dataclass(frozen=True)
class Where:
    """The group's money: who has how much of it in hand and on the way, and what is in the bank."""

    in_hand: Mapping[int, Paise]
    in_transit: Mapping[int, Paise]
    in_bank: Paise


_Back = aliased(Entry)
_IN_MEETING = (
    Entry.group_id == bindparam("group_id"),
    Entry.meeting == bindparam("meeting"),
    Entry.occurred_on == bindparam("day"),  # all of it is of the day: there is an index for that
    Entry.kind.not_in(_NO_MONEY),
    # What was taken back in the meeting itself was never collected; later is another day's matter.
    ~select(_Back.number)
    .where(
        _Back.group_id == Entry.group_id,
        _Back.reverses == Entry.number,
        _Back.meeting == Entry.meeting,
    )
    .exists(),
)
_MOVED = (
    select(
        PostingRow.account,
        func.sum(case((PostingRow.paise > 0, PostingRow.paise), else_=0)),
        func.sum(case((PostingRow.paise < 0, PostingRow.paise), else_=0)),
    )
    .join_from(Entry, PostingRow, OF_ENTRY)
    .where(*_IN_MEETING)
    .group_by(PostingRow.account)
)
_PAYERS = (
    select(Entry.member)
    .join_from(Entry, PostingRow, OF_ENTRY)
    .where(*_IN_MEETING, PostingRow.account.in_(_SAVED), PostingRow.paise < 0)
    .distinct()
)
_CARRIED = select(Entry.number).where(*_IN_MEETING, Entry.kind == "carry").limit(1)
_AS_CLOSED = (
    select(PostingRow.account, PostingRow.party, func.sum(PostingRow.paise))
    .where(
        PostingRow.group_id == bindparam("group_id"),
        PostingRow.account.in_([CASH, IN_TRANSIT, BANK]),
        PostingRow.entry
        <= func.coalesce(
            select(Entry.number)
            .where(Entry.group_id == bindparam("group_id"), Entry.digest == bindparam("head"))
            .scalar_subquery(),
            0,
        ),
    )
    .group_by(PostingRow.account, PostingRow.party)
)
_OUTSIDE = (
    select(func.coalesce(func.sum(PostingRow.paise), 0))
    .join_from(Entry, PostingRow, OF_ENTRY & (PostingRow.line == 0))
    .where(
        Entry.group_id == bindparam("group_id"),
        Entry.occurred_on == bindparam("day"),
        Entry.kind == "receipt",
        Entry.meeting.is_(None),
        ~TAKEN_BACK,
    )
)
_EVER = select(Meeting.number).where(
    Meeting.group_id == bindparam("group_id"),
    Meeting.opened_at.is_not(None),
).limit(1)  # fmt: skip


def sums(connection: Connection, group_id: int, meeting: int, day: date) -> Sums:
    """The money that was paid in the meeting of `day`, by what it was for."""
    key = {"group_id": group_id, "meeting": meeting, "day": day}
    debit: dict[str, int] = {}
    credit: dict[str, int] = {}
    for account, into, out in connection.execute(_MOVED, key):
        debit[account], credit[account] = int(into), -int(out)
    payers = connection.execute(_PAYERS, key).scalars()
    return Sums(
        savings=Paise(sum(credit.get(account, 0) for account in _SAVED)),
        instalments=Paise(credit.get(LOANS, 0) + credit.get(LOAN_INTEREST, 0)),
        fines=Paise(credit.get(FINE_ABSENT, 0) + credit.get(FINE_LATE, 0)),
        lent=Paise(debit.get(LOANS, 0)),
        payers=frozenset(number for number in payers if number is not None),
    )


def outside_total(connection: Connection, group_id: int, day: date) -> Paise:
    """Received from members on `day`, but in no meeting; 0 in a group that never began one."""
    if connection.execute(_EVER, {"group_id": group_id}).first() is None:
        return Paise(0)
    figures = {"group_id": group_id, "day": day}
    return Paise(int(connection.execute(_OUTSIDE, figures).scalar_one()))


def carried(connection: Connection, group_id: int, meeting: int, day: date) -> bool:
    """Whether cash was given to a carrier in the meeting of `day`."""
    key = {"group_id": group_id, "meeting": meeting, "day": day}
    return connection.execute(_CARRIED, key).first() is not None


def standing(connection: Connection, group_id: int, head: str) -> Where:
    """Now, or where the meeting is closed as it was with the entry that its head names."""
    if not head:
        now = cash(connection, group_id)
        return Where(now.in_hand, now.in_transit, now.in_bank)
    found: dict[str, dict[int, Paise]] = {CASH: {}, IN_TRANSIT: {}}
    in_bank = 0
    for account, party, paise in connection.execute(
        _AS_CLOSED, {"group_id": group_id, "head": head}
    ):
        if account == BANK:
            in_bank += int(paise)
        elif paise:
            found[account][int(party)] = Paise(int(paise))
    return Where(found[CASH], found[IN_TRANSIT], Paise(in_bank))
