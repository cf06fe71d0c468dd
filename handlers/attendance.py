"""An officer writes down who was at the meeting."""

from bot.context import Context, Sitting
from bot.domain.commands import MarkAttendance
from bot.talk import AGENDA, Done, Start, came
from bot.wording.unclear import sentence


def attendance(it: Context) -> Start | Done:
    """ "Everyone, 4 did not come", or the names of those who came."""
    it.must_be_officer()
    if it.session and it.slots.unclear:  # there it is written without a question in between
        return Start("attendance", note=sentence(it.slots.unclear[0], it.members))
    if it.session and _is_marked(it.session) and not it.slots.everyone:
        return _changed(it, it.session)
    present = list(came(it.slots, it.members))
    return Start("attendance", {"present": present} if present else {})


def _is_marked(meeting: Sitting) -> bool:
    return bool(meeting.present or meeting.absent)


def _changed(it: Context, meeting: Sitting) -> Done:
    """ "7 came too": of the others it stays as it was written."""
    gone = {*it.slots.excepted, *it.slots.absent}
    here = {*it.slots.present, *it.slots.members} - gone
    then = Start(AGENDA) if it.runs_meeting else None
    return Done("", MarkAttendance(meeting.number, tuple(sorted(here)), tuple(sorted(gone))), then)
