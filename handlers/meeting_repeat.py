"""Meetings are to repeat by themselves."""

from bot.context import Context
from bot.talk import Start
from handlers._meeting import given


def meeting_repeat(it: Context) -> Start:
    """Every month on a date or weekday, every week, every two weeks."""
    it.must_lead()
    answers = given(it)
    answers.pop("day", None)
    if it.slots.rule:
        answers = {"rule": it.slots.rule} | answers
    return Start("meeting_repeat", answers)
