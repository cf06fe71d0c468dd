"""A member says that what is written is wrong."""

from typing import Any

from bot.context import Context
from bot.domain.errors import Code, DomainError
from bot.talk import Start
from handlers.settle_dispute import settle_dispute

_JUST_THAT = 3  # "गलत है" says no more than the intent itself: ask what is wrong


def dispute(it: Context) -> Start:
    """The receipt by its code, or the newest; her words if she gave some.

    An officer's bare "complaint" asks for those that wait for her.
    """
    if it.me.is_officer and not it.slots.code and len(it.words.split()) == 1 and it.disputes():
        return settle_dispute(it)
    answers: dict[str, Any] = {}
    entries = [entry for entry in it.last_entries(1) if not entry.reversed]
    if it.slots.code:
        entry = it.entry(it.slots.code)
        if entry is None or entry.member != it.me.number:
            raise DomainError(Code.UNKNOWN_CODE, code=it.slots.code)
        answers["code"] = entry.code
    elif entries:
        answers["code"] = entries[0].code
    if len(it.words.split()) > _JUST_THAT:
        answers["words"] = it.words
    return Start("dispute", answers)
