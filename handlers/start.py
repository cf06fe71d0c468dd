"""She wants messages again."""

from bot.context import Context
from bot.domain.commands import StartMessages
from bot.talk import Done


def start(_it: Context) -> Done:
    """Receipts and reminders go to this phone again."""
    return Done("", StartMessages())
