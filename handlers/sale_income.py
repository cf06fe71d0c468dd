"""Something was sold, or work was done for a bill."""

from bot.context import Context
from bot.talk import Start
from handlers._movement import activity_of, begin, trade_named


def sale_income(it: Context) -> Start:
    """What for, how much, and whether it is paid."""
    it.must_be_officer()
    kind = "job_work" if it.slots.other.get("job") else "sale"
    if kind == "sale" and not it.slots.other.get("place") and (paid := trade_named(it)):
        return paid
    return begin(it, kind, **activity_of(it, guess=True))
