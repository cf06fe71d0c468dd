"""What she can do here: what her role needs most, and by chapters everything else."""

from bot.context import Context
from bot.i18n import _
from bot.talk import Choice, Say
from handlers._chapters import CHAPTERS, FOR_ALL, MEMBER, OFFICER, Things

_TODAY: Things = {"meeting_open": "Begin the meeting"}


def help_(it: Context) -> Say:
    """The first page of her role, or the chapter that she chose."""
    chapter = it.slots.topic if it.meaning.intent == "help" else ""
    if chapter in CHAPTERS and (it.me.is_officer or chapter in FOR_ALL):
        return Say(_("What is it about?"), _choices(CHAPTERS[chapter]))
    hello = _("{name}, you can simply write to me. For example:", name=it.me.name)
    return Say(hello, _choices(_first(it)))


def _first(it: Context) -> Things:
    if not it.me.is_officer:
        return MEMBER
    return {**_TODAY, **OFFICER} if it.meets_today() else OFFICER


def _choices(things: Things) -> tuple[Choice, ...]:
    return tuple(Choice(thing, _(label)) for thing, label in things.items())
