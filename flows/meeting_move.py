"""The next meeting gets another day, time or place."""

from datetime import datetime

from bot.context import Context
from bot.domain.commands import MoveMeeting
from bot.i18n import _, clock_time, long_day
from bot.talk import Day, Done, Talk, TimeOfDay, YesNo, about, ask
from bot.wording.notes import when


def meeting_move(it: Context) -> Talk[Done]:
    """What she does not name stays."""
    it.must_lead()
    meeting = it.next_meeting()
    if meeting is None:
        return Done(_("No meeting is planned."))
    old = meeting.starts_at.astimezone(it.zone)
    text = _("The meeting is on {when}. To which day?", when=when(meeting.starts_at, it.zone))
    day = yield from ask("day", text, Day(it.today, "future"))
    at = yield from ask("time", _("At what time?"), TimeOfDay())
    sure = _(
        "From {old} to {day}, {time}. Is that right? Yes or no?",
        old=when(meeting.starts_at, it.zone),
        day=long_day(day),
        time=clock_time(at),
    )
    if not (yield from ask(f"ok:{about(meeting.number, meeting.version, day, at)}", sure, YesNo())):
        return Done(_("All right. Nothing was changed."))
    new = datetime.combine(day, at, old.tzinfo)
    return Done("", MoveMeeting(meeting.number, new, meeting.place))
