"""The fines of a meeting: a list by the by-laws, which the officer changes or says yes to."""

from bot.context import Context
from bot.domain.commands import FineInMeeting, ImposeFine, SkipStep
from bot.domain.errors import Code, DomainError
from bot.domain.sessions import Step
from bot.i18n import _, money
from bot.talk import AGENDA, Done, Fined, Fines, Start, Talk, YesNo, about, ask
from bot.wording.notes import head_name
from bot.wording.phrases import find


def meeting_fines(it: Context) -> Talk[Done]:
    """Of each whether she has paid it or will owe it; a no lets all of them off."""
    it.must_be_officer()
    meeting = it.session
    if meeting is None:
        raise DomainError(Code.NO_SESSION)
    answer = Fines(it.members, it.absent, it.most_fined)
    fines = yield from ask("fines", _("Who has to pay a fine, and how much?"), answer)
    then = Start(AGENDA) if it.runs_meeting else None
    sure = "\n".join([*(_row(it, fine) for fine in fines), _("Shall I write it? Yes or no?")])
    if not fines or not (yield from ask(f"ok:{about(fines)}", sure, YesNo())):
        return Done(_("No fines this time."), SkipStep(meeting.number, Step.FINES), then)
    command = FineInMeeting(
        meeting.number,
        tuple(ImposeFine(fine.member, fine.paise, fine.head) for fine in fines),
        tuple(fine.member for fine in fines if fine.paid),
    )
    return Done("", command, then)


def _row(it: Context, fine: Fined) -> str:
    return _(
        "{number} {name} {amount}, {what}: {paid}",
        number=fine.member,
        name=find(it.members, fine.member).name,
        amount=money(fine.paise),
        what=head_name(fine.head),
        paid=_("paid") if fine.paid else _("due"),
    )
