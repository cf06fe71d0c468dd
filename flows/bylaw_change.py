"""A rule of the group is decided anew: a second officer agrees, and everybody is told."""

from bot.context import Context
from bot.domain.bylaws import MOST, Bylaw, current
from bot.domain.commands import ChangeBylaw
from bot.i18n import _
from bot.talk import CountOrNone, Done, OneOf, Rate, Start, Talk, YesNo, about, ask
from bot.wording.bylaws import law_name, law_value

_MEETINGS = "meetings"  # their day is planned by a conversation of its own


def bylaw_change(it: Context) -> Talk[Done]:
    """Which, and how much; both what was and what will be are read back."""
    it.must_be_officer()
    options = (*((law.value, law_name(law)) for law in Bylaw), (_MEETINGS, _("Day of the meeting")))
    which = yield from ask("law", _("Which rule?"), OneOf(options))
    if which == _MEETINGS:
        return Done(then=Start("meeting_repeat"))
    law = Bylaw(which)
    before = current(it.group, law, it.today)
    value = yield from _value(law, law_value(law, before))
    sure = _(
        "{what}: until now {before}, from now on {value}. A second officer has to agree, and "
        "everyone is told. Is that right? Yes or no?",
        what=law_name(law),
        before=law_value(law, before),
        value=law_value(law, value),
    )
    if not (yield from ask(f"ok:{about(law.value, value)}", sure, YesNo())):
        return Done(_("All right. Nothing was changed."))
    return Done("", ChangeBylaw(law, value))


def _value(law: Bylaw, before: str) -> Talk[int]:
    if law is Bylaw.LOAN_RATE:
        text = _("Until now {before}. How many rupees of interest a month on ₹100?", before=before)
        rate: int = yield from ask("rate", text, Rate(MOST[law], a_month=True))
        return rate
    text = _(
        "Until now {before}. How many rupees is it from now on? Write 0 for none.", before=before
    )
    rupees: int = yield from ask(f"rupees:{law.value}", text, CountOrNone(MOST[law] // 100))
    return rupees * 100
