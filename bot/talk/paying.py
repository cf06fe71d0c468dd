"""Questions that are asked wherever the group's money goes to a member."""

from collections.abc import Iterable
from datetime import date

from bot.domain.commands import Pay
from bot.domain.errors import Code, DomainError
from bot.domain.money import Paise, rupees
from bot.domain.settlement import Settlement
from bot.i18n import _, long_day, money
from bot.talk.ask import Talk, ask
from bot.talk.choosing import OneOf
from bot.talk.counting import CountOrNone


def by_bank() -> Talk[bool]:
    """Whether it goes through the bank."""
    options = (("cash", _("Cash")), ("bank", _("Bank")))
    place: str = yield from ask("place", _("How is it paid?"), OneOf(options))
    return place == "bank"


def pay_now() -> Talk[Pay]:
    """Whether what is declared is handed out at once, and how."""
    options = (
        (Pay.CASH.value, _("Paid now, in cash")),
        (Pay.BANK.value, _("Paid now, from the bank")),
        ("later", _("Paid later")),
    )
    pay = yield from ask("pay", _("Is it paid now?"), OneOf(options))
    return Pay.LATER if pay == "later" else Pay(pay)


def decided_in(held: Iterable[tuple[int, date]]) -> Talk[int]:
    """The number of the meeting that decided it; raises NO_RESOLUTION where none was held."""
    options = tuple((number, long_day(day)) for number, day in held)
    if not options:
        raise DomainError(Code.NO_RESOLUTION, meeting=0)
    meeting: int = yield from ask("meeting", _("Which meeting decided it?"), OneOf(options))
    return meeting


def interest_due(member: int, settled: Settlement) -> Talk[Paise]:
    """What is still due of it on her loans. Raises OWES_MORE where she owes more than is hers."""
    if settled.paid < 0:
        owed, saved = settled.owed, settled.saved
        raise DomainError(Code.OWES_MORE, member=member, owed=owed, saved=saved)
    if not settled.loans:
        return Paise(0)
    text = _(
        "Her loan of {owed} is taken off. How much interest is still due, in rupees? By the book "
        "it is {known}.",
        owed=money(settled.lent),
        known=money(sum(loan.interest for loan in settled.loans)),
    )
    return rupees((yield from ask("interest", text, CountOrNone(settled.paid // 100))))
