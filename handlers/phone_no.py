"""This phone is not that member's."""

from bot.context import Context
from bot.domain.commands import AnswerPhone
from bot.talk import Done


def phone_no(it: Context) -> Done:
    """By the button of the question."""
    return Done("", AnswerPhone(it.slots.number or 0, yes=False))
