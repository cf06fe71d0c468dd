"""The operators of this server: added at the command line or by one who may, never by themselves.

Their phones are addresses like any other, but reach no member: nothing of a group goes there.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from bot.i18n import N_
from bot.imports.cells import UnusableError, phone
from bot.store.tables import Operator as Row
from bot.store.tables import OperatorSession

_LONGEST = 60  # signs of a name


class Role(StrEnum):
    """Each may do all that the one before may."""

    VIEWER = "viewer"  # sees
    HELPER = "helper"  # sends again, tries imports
    ADMIN = "admin"  # imports, takes phones away, says who is an operator

    def may(self, needed: "Role") -> bool:
        """Whether this one is enough."""
        order = list(Role)
        return order.index(self) >= order.index(needed)


@dataclass(frozen=True)
class Operator:
    """One of them; `seed` = what the secret of her code app is made from, "" = none yet."""

    id: int
    name: str
    phone: str
    role: Role
    seed: str
    enrolled_at: datetime | None
    locked_until: datetime | None
    disabled_at: datetime | None


class OperatorError(Exception):
    """Why it cannot be done: a text of the catalogue, in English."""


_ALL = select(
    Row.id, Row.name, Row.phone, Row.role, Row.seed, Row.enrolled_at, Row.locked_until,
    Row.disabled_at,
)  # fmt: skip
_LISTED = _ALL.order_by(Row.disabled_at.is_not(None), Row.name, Row.id)
_BY_ID = _ALL.where(Row.id == bindparam("operator"))
_BY_PHONE = _ALL.where(Row.phone == bindparam("number"))
_OTHER_ADMINS = select(Row.id).where(
    Row.role == Role.ADMIN, Row.disabled_at.is_(None), Row.id != bindparam("operator")
)
_OUT = delete(OperatorSession).where(OperatorSession.operator_id == bindparam("operator"))
_DISABLE = update(Row).where(Row.id == bindparam("operator")).values(disabled_at=bindparam("at"))
_ROLE = update(Row).where(Row.id == bindparam("operator")).values(role=bindparam("new_role"))
_RESET = (
    update(Row)
    .where(Row.id == bindparam("operator"))
    .values(seed="", enrolled_at=None, last_step=0, wrong=0, locked_until=None)
)


def add(connection: Connection, name: str, number: str, role: Role, at: datetime) -> int:
    """A new one, or one who was disabled before and begins anew. Raises OperatorError."""
    called = " ".join(name.split())[:_LONGEST]
    if not called:
        raise OperatorError(N_("A name is needed."))
    known = find_by_phone(connection, number)
    if known and known.disabled_at is None:
        raise OperatorError(N_("There is an operator with this number already."))
    if known:
        reset(connection, known.id)
        again = {"name": called, "role": role, "disabled_at": None}
        connection.execute(update(Row).where(Row.id == known.id).values(again))
        return known.id
    new = insert(Row).values(name=called, phone=_e164(number), role=role, created_at=at)
    return int(connection.execute(new.returning(Row.id)).scalar_one())


def everyone(connection: Connection) -> Sequence[Operator]:
    """Those who may come in first, by name."""
    return [_operator(row) for row in connection.execute(_LISTED)]


def find(connection: Connection, operator: int) -> Operator | None:
    """By id."""
    row = connection.execute(_BY_ID, {"operator": operator}).first()
    return _operator(row) if row else None


def find_by_phone(connection: Connection, number: str) -> Operator | None:
    """By number, however it is written. Raises OperatorError for what is none."""
    row = connection.execute(_BY_PHONE, {"number": _e164(number)}).first()
    return _operator(row) if row else None


def disable(connection: Connection, operator: int, at: datetime) -> None:
    """She is out at once, in every browser."""
    connection.execute(_DISABLE, {"operator": operator, "at": at})
    connection.execute(_OUT, {"operator": operator})


def give_role(connection: Connection, operator: int, role: Role) -> None:
    """From her next request on."""
    connection.execute(_ROLE, {"operator": operator, "new_role": role})


def reset(connection: Connection, operator: int) -> None:
    """Her code app counts no more (a lost phone): the next sign-in shows a new secret."""
    connection.execute(_RESET, {"operator": operator})
    connection.execute(_OUT, {"operator": operator})


def is_last_admin(connection: Connection, operator: int) -> bool:
    """Whether nobody else could let others in."""
    return connection.execute(_OTHER_ADMINS, {"operator": operator}).first() is None


def _e164(number: str) -> str:
    try:
        return phone(number)
    except UnusableError:
        raise OperatorError(N_("This is no Indian mobile number.")) from None


def _operator(row: Any) -> Operator:
    return Operator(
        row.id, row.name, row.phone, Role(row.role), row.seed, row.enrolled_at, row.locked_until,
        row.disabled_at,
    )  # fmt: skip
