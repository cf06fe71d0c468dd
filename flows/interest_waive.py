"""Interest that is due is let off; a second officer has to agree."""

from bot.context import Context
from bot.domain.commands import WaiveInterest
from bot.i18n import _, money
from bot.talk import Done, Rupees, Talk, YesNo, about, anothers_loan, ask
from bot.wording.loans import sum_said
from bot.wording.phrases import called, find


def interest_waive(it: Context) -> Talk[Done]:
    """Of which loan, how much of what is due."""
    it.must_be_officer()
    due = {line.number: it.standing(line).interest_due for line in it.all_loans(("paid",))}
    charged = [line for line in it.all_loans(("paid",)) if due[line.number]]
    if not charged:
        return Done(_("No interest is due now."))
    loan = yield from anothers_loan(charged, it.members, it.number)
    number, who = loan.number, loan.member
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
