"""A meeting is called."""

from datetime import datetime

from bot.context import Context, MeetingLine
from bot.domain.commands import CallMeeting, MoveMeeting
from bot.i18n import _, clock_time, long_day
from bot.talk import Day, Done, OneOf, Talk, TimeOfDay, Words, YesNo, ask
from bot.wording.notes import when


def meeting_set(it: Context) -> Talk[Done]:
    """Day, time and place; the day is read back with its weekday."""
    it.must_lead()
    planned = it.next_meeting()
    instead = planned is not None and (yield from _instead(it, planned))
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
    starts_at = datetime.combine(day, at, it.zone)
    if planned and instead:
        return Done("", MoveMeeting(planned.number, starts_at, place))
    return Done("", CallMeeting(starts_at, place))


def _instead(it: Context, planned: MeetingLine) -> Talk[bool]:
    """One is planned already: she may mean that one, at another time."""
    text = _("A meeting is set already: {when}.", when=when(planned.starts_at, it.zone))
    options = (("move", _("Move it")), ("another", _("One more meeting")))
    what = yield from ask("instead", text, OneOf(options))
    return bool(what == "move")
