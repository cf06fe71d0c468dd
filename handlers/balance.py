"""My savings, what I owe, when we meet: the question asked most."""

from bot.context import Context
from bot.i18n import _, money
from bot.talk import Say
from handlers._parts import dues_line, meeting_brief, named


def balance(it: Context) -> Say:
    """Savings by kind, dues and the next meeting."""
    savings = it.savings(it.whose())
    lines = [named(it, _("{name}, your savings: {amount}"), savings.total)]
    if savings.optional:
        lines.append(_("of it optional: {amount}", amount=money(savings.optional)))
    if savings.held:
        lines.append(_("Paid ahead: {amount}", amount=money(savings.held)))
    lines.append(dues_line(it))
    lines.append(meeting_brief(it))
    return Say("\n".join(line for line in lines if line))
