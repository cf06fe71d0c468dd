"""What waits for her yes or no, each with its two answers."""

from bot.context import Context
from bot.i18n import _
from bot.talk import Choice, Say
from handlers._waiting import waiting as things


def waiting(it: Context) -> Say:
    """As the reminder of it announced."""
    found = [thing for thing in things(it) if thing.topic == "proposal"]
    if not found:
        return Say(_("There is nothing that waits for your answer."))
    choices = []
    for thing in found:
        what = f"topic=proposal&number={thing.number}"
        choices.append(Choice(f"confirm_yes?{what}", _("Yes: {what}", what=thing.label)))
        choices.append(Choice(f"confirm_no?{what}", _("No: {what}", what=thing.label)))
    return Say(_("This waits for your yes or no:"), tuple(choices))
