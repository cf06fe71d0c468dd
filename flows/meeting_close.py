"""The meeting is closed: what is still open is said before, and a second officer has to agree."""

from collections.abc import Iterator

from bot.context import Context, Sitting
from bot.domain.commands import AnswerProposal, CloseMeeting
from bot.domain.errors import Code, DomainError
from bot.i18n import _, money
from bot.talk import Done, Start, Talk, YesNo, about, ask
from bot.wording.phrases import called, claim_line, find
from bot.wording.sessions import report


def meeting_close(it: Context) -> Talk[Done]:
    """Only with the cash counted; everything the second officer will agree to is read back."""
    it.must_be_officer()
    meeting = it.unclosed()
    if meeting is None:
        raise DomainError(Code.NO_SESSION)
    asked = next((p.number for p in it.proposals() if p.kind == "close"), None)
    if asked is not None:
        return (yield from _agree(it, meeting, asked))
    if not meeting.is_counted:
        return Done(then=Start("meeting_count"))
    if meeting.carrying or meeting.naming or meeting.lending:
        return Done(_waits(it, meeting))
    if meeting.closing == meeting.there:
        raise DomainError(Code.CLOSING_ASKED)
    rows = [report(meeting, it.members, it.zone), *_open(it)]
    rows.append(_("Shall the meeting be closed? Then nothing in it can be changed. Yes or no?"))
    key = f"ok:{about(meeting.number, meeting.sums, meeting.money)}"
    if not (yield from ask(key, "\n".join(rows), YesNo())):
        return Done(_('All right, the meeting goes on. To close it, write "close meeting".'))
    return Done("", CloseMeeting(meeting.number))


def _agree(it: Context, meeting: Sitting, proposal: int) -> Talk[Done]:
    """Another officer has proposed it already: hers is the second yes."""
    rows = [report(meeting, it.members, it.zone), *_open(it)]
    rows.append(_("Another officer wants to close the meeting. Is that right? Yes or no?"))
    key = f"agree:{about(proposal, meeting.sums, meeting.money)}"
    return Done("", AnswerProposal(proposal, (yield from ask(key, "\n".join(rows), YesNo()))))


def _waits(it: Context, meeting: Sitting) -> str:
    """The box is right only when the carrier, who gets a loan, or who agrees has said yes."""
    if meeting.naming:
        return _(
            'I wait for another officer\'s yes for {amount}. After that write "close meeting".',
            amount=money(abs(meeting.naming)),
        )
    moving = (*meeting.carrying, *meeting.lending.items())
    who = ", ".join(
        f"{called(find(it.members, n))} {money(p) if p else ''}".strip() for n, p in moving
    )
    return _('I wait for the yes of {who}. After that write "close meeting".', who=who)


def _open(it: Context) -> Iterator[str]:
    """What the second officer should know of; it can be settled after the meeting too."""
    claims = it.claims()
    if claims:
        lines = ", ".join(claim_line(find(it.members, claim.member), claim) for claim in claims)
        yield _("Still waiting for a yes: {claims}", claims=lines)
    disputes = len(it.disputes())
    if disputes:
        yield _("Complaints that nobody has decided: {count}", count=disputes)
