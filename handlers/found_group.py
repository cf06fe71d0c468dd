"""Somebody wants to found a group."""

from bot.context import Context
from bot.domain.errors import Code, DomainError
from bot.talk import Start


def found_group(it: Context) -> Start:
    """From a phone that is in none: a woman is in one group."""
    if it.number is not None:
        raise DomainError(Code.IN_GROUP)
    return Start("found_group")
