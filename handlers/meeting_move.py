"""The next meeting is moved."""

from bot.context import Context
from bot.talk import Start
from handlers._meeting import given


def meeting_move(it: Context) -> Start:
    """A new day alone keeps the time, a new time alone keeps the day."""
    it.must_lead()
    answers = given(it)
    answers.pop("place", None)
    meeting = it.next_meeting()
    if meeting and len(answers) == 1:
        old = meeting.starts_at.astimezone(it.zone)
        answers = {"day": old.date().isoformat(), "time": old.time().isoformat()} | answers
    return Start("meeting_move", answers)
