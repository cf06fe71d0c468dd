"""New instalments for what is left of a loan."""

from bot.context import Context
from bot.talk import Start
from handlers._loans import the_loan


def loan_reschedule(it: Context) -> Start:
    """Of the loan that a choice names, or of hers who is named and has one."""
    it.must_be_officer()
    return Start("loan_reschedule", the_loan(it))
