"""Cash is given to a member who takes it to the bank."""

from bot.context import Context
from bot.talk import Start
from handlers._money import one_member_and_amount


def carry_cash(it: Context) -> Start:
    """What is missing is asked."""
    it.must_be_officer()
    return Start("carry_cash", one_member_and_amount(it))
