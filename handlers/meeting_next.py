"""The next step of the meeting: the one that is being asked is passed over."""

from bot import nlu
from bot.context import Context
from bot.domain.commands import OpenMeeting, SkipStep
from bot.domain.sessions import MUST
from bot.i18n import _
from bot.talk import AGENDA, Done, Say, Start
from flows.agenda import open_stage
from handlers.out_of_scope import out_of_scope


def meeting_next(it: Context) -> Say | Done:
    """ "आगे". Where nothing is being asked it only goes on: no step is lost unseen."""
    meeting = it.unclosed() if it.me.is_officer else None
    if meeting is None:
        return out_of_scope(it.taking(nlu.Meaning("out_of_scope")))
    stage = open_stage(it, meeting)
    if it.asked != stage.flow or stage.step in MUST:
        return Done("", OpenMeeting() if it.session else None, Start(AGENDA))
    text = _("Passed over: {step}. Nothing was written.", step=_(stage.title))
    return Done(text, SkipStep(meeting.number, stage.step), Start(AGENDA))
