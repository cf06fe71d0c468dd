"""An officer asks the others once more for their yes to a new group."""

from bot.context import Context
from bot.domain.commands import BeginGroup
from bot.i18n import _
from bot.talk import Done, Say


def begin_group(it: Context) -> Say | Done:
    """Where somebody refused, or 48 hours passed."""
    it.must_be_officer()
    if it.group.is_open:
        return Say(_("The group {group} has begun already.", group=it.group.name))
    return Done("", BeginGroup())
