"""Take an entry back by its receipt's code."""

from bot.context import Context
from bot.domain.commands import ReverseEntry
from bot.domain.errors import Code, DomainError
from bot.i18n import _, long_day, money
from bot.talk import Done, Talk, Words, YesNo, about, ask
from bot.wording.phrases import called, find


def reverse(it: Context) -> Talk[Done]:
    """What it says is read back; the counter-entry goes to the member as a receipt."""
    it.must_be_officer()
    code = yield from ask("code", _("What is the code of the receipt?"), Words())
    entry = it.entry(code)
    if entry is None:
        raise DomainError(Code.UNKNOWN_CODE, code=code.upper()[:12])
    who = called(find(it.members, entry.member)) if entry.member else _("the group")
    text = _(
        "Receipt {code}: {who}, {amount}, {day}. Shall I take it back? Yes or no?",
        code=entry.code,
        who=who,
        amount=money(abs(entry.paise)),
        day=long_day(entry.occurred_on),
    )
    if not (yield from ask(f"ok:{about(entry.code)}", text, YesNo())):
        return Done(_("All right. Nothing was changed."))
    return Done("", ReverseEntry(entry.code))
