"""Questions about loans, which are not kept here yet."""

from bot.context import Context
from bot.i18n import _
from bot.talk import Say
from bot.wording.phrases import called


def loan(it: Context) -> Say:
    """Said plainly, with whom to ask."""
    officers = [officer for officer in it.officers() if officer.number != it.number]
    who = called(officers[0]) if officers else _("your officers")
    return Say(_("I do not keep loans yet. Please ask {officer}.", officer=who))
