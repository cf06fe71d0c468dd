"""The next meeting does not take place."""

from bot.context import Context
from bot.domain.commands import CancelMeeting
from bot.i18n import _
from bot.talk import Done, Talk, YesNo, about, ask
from bot.wording.notes import when


def meeting_cancel(it: Context) -> Talk[Done]:
    """Asked once more: everyone is told at once."""
    it.must_lead()
    meeting = it.next_meeting()
    if meeting is None:
        return Done(_("No meeting is planned."))
    at = when(meeting.starts_at, it.zone)
    text = _("Shall the meeting on {when} be cancelled? Yes or no?", when=at)
    if not (yield from ask(f"ok:{about(meeting.number, meeting.version)}", text, YesNo())):
        return Done(_("All right. The meeting stays."))
    return Done("", CancelMeeting(meeting.number))
