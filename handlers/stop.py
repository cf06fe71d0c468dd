"""She wants no messages any more."""

from bot.context import Context
from bot.domain.commands import StopMessages
from bot.talk import Done


def stop(_it: Context) -> Done:
    """Stop means stop, for a stranger's phone too."""
    return Done("", StopMessages())
