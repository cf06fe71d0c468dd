"""Lines that several answers share."""

from bot.context import Context
from bot.i18n import _, money
from bot.wording.notes import when


def dues_line(it: Context) -> str:
    """What she owes, or that she owes nothing."""
    owed = it.dues()
    return _("Still to pay: {amount}", amount=money(owed)) if owed else _("Nothing to pay.")


def meeting_line(it: Context) -> str:
    """The next meeting, "" where none is planned."""
    meeting = it.next_meeting()
    if meeting is None:
        return ""
    text = _("Next meeting: {when}", when=when(meeting.starts_at, it.zone))
    place = meeting.place or it.group.meeting_place
    return f"{text}, {place}" if place else text
