"""Whose the unexplained money in the bank was."""

from bot.context import Context
from bot.domain.commands import IdentifyReceipt
from bot.domain.errors import Code, DomainError
from bot.i18n import _, money
from bot.talk import Done, Talk, Words, YesNo, about, ask
from bot.talk import Member as MemberOf
from bot.wording.phrases import called, find


def identify(it: Context) -> Talk[Done]:
    """By the code of its receipt."""
    it.must_be_officer()
    code = yield from ask("code", _("What is the code of that receipt?"), Words())
    entry = it.entry(code)
    if entry is None:
        raise DomainError(Code.UNKNOWN_CODE, code=code)
    who = yield from ask("who", _("Whose money was it?"), MemberOf(it.members))
    text = _(
        "{amount} ({code}) becomes the saving of {name}. Is that right? Yes or no?",
        amount=money(abs(entry.paise)),
        code=entry.code,
        name=called(find(it.members, who)),
    )
    if not (yield from ask(f"ok:{about(entry.code, who)}", text, YesNo())):
        return Done(_("All right. Nothing was written."))
    return Done("", IdentifyReceipt(code, who))
