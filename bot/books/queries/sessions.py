"""A meeting as it goes and as it ended: who was there, what is done, what its money came to."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, bindparam, select

from bot.books.queries.meeting_money import Where, carried, standing, sums
from bot.books.queries.register import holder
from bot.clock import INDIA
from bot.domain.money import Paise
from bot.domain.movements import DIFFERENCES
from bot.domain.sessions import AGAINST, Sums, put_off
from bot.store.tables import Attendance, Claim, Meeting, Proposal


@dataclass(frozen=True)
class Sitting:
    """A meeting that was begun. `carrying`: (carrier, paise) of hand-overs that wait for her yes;
    `lending`: cash by member of loans that wait for theirs, 0 where it goes through the bank;
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
    lending: Mapping[int, Paise]
    closing: Paise | None
    naming: Paise  # what a difference that is named adds to the box, when a second officer agrees
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
        said = self.there + self.naming
        return (self.counted or 0) in (said - self.leaving, said)

    @property
    def gap(self) -> Paise:
        """How much more was counted than the book says, less than 0 = is missing; 0 = no question.

        Where the book has moved since it was counted it has to be counted again.
        """
        if self.counted is None or self.is_counted or self.steps.get(AGAINST) != str(self.there):
            return Paise(0)
        return Paise(self.counted - (self.there + self.naming - self.leaving))

    @property
    def unexcused(self) -> frozenset[int]:
        """Who was not there and had not said so before: a fine for absence is only for them."""
        return frozenset(n for n in self.absent if self.coming.get(n) is not False)

    @property
    def leaving(self) -> Paise:
        """What leaves the box as soon as the carriers, and who gets a loan, say yes."""
        return Paise(sum(paise for _who, paise in self.carrying) + sum(self.lending.values()))

    def has_put_off(self, loan: int) -> bool:
        """Whether it was decided to decide about this request another time."""
        return put_off(loan) in self.steps


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
_CLAIMED = select(Claim.member).where(
    Claim.group_id == bindparam("group_id"), Claim.state == "waiting"
)
_WAITING = (
    select(Proposal.kind, Proposal.figures)
    .where(
        Proposal.group_id == bindparam("group_id"),
        Proposal.kind.in_(["carry", "close", "loan", "movement"]),
        Proposal.state == "waiting",
        Proposal.lapses_at > bindparam("now"),
    )
    .order_by(Proposal.number)
)


def sitting(connection: Connection, group_id: int, number: int, at: datetime) -> Sitting | None:
    """The meeting with this number, if it was begun."""
    return _read(connection, group_id, connection.execute(_ONE, _key(group_id, number)).first(), at)


def unclosed(connection: Connection, group_id: int, at: datetime) -> Sitting | None:
    """The newest that was begun and not closed."""
    return _read(connection, group_id, connection.execute(_UNCLOSED, _key(group_id)).first(), at)


def last_closed(connection: Connection, group_id: int, at: datetime) -> Sitting | None:
    """The newest that was closed, with the money as it was then."""
    return _read(connection, group_id, connection.execute(_CLOSED, _key(group_id)).first(), at)


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
        money=standing(connection, group_id, it.head),
        claimed=frozenset(connection.execute(_CLAIMED, {"group_id": group_id}).scalars()),
        carried=carried(connection, group_id, it.number, day),
        carrying=tuple(
            (int(f["receiver"]), Paise(f["paise"])) for kind, f in waiting if kind == "carry"
        ),
        lending={
            int(f["receiver"]): Paise(f["paise"] if f["giver"] else 0)
            for kind, f in waiting if kind == "loan"
        },
        naming=Paise(sum(
            DIFFERENCES.get(f["what"], 0) * f["paise"] for kind, f in waiting if kind == "movement"
        )),
        closing=next((Paise(f["paise"]) for kind, f in waiting if kind == "close"), None),
        holder=holder(connection, group_id),
    )  # fmt: skip
