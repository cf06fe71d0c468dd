"""When and where we meet next."""

from bot.context import Context
from bot.domain.commands import OpenMeeting
from bot.i18n import _
from bot.talk import AGENDA, Choice, Done, Say, Start
from handlers._parts import meeting_line


def meeting_when(it: Context) -> Say | Done:
    """With the question whether she comes; "बैठक" alone goes on with the one that is going on."""
    if it.session and it.me.is_officer and len(it.words.split()) == 1:
        return Done("", OpenMeeting(), Start(AGENDA))
    meeting = it.next_meeting()
    if meeting is None:
        return Say(_("No meeting is planned."))
    what = f"number={meeting.number}"
    choices = (
        Choice(f"rsvp_yes?{what}", _("I will come")),
        Choice(f"rsvp_no?{what}", _("I cannot come")),
    )
    answered = it.invitations(meeting.number).get(it.me.number) is not None
    return Say(meeting_line(it), () if answered else choices)
