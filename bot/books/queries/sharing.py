"""What may be shared out, by which weights, and in which meetings it can have been decided."""

from collections.abc import Mapping
from datetime import date, timedelta

from sqlalchemy import Connection, bindparam, func, select

from bot.books import wire
from bot.books.queries.meetings import MeetingLine
from bot.books.queries.payable import everybodys
from bot.books.queries.register import members
from bot.books.queries.taken_back import TAKEN_BACK
from bot.domain.accounts import (
    BANK,
    CASH,
    CHART,
    DIVIDEND,
    GRANTS,
    MEMBER_SAVINGS,
    OUTSIDE,
    RESERVE,
    RETAINED,
    REVOLVING_FUND,
    SURPLUS,
    WAGES_PAYABLE,
    Kind,
)
from bot.domain.commands import ShareSurplus
from bot.domain.money import Paise
from bot.domain.sharing import Estate, Surplus, Way, given_back, products
from bot.store.tables import Balance, Entry, Meeting, PostingRow, Proposal

DUE = (DIVIDEND, WAGES_PAYABLE)
SAVED = "saved"
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
    .where(
        Entry.group_id == bindparam("group_id"),
        PostingRow.account.in_(MEMBER_SAVINGS),
        Entry.kind != "reversal",
        ~TAKEN_BACK,
    )
    .group_by(PostingRow.party, Entry.occurred_on)
)
_LAST = select(func.max(Entry.occurred_on)).where(
    Entry.group_id == bindparam("group_id"), Entry.kind == "share", ~TAKEN_BACK
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
    return _surplus(_sums(connection, group_id))


def estate(connection: Connection, group_id: int) -> Estate:
    """What of the money in hand and bank is the members'."""
    sums = _sums(connection, group_id)
    there = _surplus(sums)
    own = there.of_year + there.retained - sums.get(RESERVE, 0)
    return Estate(
        Paise(sums.get(CASH, 0) + sums.get(BANK, 0)),
        Paise(-sum(paise for code, paise in sums.items() if code in OUTSIDE)),
        Paise(-sums.get(REVOLVING_FUND, 0)),
        Paise(-sums.get(GRANTS, 0)),
        Paise(own),
    )


def full_return(connection: Connection, group_id: int) -> dict[int, dict[str, Paise]]:
    """By member what she gets when all is returned: SAVED = for her savings, and what is due."""
    owed = everybodys(connection, group_id)
    saved = {
        member: sum(paise for code, paise in hers.items() if code not in DUE)
        for member, hers in owed.items()
    }
    back = given_back(saved, estate(connection, group_id).loss)
    return {
        member: {code: paise for code, paise in hers.items() if code in DUE} | {SAVED: back[member]}
        for member, hers in sorted(owed.items())
    }


def _sums(connection: Connection, group_id: int) -> dict[str, int]:
    rows = connection.execute(_BALANCES, {"group_id": group_id})
    return {code: int(paise) for code, paise in rows}


def _surplus(sums: Mapping[str, int]) -> Surplus:
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
