"""Numbers that count up within a group: of claims, proposals, disputes, meetings."""

from functools import cache

from sqlalchemy import Select, bindparam, func, select
from sqlalchemy.orm import InstrumentedAttribute

from bot.books.case import Case


def next_number(case: Case, number: InstrumentedAttribute[int]) -> int:
    """One more than the highest so far; the lock on the group keeps others from taking it."""
    statement = _highest(number)
    return int(case.connection.execute(statement, {"of_group": case.group_id}).scalar_one())


@cache
def _highest(number: InstrumentedAttribute[int]) -> Select[int]:
    of_group = number.class_.group_id == bindparam("of_group")
    return select(func.coalesce(func.max(number), 0) + 1).where(of_group)
