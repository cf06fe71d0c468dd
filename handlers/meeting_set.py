"""The president or secretary calls a meeting."""

from bot.context import Context
from bot.talk import Start
from bot.wording.unclear import sentence
from handlers._meeting import given
from handlers.meeting_repeat import meeting_repeat


def meeting_set(it: Context) -> Start:
    """Day, time and place as far as the message gave them; "every month" makes it a habit."""
    it.must_lead()
    if it.slots.rule or it.slots.every:
        return meeting_repeat(it)
    note = next(filter(None, map(sentence, it.slots.unclear)), "")
    return Start("meeting_set", given(it), note=note)
