"""Interest that is due is let off; a second officer has to agree."""

from bot.context import Context
from bot.domain.commands import WaiveInterest
from bot.domain.errors import Code, DomainError
from bot.i18n import _, money
from bot.talk import Done, OneOf, Rupees, Talk, YesNo, about, ask
from bot.wording.loans import loan_said, sum_said
from bot.wording.phrases import called, find


def interest_waive(it: Context) -> Talk[Done]:
    """Of which loan, how much of what is due."""
    it.must_be_officer()
    open_ = {line.number: line for line in it.all_loans(("paid",))}
    due = {number: it.standing(line).interest_due for number, line in open_.items()}
    options = tuple(
        (n, f"{called(find(it.members, open_[n].member))}, {loan_said(open_[n])}")
        for n, paise in due.items()
        if paise
    )
    if not options:
        return Done(_("No interest is due now."))
    number = yield from ask("loan", _("Which loan?"), OneOf(options))
    who = open_[number].member
    if who == it.number:
        raise DomainError(Code.OWN_MONEY, member=who)
    text = _("Interest of {amount} is due. How much of it is let off?", amount=money(due[number]))
    amount = yield from ask("amount", text, Rupees(due[number]))
    sure = _(
        "{name}: interest of {amount} is let off. A second officer has to say yes. Is that right? "
        "Yes or no?",
        name=called(find(it.members, who)),
        amount=sum_said(amount),
    )
    if not (yield from ask(f"ok:{about(number, amount)}", sure, YesNo())):
        return Done(_("All right. Nothing was written."))
    return Done("", WaiveInterest(number, amount))
