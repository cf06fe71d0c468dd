"""Money: what an officer has written down, what a member says she paid, and what is blocked."""

from collections.abc import Callable
from typing import Any

from bot.nlu import guards, slots
from bot.nlu.acts.group import bank, cash, fine, is_a_bill, other_books
from bot.nlu.acts.hers import her_own, of_member
from bot.nlu.acts.loans import lending, repayment, wish
from bot.nlu.acts.movements import movement
from bot.nlu.acts.saving import collection
from bot.nlu.acts.several import several
from bot.nlu.heard import Heard
from bot.nlu.meaning import Meaning, Slots

_Acts = tuple[Callable[[Heard, dict[str, Any]], Meaning | None], ...]
_ALL: _Acts = (lending, movement, cash, bank, other_books, repayment, fine)
_OF_MEMBERS: _Acts = (lending, repayment, fine)


def understand(heard: Heard) -> Meaning | None:
    """The money act, or what keeps it from being one."""
    if not _is_about_money(heard):
        return None
    reason = guards.blocked(heard)
    if reason == "question" and not heard.has("unknown_whose"):
        return None
    if certain := _to_write(heard) or wish(heard) or _certain(heard, reason):
        return certain
    if reason:
        return Meaning("out_of_scope", Slots(topic=reason))
    if parts := several(heard):
        return parts
    return _officers(heard) if heard.is_officer else of_member(heard)


def _is_about_money(heard: Heard) -> bool:
    return bool(heard.bulk.money or heard.bulk.amounts) or heard.has(
        "deposit", "gave", "carry", "slip", "keep", "repay", "fine", "unknown_whose", "withdraw",
        "to_write",
    )  # fmt: skip


def _certain(heard: Heard, reason: str) -> Meaning | None:
    """What sounds like a promise or a question but is an officer's order."""
    if not heard.is_officer or reason not in ("promise", "question", "negation"):
        return None
    found = slots.of_money(heard)
    if heard.has("unknown_whose") and heard.bulk.money:
        return bank(heard, found)
    ordered = reason == "promise" and guards.is_intended(heard) and heard.tense != "future"
    if ordered and (given := lending(heard, found)):  # "गीता को 5000 का लोन देना है"
        return given
    fined = heard.has("fine") and heard.bulk.money
    if fined and reason == "promise":  # "जुर्माना लगेगा, लिख लो"
        return fine(heard, found)
    if fined and reason == "negation" and guards.is_absence(heard):
        return slots.meaning("fine", found | _of_the_absent(heard) | {"topic": "imposed"})
    return cash(heard, found) if heard.has("keep") and reason == "promise" else None


def _of_the_absent(heard: Heard) -> dict[str, Any]:
    """ "पूर्णिमा नहीं आई 20 जुर्माना": the "not" leaves nobody out of paying."""
    who = [m.value for m in heard.mentions if isinstance(m.value, int)]
    if len(who) != 1 or len(heard.amounts) != 1:
        return {}
    return {"members": (who[0],), "amounts": ((who[0], heard.amounts[0]),)}


def _to_write(heard: Heard) -> Meaning | None:
    """ "बचत लिखनी है": an officer who means to record, before she says whose and how much."""
    about = heard.has("deposit", "saving", "money", "account", "hafta")
    if not (heard.is_officer and heard.has("to_write") and about):
        return None
    return None if heard.bulk.money or heard.bulk.mentions else Meaning("deposit_record")


def _officers(heard: Heard) -> Meaning | None:
    found = slots.of_money(heard)
    acts = _OF_MEMBERS if guards.is_household(heard) else _ALL
    for act in acts:
        if meant := act(heard, found):
            return meant
    return her_own(heard, found) or collection(heard, found) or _of_her_house(heard)


def _of_her_house(heard: Heard) -> Meaning | None:
    """A treasurer's own expenses and her people's money; if it was the group's, she can say so."""
    own = guards.is_household(heard) or guards.is_of_others(heard) or is_a_bill(heard)
    goods = heard.has("goods", "expense", "sale", "bank", "withdraw", "purpose_animals")
    told = own and goods and bool(heard.bulk.money) and not heard.has("group")
    return Meaning("out_of_scope", Slots(topic="household")) if told else None
