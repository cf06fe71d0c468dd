"""Several kinds of money in one line: each is read back and written by itself, in turn."""

from dataclasses import replace

from bot.context import Context
from bot.talk import Done, Say, Start
from handlers.deposit_record import deposit_record
from handlers.deposit_report import deposit_report
from handlers.fine import fine
from handlers.repayment import repayment

_OF_EACH = {
    "deposit_record": deposit_record,
    "deposit_report": deposit_report,
    "fine": fine,
    "repayment": repayment,
}


def several(it: Context) -> Say | Start | Done:
    """The first begins, and each leads to the one behind it."""
    first, *further = [_OF_EACH[part.intent](it.taking(part)) for part in it.slots.other["parts"]]
    chain: Start | None = None
    for one in reversed(further):
        if not isinstance(one, Start):
            return one  # it cannot be begun as it was said: none is
        chain = replace(one, then=chain)
    return replace(first, then=chain) if isinstance(first, Start) else first
