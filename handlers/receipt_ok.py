"""A member taps "it is right" on her receipt; the tap itself is kept with the message."""

from bot.context import Context
from bot.domain.errors import Code, DomainError
from bot.i18n import _
from bot.talk import Say


def receipt_ok(it: Context) -> Say:
    """Thanks; and what is true now, if that receipt has been taken back or is being looked into."""
    code = it.slots.code
    entry = it.entry(code)
    if entry is None or entry.member != it.me.number:
        raise DomainError(Code.UNKNOWN_CODE, code=code)
    if entry.reversed:
        raise DomainError(Code.ALREADY_REVERSED, code=entry.code)
    if it.complaint(entry.code) == "open":
        raise DomainError(Code.DISPUTE_OPEN, code=entry.code)
    return Say(_("Thank you, {name}. Receipt {code} is right.", name=it.me.name, code=entry.code))
