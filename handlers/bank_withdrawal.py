"""Cash was drawn from the bank."""

from bot.context import Context
from bot.talk import Start
from handlers._movement import begin


def bank_withdrawal(it: Context) -> Start:
    """Two sign at the bank; here, too, a second officer has to agree."""
    it.must_be_officer()
    return begin(it, "withdrawal")
