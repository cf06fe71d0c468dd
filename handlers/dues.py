"""What I still have to pay."""

from bot.context import Context
from bot.i18n import _
from bot.talk import Say
from handlers._parts import meeting_line, named


def dues(it: Context) -> Say:
    """The sum and when it can be paid."""
    owed = it.dues(it.whose())
    if not owed:
        return Say(_("{name}, you owe nothing. Well done!", name=it.whose().name))
    first = named(it, _("{name}, still to pay: {amount}"), owed)
    return Say("\n".join(line for line in (first, meeting_line(it)) if line))
