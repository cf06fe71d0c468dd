"""What operators saw and did: who, when, which screen, which group; no text, name or phone.

The database refuses to change or delete a line.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, bindparam, insert, or_, select

from bot.outbox.rows import AnyRow
from bot.store.tables import Group, Operator, OperatorAct

SEEN, DONE, REFUSED = "seen", "done", "refused"
PAGE = 100


@dataclass(frozen=True)
class Act:
    """One line to be: `act` names the screen or the change, `subject` is a number."""

    act: str
    outcome: str
    group_id: int | None = None
    subject: str = ""


_WRITE = insert(OperatorAct)
_LATEST = (
    select(
        OperatorAct.id,
        OperatorAct.at,
        OperatorAct.act,
        OperatorAct.outcome,
        OperatorAct.group_id,
        OperatorAct.subject,
        Operator.name,
        Group.code,
    )
    .outerjoin(Operator, Operator.id == OperatorAct.operator_id)
    .outerjoin(Group, Group.id == OperatorAct.group_id)
    .where(
        or_(bindparam("before") == 0, OperatorAct.id < bindparam("before")),
        or_(bindparam("of_group") == 0, OperatorAct.group_id == bindparam("of_group")),
        or_(bindparam("changes") == 0, OperatorAct.outcome != SEEN),
    )
    .order_by(OperatorAct.id.desc())
    .limit(PAGE)
)


def write(connection: Connection, operator: int | None, act: Act, at: datetime) -> None:
    """Add a line, in the transaction of what it tells of."""
    line = {
        "at": at,
        "operator_id": operator,
        "act": act.act,
        "outcome": act.outcome,
        "group_id": act.group_id,
        "subject": act.subject,
    }
    connection.execute(_WRITE, line)


def latest(
    connection: Connection, before: int = 0, group_id: int = 0, *, changes: bool = False
) -> Sequence[AnyRow]:
    """A page of them, the newest first; `changes` = without what was only looked at."""
    which = {"before": before, "of_group": group_id, "changes": int(changes)}
    return connection.execute(_LATEST, which).all()
