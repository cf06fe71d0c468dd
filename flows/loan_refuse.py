"""A request for a loan is not granted, or she wants it no more."""

from bot.context import Context
from bot.domain.commands import RefuseLoan
from bot.i18n import _
from bot.talk import Done, OneOf, Talk, YesNo, ask
from bot.wording.loans import loan_said
from bot.wording.phrases import called, find


def loan_refuse(it: Context) -> Talk[Done]:
    """Hers, or for an officer anybody's."""
    lines = it.all_loans(("asked",)) if it.me.is_officer else it.loans(states=("asked",))
    if not lines:
        return Done(_("Nobody is asking for a loan."))
    said = {
        line.number: f"{called(find(it.members, line.member))}, {loan_said(line)}" for line in lines
    }
    number = yield from ask("loan", _("Which request?"), OneOf(tuple(said.items())))
    sure = _("{request}: this loan is not given. Is that right? Yes or no?", request=said[number])
    if not (yield from ask(f"ok:{number}", sure, YesNo())):
        return Done(_("All right. Nothing was changed."))
    return Done("", RefuseLoan(number))
