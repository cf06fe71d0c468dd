"""An officer begins the meeting, or goes on with it."""

from bot.context import Context
from bot.domain.commands import OpenMeeting
from bot.i18n import _
from bot.talk import AGENDA, Done, Start, came


def meeting_open(it: Context) -> Done:
    """ "बैठक शुरू": then step by step; "बैठक शुरू, सब आईं" says who came at once."""
    it.must_be_officer()
    present = list(came(it.slots, it.members))
    then = Start("attendance", {"present": present}) if present else Start(AGENDA)
    text = _("The meeting is going on.") if it.session else ""
    return Done(text, OpenMeeting(), then)
