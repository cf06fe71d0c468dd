"""A meeting is called."""

from datetime import datetime

from bot.context import Context
from bot.domain.commands import CallMeeting
from bot.i18n import _, clock_time, long_day
from bot.talk import Day, Done, Talk, TimeOfDay, Words, YesNo, ask


def meeting_set(it: Context) -> Talk[Done]:
    """Day, time and place; the day is read back with its weekday."""
    it.must_lead()
    day = yield from ask("day", _("On which day?"), Day(it.today, "future"))
    at = yield from ask("time", _("At what time?"), TimeOfDay())
    place = yield from ask("place", _("Where?"), Words())
    text = _(
        "Meeting on {day}, {time}, {place}. Is that right? Yes or no?",
        day=long_day(day),
        time=clock_time(at),
        place=place,
    )
    if not (yield from ask("ok", text, YesNo())):
        return Done(_("All right. Nothing was changed."))
    return Done("", CallMeeting(datetime.combine(day, at, it.zone), place))
