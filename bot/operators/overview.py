"""All groups at a glance, a page at a time: quick with 400 of them and with 40,000."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, bindparam, func, or_, select
from sqlalchemy.dialects import postgresql, sqlite

from bot.books.check import check
from bot.store.tables import Address, AddressMember, BookCheck, Entry, Group, Member

PAGE = 50


@dataclass(frozen=True)
class Checked:
    """What `books check` last said; `is_current` = nothing was written since."""

    at: datetime | None
    faults: int
    is_current: bool


@dataclass(frozen=True)
class GroupLine:
    """A group in the list."""

    id: int
    code: str
    name: str
    place: str
    state: str
    members: int
    last_entry: datetime | None
    heard_at: datetime | None
    checked: Checked


_MEMBERS = (
    select(func.count())
    .where(Member.group_id == Group.id, Member.left_on.is_(None))
    .scalar_subquery()
)
_HEARD = (
    select(func.max(Address.heard_at))
    .join(AddressMember, AddressMember.address_id == Address.id)
    .where(AddressMember.group_id == Group.id)
    .scalar_subquery()
)
_WANTED = or_(
    Group.name.ilike(bindparam("like"), escape="\\"),
    Group.code.ilike(bindparam("like"), escape="\\"),
    Group.place.ilike(bindparam("like"), escape="\\"),
)
_LINES: Select[*tuple[Any, ...]] = (
    select(
        Group.id,
        Group.code,
        Group.name,
        Group.place,
        Group.state,
        Group.head,
        _MEMBERS.label("members"),
        Entry.recorded_at,
        _HEARD.label("heard_at"),
        BookCheck.checked_at,
        BookCheck.faults,
        BookCheck.head.label("checked_head"),
    )
    .outerjoin(Entry, (Entry.group_id == Group.id) & (Entry.number == Group.entries))
    .outerjoin(BookCheck, BookCheck.group_id == Group.id)
)
_PAGE = (
    _LINES.where(_WANTED).order_by(Group.code).limit(bindparam("most")).offset(bindparam("skipped"))
)
_ONE = _LINES.where(Group.id == bindparam("group_id"))
_COUNT = select(func.count()).select_from(Group).where(_WANTED)
_HEAD = select(Group.head).where(Group.id == bindparam("group_id"))
_KEEP: dict[str, Any] = {}
for _name, _insert in (("sqlite", sqlite.insert), ("postgresql", postgresql.insert)):
    _new = _insert(BookCheck)
    _KEEP[_name] = _new.on_conflict_do_update(
        index_elements=[BookCheck.group_id],
        set_={n: getattr(_new.excluded, n) for n in ("checked_at", "head", "faults")},
    )


def groups(connection: Connection, wanted: str, page: int) -> tuple[int, Sequence[GroupLine]]:
    """How many there are in whose name, code or place this stands, and the page from 1 on."""
    like = {"like": f"%{_plain(wanted)}%"}
    place = {"most": PAGE, "skipped": (page - 1) * PAGE}
    total = connection.execute(_COUNT, like).scalar_one()
    return int(total), [_line(row) for row in connection.execute(_PAGE, like | place)]


def group(connection: Connection, group_id: int) -> GroupLine | None:
    """The same of one."""
    row = connection.execute(_ONE, {"group_id": group_id}).first()
    return _line(row) if row else None


def recheck(connection: Connection, group_id: int, at: datetime) -> int:
    """Recompute its books and keep what came of it; returns the number of faults."""
    head = connection.execute(_HEAD, {"group_id": group_id}).scalar_one()
    faults = len(check(connection, group_id))
    kept = {"group_id": group_id, "checked_at": at, "head": head, "faults": faults}
    connection.execute(_KEEP[connection.dialect.name], kept)
    return faults


def _plain(wanted: str) -> str:
    """No sign of it means anything to LIKE."""
    said = " ".join(wanted.split())
    return said.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def _line(row: Any) -> GroupLine:
    checked = Checked(row.checked_at, row.faults or 0, row.checked_head == row.head)
    return GroupLine(
        row.id, row.code, row.name, row.place, row.state, row.members, row.recorded_at,
        row.heard_at, checked,
    )  # fmt: skip
