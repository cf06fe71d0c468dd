"""A loan is asked for: how much, for what, in how many instalments; the meeting decides."""

from bot.context import Context
from bot.domain.commands import RequestLoan
from bot.domain.loans import Terms, first_due, schedule
from bot.i18n import _
from bot.talk import Count, Done, Rupees, Talk, Words, YesNo, about, ask
from bot.talk import Member as MemberOf
from bot.wording.loans import plan_said, sum_said
from bot.wording.phrases import called, find


def loan_request(it: Context) -> Talk[Done]:
    """What it would cost is read back before she asks for it; an officer may ask for another."""
    who = it.me.number
    if it.me.is_officer:
        who = yield from ask("who", _("Who wants the loan?"), MemberOf(it.members))
    bylaws = it.group.bylaws
    text = _("How many rupees of loan?")
    amount = yield from ask("amount", text, Rupees(bylaws.cash_limit))
    it.check_loan(find(it.members, who), amount)
    purpose = yield from ask("purpose", _("What is the loan for?"), Words())
    text = _(
        "In how many instalments will it be paid back? Usual are {count}.",
        count=bylaws.loan_instalments,
    )
    count = yield from ask("instalments", text, Count.of_loan(amount))
    due = first_due(it.today, it.group.cycle)
    terms = Terms(amount, bylaws.loan_rate, bylaws.loan_method, count, due, it.today)
    wish = _(
        "{who}: loan of {amount}, for: {purpose}.",
        who=called(find(it.members, who)),
        amount=sum_said(amount),
        purpose=purpose,
    )
    plan = plan_said(schedule(terms, it.group.cycle), terms)
    sure = "\n".join([wish, plan, _("Shall I ask the group for it? Yes or no?")])
    if not (yield from ask(f"ok:{about(who, amount, purpose, count)}", sure, YesNo())):
        return Done(_("All right. Nothing was written."))
    return Done("", RequestLoan(who, amount, count, purpose))
