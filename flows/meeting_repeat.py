"""Meetings repeat by a rule: every month on a day, or every week."""

from bot.context import Context
from bot.domain.commands import RepeatMeetings
from bot.domain.schedule import next_day
from bot.i18n import _, clock_time, long_day
from bot.talk import Done, Rule, Talk, TimeOfDay, Words, YesNo, ask


def meeting_repeat(it: Context) -> Talk[Done]:
    """The first date is read back with its weekday."""
    it.must_lead()
    rule = yield from ask("rule", _("On which day does it repeat?"), Rule(it.today))
    at = yield from ask("time", _("At what time?"), TimeOfDay())
    place = yield from ask("place", _("Where?"), Words())
    text = _(
        "Meetings repeat, first on {day}, {time}, {place}. Is that right? Yes or no?",
        day=long_day(next_day(rule, it.today)),
        time=clock_time(at),
        place=place,
    )
    if not (yield from ask("ok", text, YesNo())):
        return Done(_("All right. Nothing was changed."))
    return Done("", RepeatMeetings(rule, at.hour, at.minute, place))
