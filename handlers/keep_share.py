"""Her share stays with the group as saving."""

from typing import Any

from bot.context import Context
from bot.talk import Start


def keep_share(it: Context) -> Start:
    """By the button of the message that asks her, or by her own words."""
    answers: dict[str, Any] = {"amount": it.slots.amount} if it.slots.amount else {}
    return Start("keep_share", answers)
