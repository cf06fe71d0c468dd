"""An officer writes down an instalment: what it is taken for is read back."""

from datetime import date
from typing import NamedTuple

from bot.context import Context
from bot.domain.commands import RecordInstalment
from bot.domain.loans import Split, Standing, split
from bot.domain.money import Paise
from bot.i18n import _, long_day, money
from bot.talk import AGENDA, Day, Done, OneOf, Rupees, Slip, Start, Talk, YesNo, about, ask
from bot.talk import Member as MemberOf
from bot.wording.loans import loan_said, split_said, sum_said
from bot.wording.phrases import called, find


class _Money(NamedTuple):
    paise: Paise
    day: date
    slip: str


def instalment(it: Context) -> Talk[Done]:
    """Whose, of which loan, how much; what is above the due needs a word."""
    it.must_be_officer()
    who = yield from ask("who", _("Whose instalment?"), MemberOf(it.members))
    name = called(find(it.members, who))
    hers = {line.number: line for line in it.loans(find(it.members, who), ("paid",))}
    then = Start(AGENDA) if it.runs_meeting else None
    if not hers:
        return Done(_("{who} owes nothing of any loan. Nothing was written.", who=name), then=then)
    number = next(iter(hers))
    if len(hers) > 1:
        options = tuple((line.number, loan_said(line)) for line in hers.values())
        number = yield from ask("loan", _("Of which loan is it?"), OneOf(options))
    standing = it.standing(hers[number])
    fines = [fine.paise for fine in it.fines(find(it.members, who))]
    given = yield from _money(it, name, standing, sum(fines))
    parts = split(given.paise, fines, standing)
    to_principal = bool(parts.excess) and (yield from _to_principal(standing, parts))
    if to_principal:
        parts = split(given.paise, fines, standing, to_principal=True)
    sure = _read_back(it, who, standing, parts, given)
    if not (yield from ask(f"ok:{about(number, given, parts)}", sure, YesNo())):
        return Done(_("All right. Nothing was written."), then=then)
    paid = RecordInstalment(number, given.paise, given.day, given.slip, bool(to_principal))
    return Done("", paid, then)


def _money(it: Context, name: str, standing: Standing, fines: int) -> Talk[_Money]:
    text = _(
        "How much did {name} pay? Her instalment is {amount}; {close} would close the loan.",
        name=name,
        amount=money(standing.instalment + fines),
        close=money(standing.to_close + fines),
    )
    asked = Rupees(it.group.bylaws.cash_limit)
    paise = yield from ask("amount", text, asked)
    if paise > standing.to_close + fines:
        sure = yield from _far_too_much(name, paise, Paise(standing.to_close + fines))
        paise = paise if sure else (yield from ask("amount:again", text, asked))
    places = (("cash", _("In cash, to the group")), ("bank", _("Straight into the bank")))
    place = yield from ask("place", _("How did she pay?"), OneOf(places))
    slip = ""
    if place == "bank":
        text = _("What is the number on the bank slip or in the passbook?")
        slip = yield from ask("slip", text, Slip())
    day = yield from ask("day", _("On which day?"), Day(it.today, "past"))
    return _Money(paise, day, slip)


def _far_too_much(name: str, paise: Paise, close: Paise) -> Talk[bool]:
    """More than the whole loan is rather a slip of the hand than money to be kept for her."""
    text = _(
        "{name}: {amount} is more than the whole loan; {close} closes it. Is it right?",
        name=name,
        amount=money(paise),
        close=money(close),
    )
    kept = _("It is right: keep {amount} for her", amount=money(paise - close))
    options = (("held", kept), ("again", _("Another amount")))
    return bool((yield from ask(f"sure:{paise}", text, OneOf(options))) == "held")


def _to_principal(standing: Standing, parts: Split) -> Talk[bool]:
    """Only where something of the loan is left for it."""
    if parts.all_principal >= standing.principal_left:
        return False
    text = _("{amount} is more than is due. What is it for?", amount=money(parts.excess))
    options = (("held", _("Keep it for her")), ("principal", _("It makes the loan smaller")))
    where = yield from ask(f"over:{parts.excess}", text, OneOf(options))
    return bool(where == "principal")


def _read_back(it: Context, who: int, standing: Standing, parts: Split, given: _Money) -> str:
    rows = [
        _(
            "{who}: instalment {amount}, {day}.",
            who=called(find(it.members, who)),
            amount=sum_said(given.paise),
            day=long_day(given.day),
        ),
        _(
            "{parts}. Still to pay: {left}",
            parts=split_said(given.paise, parts),
            left=money(standing.principal_left - parts.all_principal),
        ),
    ]
    if who == it.number:
        rows.append(_("Your own money another officer has to confirm; I will ask her."))
    rows.append(_("Shall I write it? Yes or no?"))
    return "\n".join(rows)
