"""The figures that grading schemes ask for, in whole per cent, months, days or rupees.

None = not known: nothing has fallen due yet, or nobody has counted.
"""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from sqlalchemy import Connection, bindparam, case, func, select

from bot.books.queries.corpus import months
from bot.books.queries.legs import OF_ENTRY
from bot.books.queries.register import members
from bot.books.queries.repaid import repaid
from bot.clock import INDIA
from bot.domain.accounts import CHART, LOANS, MEMBER_SAVINGS, SAVING, Kind
from bot.domain.groups import Cycle, Group, Member
from bot.domain.schedule import cycle_start, next_cycle
from bot.store.tables import Attendance, Base, Dispute, Entry, Loan, Meeting, PostingRow

Figures = Mapping[str, int | None]
_HUNDRED, _YEAR = 100, 12
_HELD = ("held", "closed")
_LENT = ("paid", "closed", "written_off")
_NEVER = 999  # cycles since a meeting was closed, where none was
_CYCLE_DAYS = {Cycle.WEEKLY: 7, Cycle.FORTNIGHTLY: 14, Cycle.MONTHLY: 31}

_MEETINGS = select(Meeting.number, Meeting.state, Meeting.closed_at, Meeting.counted).where(
    Meeting.group_id == bindparam("group_id"),
    Meeting.starts_at >= bindparam("since"),
    Meeting.starts_at <= bindparam("now"),
)
_PRESENT = select(func.count(), func.sum(case((Attendance.present.is_(True), 1), else_=0))).where(
    Attendance.group_id == bindparam("group_id"),
    Attendance.present.is_not(None),
    Attendance.meeting.in_(bindparam("meetings", expanding=True)),
)
_SAVED = (
    select(PostingRow.party, Entry.occurred_on, func.sum(PostingRow.paise))
    .join_from(
        PostingRow,
        Entry,
        OF_ENTRY,
    )
    .where(PostingRow.group_id == bindparam("group_id"), PostingRow.account == SAVING)
    .where(Entry.kind != "opening")
    .group_by(PostingRow.party, Entry.occurred_on)
)
_BY_DAY = (
    select(PostingRow.account, Entry.occurred_on, func.sum(PostingRow.paise))
    .join_from(
        PostingRow,
        Entry,
        OF_ENTRY,
    )
    .where(
        PostingRow.group_id == bindparam("group_id"),
        PostingRow.account.in_(bindparam("accounts", expanding=True)),
    )
    .group_by(PostingRow.account, Entry.occurred_on)
)
_BORROWERS = select(func.count(Loan.member.distinct())).where(
    Loan.group_id == bindparam("group_id"), Loan.state.in_(_LENT)
)
_DISPUTES = select(func.count()).where(
    Dispute.group_id == bindparam("group_id"), Dispute.state == "open"
)
_EARNED = (Kind.INCOME, Kind.EXPENSE)
_FUNDS = frozenset({"3010", "3040", "3050", "3060"})
_OWN = frozenset(MEMBER_SAVINGS) | _FUNDS | {c for c, a in CHART.items() if a.kind in _EARNED}


def figures(connection: Connection, group: Group, today: date) -> Figures:
    """All of them, over the last twelve months or since the group began."""
    women = members(connection, group.id, today)
    age = months(connection, group, today)
    since = _months_before(today, min(age, _YEAR))
    found: dict[str, int | None] = {"age_months": age}
    found |= _of_meetings(connection, group, since, today)
    found |= _of_savings(connection, group, women, since, today)
    found |= _of_lending(connection, group, len(women), since, today)
    in_time, due = repaid(connection, group, since, today)
    found |= {
        "repaid": _percent(in_time, due),
        "matched_days": _matched(connection, group.id, today),
    }
    found["disputes"] = connection.execute(_DISPUTES, {"group_id": group.id}).scalar_one()
    return found


