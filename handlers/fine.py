"""An officer writes down a fine that was paid."""

from dataclasses import replace

from bot.context import Context
from bot.talk import Say, Start
from handlers.deposit_record import deposit_record


def fine(it: Context) -> Say | Start:
    """As a deposit, to the account of fines."""
    slots = replace(it.slots, head=it.slots.head or "fine_absent")
    return deposit_record(it.taking(replace(it.meaning, slots=slots)))
