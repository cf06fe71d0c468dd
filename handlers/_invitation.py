"""Her answer to a meeting: by a button of a notice, or in words."""

from bot.context import Context
from bot.domain.commands import AnswerInvitation
from bot.i18n import _
from bot.talk import Done, Say
from bot.wording.notes import when
from handlers._parts import meeting_line


def invitation(it: Context, *, yes: bool) -> Say | Done:
    """To the meeting a button names, otherwise to the next. She may change her mind till it begins.

    A button may be old: what it was about may be over, moved, or answered by it before.
    """
    number = it.slots.number
    meeting = it.meeting(number) if number else it.next_meeting()
    if meeting is None:
        return Say(_("No meeting is planned."))
    if number and (meeting.state != "planned" or meeting.starts_at <= it.at):
        over = _("That meeting is over or was cancelled.")
        return Say("\n".join(line for line in (over, meeting_line(it)) if line))
    if number and it.invitations(meeting.number).get(it.me.number) is yes:
        return Say(_already(yes=yes))
    moved = number and meeting.version > 1
    now = _("The meeting is now: {when}", when=when(meeting.starts_at, it.zone)) if moved else ""
    return Done(now, AnswerInvitation(meeting.number, yes))


def _already(*, yes: bool) -> str:
    if yes:
        return _("I have noted already that you will come.")
    return _("I have noted already that you cannot come.")
