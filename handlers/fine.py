"""An officer writes down a fine that was paid."""

from dataclasses import replace

from bot.context import Context
from bot.i18n import _
from bot.talk import Say, Start, collected
from handlers.deposit_record import deposit_record


def fine(it: Context) -> Say | Start:
    """As a deposit, to the account of fines; nothing is begun that would forget it is a fine."""
    it.must_be_officer()
    slots = replace(it.slots, head=it.slots.head or "fine_absent")
    if collected(slots, it.members, it.number).is_empty:
        return Say(_("Who paid the fine, and how much? Like this: 7 fine 10"))
    return deposit_record(it.taking(replace(it.meaning, slots=slots)))
