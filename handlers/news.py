"""What the last message told of without saying it."""

from bot.context import Context
from bot.i18n import _
from bot.talk import Say


def news(it: Context) -> Say:
    """All of it, as it would have come one by one."""
    texts = it.news()
    if not texts:
        return Say(_("There is no other news for you now."))
    return Say("\n\n".join(texts))
