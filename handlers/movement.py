"""A movement of the group's money that has its own words: a deposit of the group, a charge, …"""

from bot.context import Context
from bot.domain.errors import Code, DomainError
from bot.domain.movements import MOVEMENTS, Control, Party, Place
from bot.talk import Start
from handlers._movement import activity_of, begin, trade_named


def movement(it: Context) -> Start:
    """Which one the understanding has told already."""
    it.must_be_officer()
    kind = str(it.slots.other.get("kind", ""))
    if kind not in MOVEMENTS:
        raise DomainError(Code.NOTHING_TO_DO)
    if kind in ("buyer_paid", "shop_paid") and (named := trade_named(it)):
        return named
    head = MOVEMENTS[kind]
    work = activity_of(it, guess=False) if head.of_activity else {}
    shop = it.slots.other.get("shop")
    work |= {"party": shop} if shop and head.party is Party.SHOP and not head.settles else {}
    by = {"place": Place.CASH} if head.control is Control.LIMIT else {}
    return begin(it, kind, **by, **work)
