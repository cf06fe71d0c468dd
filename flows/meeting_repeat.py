"""Meetings repeat by a rule: every month on a day, every week, or on a day of the moon."""

from datetime import time

from bot.context import Context
from bot.domain.commands import RepeatMeetings
from bot.domain.schedule import is_lunar, next_day, next_days
from bot.i18n import _, clock_time, long_day
from bot.talk import Done, Rule, Talk, TimeOfDay, Words, YesNo, ask

_SHOWN = 3  # dates of a day of the moon, for her to hold against the almanac on her wall


def meeting_repeat(it: Context) -> Talk[Done]:
    """The first date is read back with its weekday; of the moon, the first three."""
    it.must_lead()
    rule = yield from ask("rule", _("On which day does it repeat?"), Rule(it.today))
    at = yield from ask("time", _("At what time?"), TimeOfDay())
    place = yield from ask("place", _("Where?"), Words())
    if not (yield from ask("ok", _read_back(it, rule, at, place), YesNo())):
        return Done(_("All right. Nothing was changed."))
    return Done("", RepeatMeetings(rule, at.hour, at.minute, place))


def _read_back(it: Context, rule: str, at: time, place: str) -> str:
    if is_lunar(rule):
        return _(
            "By the moon the next meetings are: {days}; {time}, {place}. Is that right? Yes or no?",
            days=", ".join(long_day(day) for day in next_days(rule, it.today, _SHOWN)),
            time=clock_time(at),
            place=place,
        )
    return _(
        "Meetings repeat, first on {day}, {time}, {place}. Is that right? Yes or no?",
        day=long_day(next_day(rule, it.today)),
        time=clock_time(at),
        place=place,
    )
