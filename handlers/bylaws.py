"""The rules of the group: what they are, and for officers the way to decide one anew."""

from bot.context import Context
from bot.domain.bylaws import Bylaw, current
from bot.i18n import _, long_day
from bot.talk import Choice, Say
from bot.wording.bylaws import law_name, law_value

_MEMBERS = (Bylaw.SAVING, Bylaw.LOAN_RATE, Bylaw.LOAN_LIMIT, Bylaw.FINE_ABSENT, Bylaw.FINE_LATE)


def bylaws(it: Context) -> Say:
    """A line for each; what one officer may spend alone concerns officers."""
    laws = tuple(Bylaw) if it.me.is_officer else _MEMBERS
    rows = [_("The rules of the group:"), *(_line(it, law) for law in laws)]
    if not it.me.is_officer:
        return Say("\n".join(rows))
    return Say("\n".join(rows), (Choice("bylaw_change", _("Change a rule")),))


def _line(it: Context, law: Bylaw) -> str:
    now = current(it.group, law, it.today)
    rows = f"{law_name(law)}: {law_value(law, now)}"
    coming = [change for change in it.group.savings if change[0] > it.today]
    if law is Bylaw.SAVING and coming:
        day, paise = coming[-1]
        rows += ", " + _("from {day} on {value}", day=long_day(day), value=law_value(law, paise))
    return rows
