"""How much is in the cash box, as an officer has counted it."""

from bot.context import Context
from bot.domain.commands import CountCash
from bot.domain.errors import Code, DomainError
from bot.domain.money import Paise
from bot.talk import AGENDA, Done, Start


def meeting_count(it: Context) -> Done | Start:
    """ "पेटी में 1300 हैं": laid beside the book; outside of a meeting nothing is counted."""
    it.must_be_officer()
    meeting = it.unclosed()
    if meeting is None:
        raise DomainError(Code.NO_SESSION)
    if it.slots.amount is None or it.meaning.ambiguous:
        return Start("meeting_count")
    return Done("", CountCash(meeting.number, Paise(it.slots.amount)), Start(AGENDA))
