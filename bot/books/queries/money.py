"""What is whose: savings, dues, cash and the bank, read from the balances kept with each entry."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, Text, bindparam, cast, func, select

from bot.books.queries.taken_back import TAKEN_BACK
from bot.domain.accounts import (
    BANK,
    CASH,
    HELD,
    IN_TRANSIT,
    MEMBER_SAVINGS,
    SAVING,
    UNIDENTIFIED,
)
from bot.domain.groups import Group
from bot.domain.money import Paise
from bot.domain.schedule import cycle_start, cycles_due
from bot.store import tables


@dataclass(frozen=True)
class Savings:
    """What the group owes one member, in paise; `held` = paid ahead, not yet a saving."""

    compulsory: Paise = Paise(0)
    optional: Paise = Paise(0)
    health: Paise = Paise(0)
    food: Paise = Paise(0)
    held: Paise = Paise(0)

    @property
    def total(self) -> Paise:
        """All her savings, as her receipts name them; without what is held."""
        return Paise(self.compulsory + self.optional + self.health + self.food)


@dataclass(frozen=True)
class GroupCash:
    """Where the group's money is; the two dicts name who has it, without those who have nothing."""

    in_hand: dict[int, Paise]
    in_transit: dict[int, Paise]
    in_bank: Paise
    unidentified: Paise
    savings: Paise

    def with_her(self, member: int) -> Paise:
        """In her hand, and what she carries."""
        return Paise(self.in_hand.get(member, 0) + self.in_transit.get(member, 0))


_OF_PARTY = select(tables.Balance.code, tables.Balance.paise).where(
    tables.Balance.group_id == bindparam("group_id"), tables.Balance.party == bindparam("party")
)
_OF_GROUP = select(tables.Balance.code, tables.Balance.party, tables.Balance.paise).where(
    tables.Balance.group_id == bindparam("group_id"),
    tables.Balance.code.in_([CASH, IN_TRANSIT, BANK, UNIDENTIFIED, *MEMBER_SAVINGS]),
)
_OWED = (
    select(
        tables.Member.number,
        tables.Member.joined_on,
        tables.Member.opening,
        tables.Balance.code,
        tables.Balance.paise,
    )
    .join_from(
        tables.Member,
        tables.Balance,
        (tables.Balance.group_id == tables.Member.group_id)
        & (tables.Balance.code.in_([SAVING, HELD]))
        & (tables.Balance.party == cast(tables.Member.number, Text)),
        isouter=True,
    )
    .where(
        tables.Member.group_id == bindparam("group_id"),
        tables.Member.left_on.is_(None) | (tables.Member.left_on > bindparam("today")),
    )
    .order_by(tables.Member.number)
)
_OWED_BY_ONE = _OWED.where(tables.Member.number == bindparam("member"))
_OF_DAY = (
    select(func.coalesce(func.sum(tables.PostingRow.paise), 0), func.count())
    .join_from(
        tables.Entry,
        tables.PostingRow,
        (tables.PostingRow.group_id == tables.Entry.group_id)
        & (tables.PostingRow.entry == tables.Entry.number)
        & (tables.PostingRow.line == 0),
    )
    .where(
        tables.Entry.group_id == bindparam("group_id"),
        tables.Entry.occurred_on == bindparam("day"),
        tables.Entry.kind.in_(["receipt", "instalment"]),
        ~TAKEN_BACK,
    )
)


@dataclass(frozen=True)
class _Standing:
    """What a member's dues are reckoned from."""

    joined_on: date | None
    opening: int
    saved: int
    held: int


def savings(connection: Connection, group_id: int, member: int) -> Savings:
    """One member's savings by kind."""
    rows = connection.execute(_OF_PARTY, {"group_id": group_id, "party": str(member)})
    owed = {code: Paise(-paise) for code, paise in rows}
    return Savings(*(owed.get(code, Paise(0)) for code in (*MEMBER_SAVINGS, HELD)))


def dues(connection: Connection, group: Group, member: int, today: date) -> Paise:
    """What she has to pay of the cycles up to today's; what is held for her counts as paid."""
    figures = {"group_id": group.id, "today": today, "member": member}
    rows = connection.execute(_OWED_BY_ONE, figures).all()
    return _all_owed(group, rows, today).get(member, Paise(0))


def all_dues(connection: Connection, group: Group, today: date) -> dict[int, Paise]:
    """`dues` of every member who has not left, 0 included."""
    rows = connection.execute(_OWED, {"group_id": group.id, "today": today}).all()
    return _all_owed(group, rows, today)


def releasable(connection: Connection, group: Group, due_on: date) -> dict[int, Paise]:
    """What of each member's advance the cycle that begins `due_on` takes, where it takes any."""
    rows = connection.execute(_OWED, {"group_id": group.id, "today": due_on}).all()
    takes = {
        number: min(it.held, int(group.saving), max(0, _asked(group, it, due_on) - it.saved))
        for number, it in _standings(rows).items()
    }
    return {number: Paise(paise) for number, paise in takes.items() if paise > 0}


def cash(connection: Connection, group_id: int) -> GroupCash:
    """Where all the money is."""
    sums: dict[str, dict[str, int]] = {}
    for code, party, paise in connection.execute(_OF_GROUP, {"group_id": group_id}):
        sums.setdefault(code, {})[party] = paise
    return GroupCash(
        _by_member(sums.get(CASH, {})),
        _by_member(sums.get(IN_TRANSIT, {})),
        Paise(sum(sums.get(BANK, {}).values())),
        Paise(-sum(sums.get(UNIDENTIFIED, {}).values())),
        Paise(-sum(sum(sums.get(code, {}).values()) for code in MEMBER_SAVINGS)),
    )


def day_total(connection: Connection, group_id: int, day: date) -> tuple[Paise, int]:
    """Paise received from members on `day`, and in how many entries; without what was reversed."""
    row = connection.execute(_OF_DAY, {"group_id": group_id, "day": day}).one()
    return Paise(int(row[0])), int(row[1])


def _by_member(balances: dict[str, int]) -> dict[int, Paise]:
    return {int(party): Paise(paise) for party, paise in balances.items() if paise}


def _all_owed(group: Group, rows: Iterable[Any], today: date) -> dict[int, Paise]:
    return {
        number: Paise(max(0, _asked(group, it, today) - it.saved - it.held))
        for number, it in _standings(rows).items()
    }


def _standings(rows: Iterable[Any]) -> dict[int, _Standing]:
    found: dict[int, _Standing] = {}
    for number, joined_on, opening, code, paise in rows:
        so_far = found.get(number) or _Standing(joined_on, opening, -opening, 0)
        saved = so_far.saved - (paise if code == SAVING else 0)
        held = so_far.held - (paise if code == HELD else 0)
        found[number] = _Standing(joined_on, opening, saved, held)
    return found


def _asked(group: Group, it: _Standing, today: date) -> int:
    """All compulsory saving that has fallen due for her, paid or not."""
    if group.dues_from is None:
        return 0
    first = group.dues_from
    if it.joined_on and it.joined_on > first:
        first = cycle_start(group.cycle, group.dues_from, it.joined_on)
    return group.saving * cycles_due(group.cycle, first, today)
