"""Who belongs to a group and what it has decided."""

from datetime import date
from typing import Any

from sqlalchemy import Connection, and_, bindparam, or_, select

from bot import clock
from bot.domain.groups import Bylaws, Cycle, Group, Member, Method, Programme, Role
from bot.domain.money import Paise
from bot.store import tables

_GROUP = select(
    tables.Group.id,
    tables.Group.code,
    tables.Group.name,
    tables.Group.programme,
    tables.Group.cycle,
    tables.Group.saving,
    tables.Group.language,
    tables.Group.place,
    tables.Group.meeting_rule,
    tables.Group.meeting_time,
    tables.Group.meeting_place,
    tables.Group.dues_from,
    tables.Group.bylaws,
    tables.Group.holder,
    tables.Group.session,
    tables.Group.session_on,
    tables.Group.closed_on,
    tables.Group.state,
    tables.Group.formed_on,
).where(tables.Group.id == bindparam("group_id"))
_GROUP_LOCKED = _GROUP.with_for_update()
_ID = select(tables.Group.id).where(tables.Group.code == bindparam("group_code"))
_HEAD = select(tables.Group.head).where(tables.Group.id == bindparam("group_id"))

_IN_OFFICE = and_(
    tables.OfficeHeld.since <= bindparam("today"),
    or_(tables.OfficeHeld.until.is_(None), tables.OfficeHeld.until > bindparam("today")),
)
_REGISTER = (
    select(
        tables.Member.number,
        tables.Member.name,
        tables.Member.relation,
        tables.Member.joined_on,
        tables.Member.left_on,
        tables.OfficeHeld.role,
    )
    .join_from(
        tables.Member,
        tables.OfficeHeld,
        and_(
            tables.OfficeHeld.group_id == tables.Member.group_id,
            tables.OfficeHeld.member == tables.Member.number,
            _IN_OFFICE,
        ),
        isouter=True,
    )
    .where(tables.Member.group_id == bindparam("group_id"))
    .order_by(tables.Member.number)
)
_HOLDER = (
    select(tables.Group.holder, tables.OfficeHeld.member)
    .join_from(
        tables.Group,
        tables.OfficeHeld,
        and_(
            tables.OfficeHeld.group_id == tables.Group.id,
            tables.OfficeHeld.role == Role.TREASURER.value,
            _IN_OFFICE,
        ),
        isouter=True,
    )
    .where(tables.Group.id == bindparam("group_id"))
    .order_by(tables.OfficeHeld.since.desc())
)


def group(connection: Connection, group_id: int) -> Group:
    """The group; LookupError where there is none."""
    row = connection.execute(_GROUP, {"group_id": group_id}).first()
    if row is None:
        raise LookupError(group_id)
    return _group(row)


def locked_group(connection: Connection, group_id: int) -> tuple[Group, int | None] | None:
    """The group and its chosen holder of the cash; nobody else changes it until we commit."""
    row = connection.execute(_GROUP_LOCKED, {"group_id": group_id}).first()
    return (_group(row), row.holder) if row else None


def group_id_by_code(connection: Connection, code: str) -> int | None:
    """The group with this code, in whatever case it was typed."""
    return connection.execute(_ID, {"group_code": code.strip().upper()}).scalar()


def head(connection: Connection, group_id: int) -> str:
    """The digest of the newest entry: what the meeting summary lets members keep."""
    return str(connection.execute(_HEAD, {"group_id": group_id}).scalar_one())


def register(connection: Connection, group_id: int, today: date) -> dict[int, Member]:
    """Everybody who was ever in the group, by number, with the offices held today."""
    members: dict[int, Member] = {}
    for row in connection.execute(_REGISTER, {"group_id": group_id, "today": today}):
        known = members.get(row.number)
        roles = (known.roles if known else frozenset()) | ({Role(row.role)} if row.role else set())
        members[row.number] = Member(
            row.number, row.name, row.relation, roles, row.joined_on, row.left_on
        )
    return members


def members(connection: Connection, group_id: int, today: date) -> tuple[Member, ...]:
    """Those who have not left, in the order of the register."""
    everyone = register(connection, group_id, today).values()
    return tuple(member for member in everyone if not has_left(member, today))


def has_left(member: Member, today: date) -> bool:
    """From the day of leaving on."""
    return member.left_on is not None and member.left_on <= today


def holder(connection: Connection, group_id: int) -> int | None:
    """Who keeps the cash box: the one agreed on, else the treasurer."""
    row = connection.execute(_HOLDER, {"group_id": group_id, "today": clock.today()}).first()
    return (row[0] or row[1]) if row else None


def _group(row: Any) -> Group:
    decided: dict[str, Any] = dict(row.bylaws or {})  # amounts in paise
    savings = decided.pop("savings", ())
    if method := decided.get("loan_method"):
        decided["loan_method"] = Method(method)
    return Group(
        row.id,
        row.code,
        row.name,
        Programme(row.programme),
        Cycle(row.cycle),
        Paise(row.saving),
        row.language,
        row.place,
        row.meeting_rule,
        row.meeting_time,
        row.meeting_place,
        row.dues_from,
        Bylaws(**decided),
        row.session,
        row.session_on,
        row.closed_on,
        row.state == "open",
        row.formed_on,
        tuple((date.fromisoformat(since), Paise(paise)) for since, paise in savings),
    )
