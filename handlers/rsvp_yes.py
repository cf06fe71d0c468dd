"""She will come to the next meeting."""

from bot.context import Context
from bot.domain.commands import AnswerInvitation
from bot.i18n import _
from bot.talk import Done, Say


def rsvp_yes(it: Context) -> Say | Done:
    """To the meeting a button names, otherwise to the next."""
    meeting = it.meeting(it.slots.number) if it.slots.number else it.next_meeting()
    if meeting is None:
        return Say(_("No meeting is planned."))
    return Done("", AnswerInvitation(meeting.number, yes=True))
