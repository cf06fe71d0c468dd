"""Some saving is wanted back: an officer's word for a member, or a member's own wish."""

from typing import Any

from bot.context import Context
from bot.domain.errors import Code, DomainError
from bot.talk import Start
from handlers._money import one_member_and_amount


def withdraw_saving(it: Context) -> Start:
    """Raises DomainError for compulsory saving, and for another woman's."""
    answers: dict[str, Any] = one_member_and_amount(it)
    if not it.me.is_officer or it.slots.topic == "mine":
        if answers.get("who", it.me.number) != it.me.number:
            raise DomainError(Code.NOT_YOURS)
        answers["who"] = it.me.number
    if it.slots.head == "saving" and "who" in answers:
        member = next(m for m in it.members if m.number == answers["who"])
        there = it.savings(member).optional
        raise DomainError(Code.COMPULSORY_STAYS, member=member.number, there=there)
    if it.slots.head:
        answers["head"] = it.slots.head
    if it.slots.via_bank:
        answers["place"] = "bank"
    return Start("withdraw", answers)
