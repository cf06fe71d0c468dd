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
    said = [_OF_EACH[part.intent](it.taking(part)) for part in it.slots.other["parts"]]
    *before, chain = said
    for one in reversed(before):
        if not (isinstance(one, Start) and isinstance(chain, Start)):
            return chain if isinstance(one, Start) else one  # as it was said it cannot be begun
        chain = replace(one, then=chain)
    return chain
