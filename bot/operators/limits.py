"""How often something may be tried in a while, counted in SQL: all web processes count together."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Integer, bindparam, case, cast, delete
from sqlalchemy.dialects import postgresql, sqlite

from bot.operators.secrets import digest
from bot.store.tables import OperatorTry
from bot.store.types import Utc

_KEPT = timedelta(days=1)
_COUNT: dict[str, Any] = {}
for _name, _insert in (("sqlite", sqlite.insert), ("postgresql", postgresql.insert)):
    _new = _insert(OperatorTry).values(what=bindparam("what"), since=bindparam("at"), count=1)
    _is_old = OperatorTry.since <= bindparam("over", type_=Utc())
    _COUNT[_name] = _new.on_conflict_do_update(
        index_elements=[OperatorTry.what],
        set_={
            "since": case((_is_old, _new.excluded.since), else_=OperatorTry.since),
            "count": case((_is_old, cast(1, Integer)), else_=OperatorTry.count + 1),
        },
    ).returning(OperatorTry.count)
_SWEEP = delete(OperatorTry).where(OperatorTry.since < bindparam("before"))


def allowed(
    connection: Connection, what: str, whose: str, most: int, span: timedelta, at: datetime
) -> bool:
    """Count one more try of `what`; False from the one after `most` in `span` on."""
    connection.execute(_SWEEP, {"before": at - _KEPT})
    tried = {"what": f"{what}:{digest(whose)}", "at": at, "over": at - span}
    count = connection.execute(_COUNT[connection.dialect.name], tried).scalar_one()
    return int(count) <= most
