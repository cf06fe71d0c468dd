"""Cash reached the bank; the number on the slip proves it."""

from datetime import date

from bot.context import Context
from bot.domain.commands import DepositInBank
from bot.i18n import _, long_day, money
from bot.talk import Day, Done, OneOf, Rupees, Slip, Talk, YesNo, ask
from bot.wording.phrases import called, find, slip_name


def bank_deposit(it: Context) -> Talk[Done]:
    """How much, which slip, whose hands it came from."""
    if not (it.me.is_officer or it.carried()):
        it.must_be_officer()
    limit = it.group.bylaws.cash_limit
    amount = yield from ask("amount", _("How much was put into the bank?"), Rupees(limit))
    slip = yield from ask("slip", _("What is the number on the bank's slip?"), Slip())
    day = yield from ask("day", _("On which day?"), Day(it.today, "past"))
    carrier = yield from _carrier(it)
    if not (yield from ask("ok", _sure(it, amount, slip, day, carrier), YesNo())):
        return Done(_("All right. Nothing was written."))
    return Done("", DepositInBank(amount, slip, day, carrier or None))


def _carrier(it: Context) -> Talk[int]:
    """0 = straight from the box. A carrier can only speak of what she carries herself."""
    if not it.me.is_officer:
        return it.me.number
    carrying = [number for number, paise in it.cash().in_transit.items() if paise]
    if not carrying:
        return 0
    options = [(number, called(find(it.members, number))) for number in sorted(carrying)]
    options.append((0, _("Straight from the cash box")))
    carrier: int = yield from ask("carrier", _("Who took it there?"), OneOf(tuple(options)))
    return carrier


def _sure(it: Context, amount: int, slip: str, day: date, carrier: int) -> str:
    who = called(find(it.members, carrier or it.holder()))
    return _(
        "{amount} into the bank by {who}, slip {slip}, {day}. Is that right? Yes or no?",
        amount=money(amount),
        who=who,
        slip=slip_name(slip),
        day=long_day(day),
    )
