"""A correction while no question is open: which entry is meant has to be found first."""

from bot.context import Context
from bot.i18n import _
from bot.talk import Say, Start
from handlers.dispute import dispute


def correct(it: Context) -> Say | Start:
    """An officer takes an entry back by its code; a member says that hers is wrong."""
    if it.me.is_officer:
        return Say(_('To take an entry back, write its code and "wrong", like this: A7K2 wrong'))
    return dispute(it)
