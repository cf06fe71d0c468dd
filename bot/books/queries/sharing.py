"""What may be shared out, by which weights, and in which meetings it can have been decided."""

from datetime import date, timedelta

from sqlalchemy import Connection, bindparam, func, select

from bot.books import wire
from bot.books.queries.meetings import MeetingLine
from bot.books.queries.register import members
from bot.domain.accounts import CHART, MEMBER_SAVINGS, RETAINED, SURPLUS, Kind
from bot.domain.commands import ShareSurplus
from bot.domain.money import Paise
from bot.domain.sharing import Surplus, Way, products
from bot.store.tables import Balance, Entry, Meeting, PostingRow, Proposal

_HELD = ("held", "closed")
_MOST = 3  # meetings to choose from

_BALANCES = (
    select(Balance.code, func.sum(Balance.paise))
    .where(Balance.group_id == bindparam("group_id"))
    .group_by(Balance.code)
)
_SAVED = (
    select(PostingRow.party, Entry.occurred_on, func.sum(PostingRow.paise))
    .join_from(
        Entry,
        PostingRow,
        (PostingRow.group_id == Entry.group_id) & (PostingRow.entry == Entry.number),
    )
    .where(Entry.group_id == bindparam("group_id"), PostingRow.account.in_(MEMBER_SAVINGS))
    .group_by(PostingRow.party, Entry.occurred_on)
)
_LAST = select(func.max(Entry.occurred_on)).where(
    Entry.group_id == bindparam("group_id"), Entry.kind == "share"
)
_MEETINGS = (
    select(Meeting.number, Meeting.starts_at, Meeting.place, Meeting.state, Meeting.version)
    .where(Meeting.group_id == bindparam("group_id"), Meeting.state.in_(_HELD))
    .order_by(Meeting.starts_at.desc(), Meeting.number.desc())
    .limit(_MOST)
)
_WAS_HELD = select(Meeting.number).where(
    Meeting.group_id == bindparam("group_id"),
    Meeting.number == bindparam("number"),
    Meeting.state.in_(_HELD),
)
_PROPOSED = (
    select(Proposal.command)
    .where(
        Proposal.group_id == bindparam("group_id"),
        Proposal.kind.in_(["share", "return"]),
        Proposal.state == "waiting",
    )
    .order_by(Proposal.number.desc())
)


def surplus(connection: Connection, group_id: int) -> Surplus:
    """What was earned and spent and not shared yet, whichever year it is of."""
    sums = {
        code: int(paise) for code, paise in connection.execute(_BALANCES, {"group_id": group_id})
    }
    of_kind = {
        kind: sum(paise for code, paise in sums.items() if CHART[code].kind is kind)
        for kind in (Kind.INCOME, Kind.EXPENSE)
    }
    return Surplus(
        Paise(-of_kind[Kind.INCOME]),
        Paise(of_kind[Kind.EXPENSE]),
        Paise(sums.get(SURPLUS, 0)),
        Paise(-sums.get(RETAINED, 0)),
    )


def weights(connection: Connection, group_id: int, way: Way, today: date) -> dict[int, int]:
    """By what a surplus is divided among those who are members today."""
    present = [member.number for member in members(connection, group_id, today)]
    if way is Way.EQUAL:
        return dict.fromkeys(present, 1)
    key = {"group_id": group_id}
    last = connection.execute(_LAST, key).scalar()
    moves = [(int(who), day, -int(paise)) for who, day, paise in connection.execute(_SAVED, key)]
    found = products(moves, _since(last, today) if last else None, today)
    return {member: found.get(member, 0) for member in present}


def resolutions(connection: Connection, group_id: int) -> tuple[MeetingLine, ...]:
    """The last meetings that were held, the newest first."""
    rows = connection.execute(_MEETINGS, {"group_id": group_id})
    return tuple(MeetingLine(*row) for row in rows)


def was_held(connection: Connection, group_id: int, meeting: int) -> bool:
    """Whether that meeting took place."""
    key = {"group_id": group_id, "number": meeting}
    return connection.execute(_WAS_HELD, key).first() is not None


def proposed(connection: Connection, group_id: int) -> ShareSurplus | None:
    """The division that waits for a yes; the newest of several."""
    kept = connection.execute(_PROPOSED, {"group_id": group_id}).scalar()
    command = wire.from_json(kept) if kept else None
    return command if isinstance(command, ShareSurplus) else None


def _since(last: date, today: date) -> date:
    """From the month after the last sharing on, or today's if that is still to come."""
    return min((last.replace(day=1) + timedelta(days=32)).replace(day=1), today)
