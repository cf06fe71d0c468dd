"""Another woman keeps the cash box from now on."""

from bot.context import Context
from bot.talk import Start
from handlers._money import one_member_and_amount


def change_holder(it: Context) -> Start:
    """The new keeper may be named in the message."""
    it.must_be_officer()
    answers = one_member_and_amount(it)
    answers.pop("amount", None)
    return Start("change_holder", answers)
