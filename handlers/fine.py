"""An officer writes down a fine: one that was paid, or one that is to be paid later."""

from dataclasses import replace

from bot.context import Context
from bot.i18n import _
from bot.talk import Choice, Say, Start, collected
from handlers._money import one_member_and_amount, which_one
from handlers.deposit_record import deposit_record

_HEADS = {"fine_absent": "4020", "fine_late": "4025"}


def fine(it: Context) -> Say | Start:
    """As a deposit, to the account of fines; nothing is begun that would forget it is a fine."""
    it.must_be_officer()
    slots = replace(it.slots, head=it.slots.head or "fine_absent")
    if it.slots.topic == "imposed":
        return _impose(it)
    if collected(slots, it.members, it.number).is_empty:
        return Say(
            _("Who paid the fine, and how much? Like this: 7 fine 10"),
            (Choice("fine?topic=imposed", _("It is to be paid later")),),
        )
    return deposit_record(it.taking(replace(it.meaning, slots=slots)))


def _impose(it: Context) -> Start:
    """ "7 पर 10 जुर्माना": noted, no money yet."""
    answers = one_member_and_amount(it)
    if it.slots.head in _HEADS:
        answers["head"] = _HEADS[it.slots.head]
    return Start("fine_impose", answers, note=which_one(it))