def _of_meetings(
    connection: Connection, group: Group, since: date, today: date
) -> dict[str, int | None]:
    """Held of all that were set, cancelled ones too; who came; when one was closed last."""
    now = datetime.combine(today, time.max, INDIA).astimezone(UTC)
    key = {"group_id": group.id, "since": _begins(since), "now": now}
    rows = connection.execute(_MEETINGS, key).all()
    held = [row for row in rows if row.state in _HELD]
    there = connection.execute(
        _PRESENT, {"group_id": group.id, "meetings": [row.number for row in held]}
    ).one()
    closed = max((row.closed_at for row in rows if row.closed_at), default=None)
    last = next((row for row in rows if row.closed_at and row.closed_at == closed), None)
    span = max(1, round((today - since).days / 30))
    # Who sets no meetings at all has not held them: one a cycle is what a group owes itself.
    wanted = max(len(rows), (today - since).days // _CYCLE_DAYS[group.cycle])
    return {
        "held": _percent(len(held), wanted),
        "attendance": _percent(int(there[1] or 0), int(there[0])),
        "closed_cycles": _cycles_since(closed, group.cycle, today) if wanted else None,
        "cash_counted": (int(last.counted is not None) if last else 0) if wanted else None,
        "meetings_a_month": round(len(held) / span) if wanted else None,
    }


def _cycles_since(closed: datetime | None, cycle: Cycle, today: date) -> int:
    if closed is None:
        return _NEVER
    return -(-(today - closed.astimezone(INDIA).date()).days // _CYCLE_DAYS[cycle])


def _of_savings(
    connection: Connection, group: Group, women: tuple[Member, ...], since: date, today: date
) -> dict[str, int | None]:
    """Of each woman's saving of each cycle that is over: what had come by its end."""
    if group.dues_from is None:
        return {"on_time": None, "savings_a_month": None}
    paid: dict[str, list[tuple[date, int]]] = {}
    for party, day, paise in connection.execute(_SAVED, {"group_id": group.id}):
        paid.setdefault(party, []).append((day, -int(paise)))
    due = on_time = 0
    for woman in women:
        hers = paid.get(str(woman.number), [])
        before = 0
        for ends in _ends(group, woman, today):
            saving = group.saving_on(ends - timedelta(days=1))
            if ends > since:
                so_far = sum(paise for day, paise in hers if day < ends)
                due += saving
                on_time += min(saving, max(0, so_far - before))
            before += saving
    span = max(1, round((today - since).days / 30))
    came = sum(p for hers in paid.values() for day, p in hers if day >= since)
    return {"on_time": _percent(on_time, due), "savings_a_month": came // _HUNDRED // span}


def _ends(group: Group, woman: Member, today: date) -> list[date]:
    """The first day after each cycle that she owes for and that is over."""
    if group.dues_from is None:
        return []
    first = group.dues_from
    if woman.joined_on and woman.joined_on > first:
        first = cycle_start(group.cycle, group.dues_from, woman.joined_on)
    ends = []
    end = next_cycle(group.cycle, group.dues_from, first)
    while end <= today:
        ends.append(end)
        end = next_cycle(group.cycle, group.dues_from, end)
    return ends


def _of_lending(
    connection: Connection, group: Group, women: int, since: date, today: date
) -> dict[str, int | None]:
    """Lent to members of what is the group's own, on the average of the months' ends."""
    accounts = sorted(_OWN | {LOANS})
    rows: list[Any] = list(
        connection.execute(_BY_DAY, {"group_id": group.id, "accounts": accounts})
    )
    days = _month_ends(since, today)
    lent = sum(int(p) for code, on, p in rows for day in days if code == LOANS and on <= day)
    own = -sum(int(p) for code, on, p in rows for day in days if code in _OWN and on <= day)
    borrowers = connection.execute(_BORROWERS, {"group_id": group.id}).scalar_one()
    return {"lent": _percent(lent, own), "borrowers": _percent(borrowers, women)}


def _month_ends(since: date, today: date) -> list[date]:
    ends = []
    day = since.replace(day=1)
    while (day := (day + timedelta(days=32)).replace(day=1)) <= today:
        ends.append(day - timedelta(days=1))
    return ends or [today]


def _matched(connection: Connection, group_id: int, today: date) -> int | None:
    """Days since the books were held against the bank's passbook."""
    table = Base.metadata.tables.get("bank_matches")
    if table is None:
        return None
    newest = select(func.max(table.c.day)).where(table.c.group_id == group_id)
    day = connection.execute(newest).scalar()
    return (today - day).days if day else _NEVER


def _percent(part: int, whole: int) -> int | None:
    return min(_HUNDRED, part * _HUNDRED // whole) if whole > 0 else None


def _months_before(day: date, count: int) -> date:
    month = day.year * 12 + day.month - 1 - count
    return date(month // 12, month % 12 + 1, min(day.day, 28))


def _begins(day: date) -> datetime:
    return datetime.combine(day, time(), INDIA).astimezone(UTC)
