"""Who comes to the next meeting."""

from bot.context import Context
from bot.i18n import _
from bot.talk import Say
from bot.wording.phrases import called, find
from handlers._parts import meeting_line


def rsvp_list(it: Context) -> Say:
    """For officers: those who come, those who do not, and how many have not said."""
    it.must_be_officer()
    meeting = it.next_meeting()
    if meeting is None:
        return Say(_("No meeting is planned."))
    said = it.invitations(meeting.number)
    coming = [called(find(it.members, n)) for n, yes in sorted(said.items()) if yes]
    not_coming = [called(find(it.members, n)) for n, yes in sorted(said.items()) if yes is False]
    rows = [
        meeting_line(it),
        _("Coming ({count}): {names}", count=len(coming), names=", ".join(coming) or "–"),
        _(
            "Not coming ({count}): {names}",
            count=len(not_coming),
            names=", ".join(not_coming) or "–",
        ),
        _("Not said yet: {count}", count=len(it.members) - len(coming) - len(not_coming)),
    ]
    return Say("\n".join(rows))


def _names(women: list[str]) -> str:
    return ", ".join(women) or "–"
