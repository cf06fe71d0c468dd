"""Lines that several answers share."""

from bot.context import Context
from bot.i18n import _, clock_time, local, money, plain_day
from bot.wording.notes import when
from bot.wording.phrases import called


def named(it: Context, to_her: str, paise: int) -> str:
    """A sum with whose it is: "Sita, your savings: ₹100", or to an officer "Sita (6): ₹100"."""
    whose = it.whose()
    if whose != it.me:
        return f"{called(whose)}: {money(paise)}"
    return to_her.format(name=whose.name, amount=money(paise))


def dues_line(it: Context) -> str:
    """What she owes, or that she owes nothing."""
    owed = it.dues(it.whose())
    return _("Still to pay: {amount}", amount=money(owed)) if owed else _("Nothing to pay.")


def meeting_line(it: Context) -> str:
    """The next meeting, "" where none is planned."""
    meeting = it.next_meeting()
    if meeting is None:
        return ""
    text = _("Next meeting: {when}", when=when(meeting.starts_at, it.zone))
    place = meeting.place or it.group.meeting_place
    return f"{text}, {place}" if place else text


def meeting_brief(it: Context) -> str:
    """The next meeting without weekday and place: with her balance it fits into one SMS."""
    meeting = it.next_meeting()
    if meeting is None:
        return ""
    starts = local(meeting.starts_at, it.zone)
    said = f"{plain_day(starts.date())}, {clock_time(starts.time())}"
    return _("Meeting: {when}", when=said)
