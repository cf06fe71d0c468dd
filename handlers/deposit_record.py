"""An officer writes down what members paid: one, several, all, or all but some."""

from bot.context import Context
from bot.domain.errors import Code, DomainError
from bot.talk import Lines, Start, collected


def deposit_record(it: Context) -> Start:
    """Whatever the message gave is kept; the rest is asked, and everything is read back."""
    it.must_be_officer()
    given = collected(it.slots, it.members, it.number)
    if given.is_empty and any(paise == 0 for _who, paise in it.slots.amounts):
        raise DomainError(Code.AMOUNT_ZERO)
    if given.is_empty:
        return Start("collection", note=" ".join(given.unclear))
    return Start("collection", {"lines": Lines(it.members, it.number, it.today).keep(given)})
