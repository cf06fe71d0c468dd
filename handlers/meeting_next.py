"""The next step of the meeting: the one that is being asked is passed over."""

from bot.context import Context
from bot.domain.commands import OpenMeeting, SkipStep
from bot.domain.errors import Code, DomainError
from bot.domain.sessions import MUST
from bot.i18n import _
from bot.talk import AGENDA, Done, Start
from flows.agenda import open_stage


def meeting_next(it: Context) -> Done:
    """ "आगे". Where nothing is being asked it only goes on: no step is lost unseen."""
    it.must_be_officer()
    meeting = it.unclosed()
    if meeting is None:
        raise DomainError(Code.NO_SESSION)
    stage = open_stage(it, meeting)
    if it.asked != stage.flow or stage.step in MUST:
        return Done("", OpenMeeting() if it.session else None, Start(AGENDA))
    text = _("Passed over: {step}. Nothing was written.", step=_(stage.title))
    return Done(text, SkipStep(meeting.number, stage.step), Start(AGENDA))
