"""A request for a loan is not granted, or she wants it no more."""

from bot.context import Context
from bot.talk import Start


def loan_refuse(it: Context) -> Start:
    """Which one is asked where there are several."""
    lines = it.all_loans(("asked",)) if it.me.is_officer else it.loans(states=("asked",))
    return Start("loan_refuse", {"loan": lines[0].number} if len(lines) == 1 else {})
