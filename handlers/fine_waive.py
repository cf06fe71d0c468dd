"""A fine that was imposed is let off."""

from bot.context import Context
from bot.talk import Start


def fine_waive(it: Context) -> Start:
    """Hers who is named and has one; otherwise it is asked."""
    it.must_be_officer()
    hers = [fine for fine in it.all_fines() if fine.member in it.slots.members]
    return Start("fine_waive", {"fine": hers[0].number} if len(hers) == 1 else {})
