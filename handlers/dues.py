"""What I still have to pay."""

from bot.context import Context
from bot.i18n import _, money
from bot.talk import Say
from handlers._parts import meeting_line


def dues(it: Context) -> Say:
    """The sum and when it can be paid."""
    owed = it.dues()
    if not owed:
        return Say(_("{name}, you owe nothing. Well done!", name=it.me.name))
    first = _("{name}, still to pay: {amount}", name=it.me.name, amount=money(owed))
    return Say("\n".join(line for line in (first, meeting_line(it)) if line))
