"""New instalments for what is left of a loan; a second officer has to agree."""

from bot.context import Context
from bot.domain.commands import RescheduleLoan
from bot.domain.loans import Terms, schedule
from bot.i18n import _, money
from bot.talk import Count, Day, Done, Talk, YesNo, about, anothers_loan, ask
from bot.wording.loans import plan_said
from bot.wording.phrases import called, find


def loan_reschedule(it: Context) -> Talk[Done]:
    """How many, from which day on."""
    it.must_be_officer()
    open_ = it.all_loans(("paid",))
    if not open_:
        return Done(_("No loan is out."))
    loan = yield from anothers_loan(open_, it.members, it.number)
    text = _("{amount} is left. In how many instalments from now on?", amount=money(loan.left))
    count = yield from ask("instalments", text, Count.of_loan(loan.left))
    day = yield from ask("day", _("On which day is the first one?"), Day(it.today, "future"))
    before = it.terms(loan)[-1]
    terms = Terms(loan.left, before.rate, before.method, count, day, it.today)
    sure = "\n".join([
        _("{name}: new instalments.", name=called(find(it.members, loan.member))),
        plan_said(schedule(terms, it.group.cycle), terms),
        _("A second officer has to say yes. Is that right? Yes or no?"),
    ])  # fmt: skip
    if not (yield from ask(f"ok:{about(terms)}", sure, YesNo())):
        return Done(_("All right. Nothing was changed."))
    return Done("", RescheduleLoan(loan.number, count, day))
