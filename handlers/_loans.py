"""Which loan a message is about."""

from typing import Any

from bot.context import Context


def the_loan(it: Context) -> dict[str, Any]:
    """Kept answer "loan"; nothing where it has to be asked."""
    if it.slots.number:
        return {"loan": it.slots.number}
    open_ = [line for line in it.all_loans(("paid",)) if line.member in it.slots.members]
    return {"loan": open_[0].number} if len(open_) == 1 else {}
