"""Who was at the meeting."""

from bot.context import Context
from bot.domain.commands import MarkAttendance
from bot.i18n import _
from bot.talk import AGENDA, Attended, Done, Start, Talk, YesNo, about, ask
from bot.wording.notes import when
from bot.wording.phrases import called, find


def attendance(it: Context) -> Talk[Done]:
    """Read back with the names of those who were not there.

    In a meeting that is going on they are read back when it is written: no money hangs on it, and
    she may say it again.
    """
    it.must_be_officer()
    meeting = it.session or it.last_meeting()
    if meeting is None:
        return Done(_("There was no meeting yet."))
    text = _('Who was there? Write the numbers, or "everyone".')
    present = yield from ask("present", text, Attended(it.members, it.today))
    absent = tuple(m.number for m in it.members if m.number not in present)
    command = MarkAttendance(meeting.number, present, absent)
    if it.session:
        return Done("", command, Start(AGENDA) if it.runs_meeting else None)
    names = ", ".join(called(find(it.members, number)) for number in absent)
    sure = _(
        "Meeting on {when}: {present} were there. Not there: {names}. Is that right? Yes or no?",
        when=when(meeting.starts_at, it.zone),
        present=len(present),
        names=names or "–",
    )
    if not (yield from ask(f"ok:{about(meeting.number)}", sure, YesNo())):
        return Done(_("All right. Nothing was written."))
    return Done("", command)
