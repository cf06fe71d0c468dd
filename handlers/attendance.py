"""An officer writes down who was at the meeting."""

from bot.context import Context
from bot.talk import Start


def attendance(it: Context) -> Start:
    """ "Everyone, 4 did not come", or the names of those who came."""
    it.must_be_officer()
    slots = it.slots
    gone = {*slots.excepted, *slots.absent}
    came = set(slots.present or slots.members)
    everyone = {m.number for m in it.members}
    if slots.everyone or (gone and not came):
        came = everyone
    present = sorted((came & everyone) - gone)
    return Start("attendance", {"present": present} if present else {})
