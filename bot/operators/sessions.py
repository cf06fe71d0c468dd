"""A browser that an operator is in with: a row here, and there a cookie that only names it."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, bindparam, delete, insert, or_, select, update

from bot.operators import people
from bot.operators.people import Operator
from bot.operators.secrets import cookie, digest
from bot.store.tables import OperatorSession

IDLE = timedelta(minutes=30)
LONGEST = timedelta(hours=12)
HALF = timedelta(minutes=10)  # for the code, after the link


@dataclass(frozen=True)
class Session:
    """`is_whole`: her code was right too; before that she sees nothing."""

    operator: Operator
    is_whole: bool


_ONE = select(OperatorSession).where(OperatorSession.digest == bindparam("which"))
_SEEN = (
    update(OperatorSession)
    .where(OperatorSession.digest == bindparam("which"))
    .values(seen_at=bindparam("at"))
)
_END = delete(OperatorSession).where(OperatorSession.digest == bindparam("which"))
_OVER = delete(OperatorSession).where(
    or_(OperatorSession.seen_at <= bindparam("idle"), OperatorSession.began_at <= bindparam("old"))
)


def begin(connection: Connection, operator: Operator, at: datetime) -> str:
    """After the link: half in. Returns the cookie, which was never seen before."""
    connection.execute(_OVER, {"idle": at - IDLE, "old": at - LONGEST})
    return _new(connection, operator.id, at, None)


def complete(connection: Connection, before: str, operator: Operator, at: datetime) -> str:
    """After the code: in, under a new cookie; the one that was there before opens nothing."""
    end(connection, before)
    return _new(connection, operator.id, at, at)


def find(connection: Connection, given: str, at: datetime) -> Session | None:
    """Whose browser it is; None when its time is over or she may come in no more."""
    row = connection.execute(_ONE, {"which": digest(given)}).first() if given else None
    if row is None or at >= row.began_at + LONGEST or at >= row.seen_at + IDLE:
        return None
    if row.signed_in_at is None and at >= row.began_at + HALF:
        return None
    operator = people.find(connection, row.operator_id)
    if operator is None or operator.disabled_at is not None:
        return None
    connection.execute(_SEEN, {"which": row.digest, "at": at})
    return Session(operator, row.signed_in_at is not None)


def end(connection: Connection, given: str) -> None:
    """Sign out."""
    connection.execute(_END, {"which": digest(given)})


def _new(connection: Connection, operator: int, at: datetime, signed_in: datetime | None) -> str:
    given = cookie()
    row = {
        "digest": digest(given),
        "operator_id": operator,
        "began_at": at,
        "seen_at": at,
        "signed_in_at": signed_in,
    }
    connection.execute(insert(OperatorSession).values(row))
    return given
