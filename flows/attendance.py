"""Who was at the meeting."""

from bot.context import Context
from bot.domain.commands import MarkAttendance
from bot.i18n import _
from bot.talk import AGENDA, Attended, Came, Done, Start, Talk, YesNo, about, ask
from bot.talk import Member as MemberOf
from bot.wording.notes import when
from bot.wording.phrases import called, find, in_full


def attendance(it: Context) -> Talk[Done]:
    """Read back with the names of those who were not there.

    In a meeting that is going on they are read back when it is written: no money hangs on it, and
    she may say it again. Fewer than half were hardly meant: that is asked.
    """
    it.must_be_officer()
    meeting = it.session or it.last_meeting()
    if meeting is None:
        return Done(_("There was no meeting yet."))
    text = _('Who was there? Write the numbers, or "everyone".')
    said = yield from ask("present", text, Attended(it.members, it.today))
    present = yield from _all_but_her(it, said)
    absent = tuple(m.number for m in it.members if m.number not in present)
    command = MarkAttendance(meeting.number, present, absent)
    if it.session and 2 * len(present) >= len(it.members):
        return Done("", command, Start(AGENDA) if it.runs_meeting else None)
    names = ", ".join(called(find(it.members, number)) for number in absent)
    sure = _(
        "Meeting on {when}: {present} were there. Not there: {names}. Is that right? Yes or no?",
        when=when(meeting.starts_at, it.zone),
        present=len(present),
        names=names or "–",
    )
    then = Start(AGENDA) if it.runs_meeting else None
    if not (yield from ask(f"ok:{about(meeting.number, present)}", sure, YesNo())):
        return Done(_("All right. Nothing was written."), then=then)
    return Done("", command, then)


def _all_but_her(it: Context, said: Came) -> Talk[tuple[int, ...]]:
    """Where several have the name of her who did not come, it is asked who it is."""
    if not said.which:
        return said.present
    among = [m for m in it.members if m.number in said.which]
    women = "\n".join(in_full(member) for member in among)
    text = _("There is more than one:\n{women}\nWho did not come? Write her number.", women=women)
    gone = yield from ask("which", text, MemberOf(among))
    return tuple(number for number in said.present if number != gone)
