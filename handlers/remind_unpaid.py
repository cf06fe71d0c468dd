"""An officer has those reminded who have not paid."""

from bot.context import Context
from bot.domain.commands import RemindUnpaid
from bot.talk import Done


def remind_unpaid(it: Context) -> Done:
    """Each gets a message of her own; nobody sees another's."""
    it.must_be_officer()
    return Done("", RemindUnpaid())
