"""The group has got a loan from outside."""

from bot.context import Context
from bot.talk import Start
from handlers.grant_receipt import outside


def outside_loan(it: Context) -> Start:
    """From a bank, if she named one."""
    it.must_be_officer()
    return outside(it, str(it.slots.other.get("account", "")))
