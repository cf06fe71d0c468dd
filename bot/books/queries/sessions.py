"""A meeting as it goes and as it ended: who was there, what is done, what its money came to."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, bindparam, case, func, select
from sqlalchemy.orm import aliased

from bot.books.queries.money import cash
from bot.books.queries.register import holder
from bot.clock import INDIA
from bot.domain.accounts import (
    BANK,
    CASH,
    FINE_ABSENT,
    FINE_LATE,
    HELD,
    IN_TRANSIT,
    MEMBER_SAVINGS,
)
from bot.domain.money import Paise
from bot.domain.sessions import Sums
from bot.store.tables import Attendance, Claim, Entry, Meeting, PostingRow, Proposal

_LOANS, _INTEREST = "1100", "4010"
_SAVED = (*MEMBER_SAVINGS, HELD)
_NO_MONEY = ("reversal", "release", "opening")  # entries by which nothing was paid


@dataclass(frozen=True)
class Where:
    """The group's money: who has how much of it in hand and on the way, and what is in the bank."""

    in_hand: Mapping[int, Paise]
    in_transit: Mapping[int, Paise]
    in_bank: Paise


@dataclass(frozen=True)
class Sitting:
    """A meeting that was begun. `carrying`: (carrier, paise) of hand-overs that wait for her yes;
    `closing`: the sum that a second officer has been asked to agree to, for closing it.

    `coming` = what each answered to the invitation; `present` and `absent` = as marked.
    """

    number: int
    starts_at: datetime
    place: str
    state: str
    opened_at: datetime
    run_by: int | None  # who goes through its agenda
    steps: Mapping[str, str]
    counted: Paise | None
    closed_at: datetime | None
    head: str
    present: frozenset[int]
    absent: frozenset[int]
    coming: Mapping[int, bool | None]
    sums: Sums
    money: Where
    claimed: frozenset[int]  # whose own word about saving waits for an officer
    carried: bool  # cash was given to a carrier in it
    carrying: tuple[tuple[int, Paise], ...]
    closing: Paise | None
    holder: int | None

    @property
    def there(self) -> Paise:
        """What its keeper has in the box by the book."""
        return self.money.in_hand.get(self.holder or 0, Paise(0))

    @property
    def is_counted(self) -> bool:
        """Whether what was counted is what the book says, now or when the carriers have said yes.

        Where nothing is left in the box there is nothing to count.
        """
        left = Paise(self.there - self.leaving)
        return (self.counted or 0) == left or (self.counted or 0) == self.there

    @property
    def leaving(self) -> Paise:
        """What leaves the box as soon as the carriers say yes."""
        return Paise(sum(paise for _carrier, paise in self.carrying))


_BEGUN = select(Meeting).where(
    Meeting.group_id == bindparam("group_id"), Meeting.opened_at.is_not(None)
)
_ONE = _BEGUN.where(Meeting.number == bindparam("number"))
_UNCLOSED = (
    _BEGUN.where(Meeting.closed_at.is_(None), Meeting.state != "cancelled")
    .order_by(Meeting.opened_at.desc(), Meeting.number.desc())
    .limit(1)
)
_CLOSED = (
    _BEGUN.where(Meeting.closed_at.is_not(None))
    .order_by(Meeting.opened_at.desc(), Meeting.number.desc())
    .limit(1)
)
_MARKS = select(Attendance.member, Attendance.coming, Attendance.present).where(
    Attendance.group_id == bindparam("group_id"), Attendance.meeting == bindparam("meeting")
)
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
_LEGS = (PostingRow.group_id == Entry.group_id) & (PostingRow.entry == Entry.number)
_MOVED = (
    select(
        PostingRow.account,
        func.sum(case((PostingRow.paise > 0, PostingRow.paise), else_=0)),
        func.sum(case((PostingRow.paise < 0, PostingRow.paise), else_=0)),
    )
    .join_from(Entry, PostingRow, _LEGS)
    .where(*_IN_MEETING)
    .group_by(PostingRow.account)
)
_PAYERS = (
    select(Entry.member)
    .join_from(Entry, PostingRow, _LEGS)
    .where(*_IN_MEETING, PostingRow.account.in_(_SAVED), PostingRow.paise < 0)
    .distinct()
)
_CARRIED = select(Entry.number).where(*_IN_MEETING, Entry.kind == "carry").limit(1)
_CLAIMED = select(Claim.member).where(
    Claim.group_id == bindparam("group_id"), Claim.state == "waiting"
)
_WAITING = (
    select(Proposal.kind, Proposal.figures)
    .where(
        Proposal.group_id == bindparam("group_id"),
        Proposal.kind.in_(["carry", "close"]),
        Proposal.state == "waiting",
        Proposal.lapses_at > bindparam("now"),
    )
    .order_by(Proposal.number)
)
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
    .join_from(Entry, PostingRow, _LEGS & (PostingRow.line == 0))
    .where(
        Entry.group_id == bindparam("group_id"),
        Entry.occurred_on == bindparam("day"),
        Entry.kind == "receipt",
        Entry.meeting.is_(None),
        ~select(_Back.number)
        .where(_Back.group_id == Entry.group_id, _Back.reverses == Entry.number)
        .exists(),
    )
)
_EVER = select(Meeting.number).where(
    Meeting.group_id == bindparam("group_id"),
    Meeting.opened_at.is_not(None),
).limit(1)  # fmt: skip


