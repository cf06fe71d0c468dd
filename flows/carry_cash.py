"""The group's cash goes from its keeper to a member who takes it to the bank."""

from bot.context import Context
from bot.domain.commands import GiveToCarrier
from bot.i18n import _, money
from bot.talk import AGENDA, Done, Rupees, Start, Talk, YesNo, about, ask
from bot.talk import Member as MemberOf
from bot.wording.phrases import called, find


def carry_cash(it: Context) -> Talk[Done]:
    """Who and how much; it is written when she says that she has it."""
    it.must_be_officer()
    there = it.cash().in_hand.get(it.holder() or 0, 0)
    who = yield from ask("who", _("Who takes the cash to the bank?"), MemberOf(it.members))
    text = _("How much? There is {cash} in the box.", cash=money(there))
    amount = yield from ask("amount", text, Rupees(it.group.bylaws.cash_limit))
    name = called(find(it.members, who))
    sure = _(
        "{name} takes {amount} to the bank. Is that right? Yes or no?",
        name=name,
        amount=money(amount),
    )
    then = Start(AGENDA) if it.runs_meeting else None
    if not (yield from ask(f"ok:{about(who, amount)}", sure, YesNo())):
        return Done(_("All right. Nothing was written."), then=then)
    return Done("", GiveToCarrier(who, amount), then)
