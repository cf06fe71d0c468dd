"""Interest that is due is let off."""

from bot.context import Context
from bot.talk import Start
from handlers._loans import the_loan


def interest_waive(it: Context) -> Start:
    """Of the loan that a choice names, or of hers who is named and has one."""
    it.must_be_officer()
    return Start("interest_waive", the_loan(it))