def sitting(connection: Connection, group_id: int, number: int, at: datetime) -> Sitting | None:
    """The meeting with this number, if it was begun."""
    return _read(connection, group_id, connection.execute(_ONE, _key(group_id, number)).first(), at)


def unclosed(connection: Connection, group_id: int, at: datetime) -> Sitting | None:
    """The newest that was begun and not closed."""
    return _read(connection, group_id, connection.execute(_UNCLOSED, _key(group_id)).first(), at)


def last_closed(connection: Connection, group_id: int, at: datetime) -> Sitting | None:
    """The newest that was closed, with the money as it was then."""
    return _read(connection, group_id, connection.execute(_CLOSED, _key(group_id)).first(), at)


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
        instalments=Paise(credit.get(_LOANS, 0) + credit.get(_INTEREST, 0)),
        fines=Paise(credit.get(FINE_ABSENT, 0) + credit.get(FINE_LATE, 0)),
        lent=Paise(debit.get(_LOANS, 0)),
        payers=frozenset(number for number in payers if number is not None),
    )


def outside_total(connection: Connection, group_id: int, day: date) -> Paise:
    """Received from members on `day`, but in no meeting; 0 in a group that never began one."""
    if connection.execute(_EVER, {"group_id": group_id}).first() is None:
        return Paise(0)
    figures = {"group_id": group_id, "day": day}
    return Paise(int(connection.execute(_OUTSIDE, figures).scalar_one()))


def _key(group_id: int, number: int | None = None) -> dict[str, int]:
    key = {"group_id": group_id}
    return key if number is None else key | {"number": number}


def _read(connection: Connection, group_id: int, row: object, at: datetime) -> Sitting | None:
    if row is None:
        return None
    it: Meeting = row  # type: ignore[assignment]  # a row has the columns as attributes
    opened_at = it.opened_at or it.starts_at
    key = {"group_id": group_id, "meeting": it.number}
    marks = connection.execute(_MARKS, key).all()
    day = opened_at.astimezone(INDIA).date()
    waiting = connection.execute(_WAITING, {"group_id": group_id, "now": at}).all()
    return Sitting(
        it.number, it.starts_at, it.place, it.state, opened_at, it.opened_by,
        dict(it.steps), None if it.counted is None else Paise(it.counted), it.closed_at, it.head,
        present=frozenset(number for number, _coming, present in marks if present),
        absent=frozenset(number for number, _coming, present in marks if present is False),
        coming={number: coming for number, coming, _present in marks},
        sums=sums(connection, group_id, it.number, day),
        money=_money(connection, group_id, it.head),
        claimed=frozenset(connection.execute(_CLAIMED, {"group_id": group_id}).scalars()),
        carried=connection.execute(_CARRIED, key | {"day": day}).first() is not None,
        carrying=tuple(
            (int(f["receiver"]), Paise(f["paise"])) for kind, f in waiting if kind == "carry"
        ),
        closing=next((Paise(f["paise"]) for kind, f in waiting if kind == "close"), None),
        holder=holder(connection, group_id),
    )  # fmt: skip


def _money(connection: Connection, group_id: int, head: str) -> Where:
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
