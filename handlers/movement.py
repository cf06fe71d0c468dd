"""A movement of the group's money that has its own words: a deposit of the group, a charge, …"""

from bot.context import Context
from bot.domain.errors import Code, DomainError
from bot.domain.movements import MOVEMENTS
from bot.talk import Start
from handlers._movement import begin, trade_named


def movement(it: Context) -> Start:
    """Which one the understanding has told already."""
    it.must_be_officer()
    kind = str(it.slots.other.get("kind", ""))
    if kind not in MOVEMENTS:
        raise DomainError(Code.NOTHING_TO_DO)
    if MOVEMENTS[kind].name in ("buyer_paid", "shop_paid") and (named := trade_named(it)):
        return named
    return begin(it, kind)
