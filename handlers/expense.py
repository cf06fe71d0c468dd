"""The group spent money."""

from bot.context import Context
from bot.domain.movements import MOVEMENTS
from bot.talk import Start
from handlers._movement import activity_of, begin


def expense(it: Context) -> Start:
    """For what, where her words tell it; out of the box, where she names no other way."""
    it.must_be_officer()
    kind = str(it.slots.other.get("kind", ""))
    shop = it.slots.other.get("shop")
    given = {"party": shop} if shop else {}
    of_work = kind in MOVEMENTS and MOVEMENTS[kind].of_activity
    given |= activity_of(it, guess=False) if of_work else {}
    return begin(it, kind, place="cash", **given)
