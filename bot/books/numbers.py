"""Numbers that count up within a group: of claims, proposals, disputes, meetings."""

from sqlalchemy import func, select
from sqlalchemy.orm import InstrumentedAttribute

from bot.books.case import Case


def next_number(case: Case, number: InstrumentedAttribute[int]) -> int:
    """One more than the highest so far; the lock on the group keeps others from taking it."""
    of_group = number.class_.group_id == case.group_id
    return int(
        case.connection.execute(
            select(func.coalesce(func.max(number), 0) + 1).where(of_group)
        ).scalar_one()
    )
