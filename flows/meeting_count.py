"""The cash in the box is counted and laid beside what the book says."""

from bot.context import Context
from bot.domain.commands import CountCash
from bot.domain.errors import Code, DomainError
from bot.i18n import _, money
from bot.talk import AGENDA, Counted, Done, Start, Talk, ask
from bot.wording.phrases import called, claim_line, find


def meeting_count(it: Context) -> Talk[Done]:
    """What is counted is only noted: nothing is posted by it."""
    it.must_be_officer()
    meeting = it.unclosed()
    if meeting is None:
        raise DomainError(Code.NO_SESSION)
    text = _(
        "Please count the cash with {who}. By the book there is {cash}. How much is there?",
        who=called(find(it.members, meeting.holder)),
        cash=money(meeting.there),
    )
    waiting = ", ".join(claim_line(find(it.members, c.member), c) for c in it.claims())
    if waiting:
        text = _("Still waiting for a yes: {claims}", claims=waiting) + "\n" + text
    counted = yield from ask("counted", text, Counted(it.group.bylaws.cash_limit))
    return Done("", CountCash(meeting.number, counted), Start(AGENDA))
