"""How the meeting stands, or what came of the last one."""

from bot.context import Context
from bot.i18n import _
from bot.talk import Say
from bot.wording.sessions import report
from flows.agenda import open_stage


def meeting_state(it: Context) -> Say:
    """Totals and who has the cash, for everybody: in the meeting all hear them read out."""
    meeting = it.session or (it.unclosed() if it.me.is_officer else None) or it.last_closed()
    if meeting is None:
        return Say(_("No meeting has been written down with me yet."))
    rows = [report(meeting, it.members, it.zone)]
    if meeting.closed_at is None and it.me.is_officer:
        rows.append(_("Next: {step}", step=_(open_stage(it, meeting).title)))
    return Say("\n".join(rows))
