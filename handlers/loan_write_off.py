"""A loan is given up."""

from bot.context import Context
from bot.talk import Start
from handlers._loans import the_loan


def loan_write_off(it: Context) -> Start:
    """Of the loan that a choice names, or of hers who is named and has one."""
    it.must_be_officer()
    return Start("loan_write_off", the_loan(it))
