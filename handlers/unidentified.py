"""Money came into the bank and nobody knows whose it is."""

from bot.context import Context
from bot.talk import Start
from handlers._money import one_member_and_amount


def unidentified(it: Context) -> Start:
    """The amount may be in the message."""
    it.must_be_officer()
    answers = one_member_and_amount(it)
    answers.pop("who", None)
    return Start("unidentified", answers)
