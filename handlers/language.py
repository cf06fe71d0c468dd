"""She wants another language."""

from bot.context import Context
from bot.talk import Start


def language(it: Context) -> Start:
    """Which one, if she said so."""
    return Start("language", {"language": it.slots.language} if it.slots.language else {})
