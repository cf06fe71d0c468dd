"""It is known now whose the money in the bank was."""

from bot.context import Context
from bot.talk import Start
from handlers._money import one_member_and_amount


def identify(it: Context) -> Start:
    """Code and name as far as the message gave them."""
    it.must_be_officer()
    answers = one_member_and_amount(it)
    answers.pop("amount", None)
    if it.slots.code:
        answers["code"] = it.slots.code
    return Start("identify", answers)
