"""Officers give a loan: a second officer agrees, then she who gets it says that she has it."""

from bot.context import Context
from bot.domain.commands import PayLoan
from bot.domain.errors import Code, DomainError
from bot.domain.loans import Terms, first_due, schedule
from bot.i18n import _, money
from bot.talk import AGENDA, Count, Done, OneOf, Rupees, Slip, Start, Talk, YesNo, about, ask
from bot.talk import Member as MemberOf
from bot.wording.loans import plan_said, sum_said
from bot.wording.phrases import called, find


def loan_pay(it: Context) -> Talk[Done]:
    """What her request says need not be said again; what stands against it is said at once."""
    it.must_be_officer()
    who = yield from ask("who", _("Who gets the loan?"), MemberOf(it.members))
    if who == it.me.number:
        raise DomainError(Code.OWN_MONEY, member=who)
    name = called(find(it.members, who))
    bylaws = it.group.bylaws
    text = _("How much loan does {name} get?", name=name)
    amount = yield from ask("amount", text, Rupees(bylaws.cash_limit))
    it.check_loan(find(it.members, who), amount)
    text = _("In how many instalments does {name} pay it back?", name=name)
    count = yield from ask("instalments", text, Count.of_loan(amount))
    overdue = sum(it.standing(line).overdue for line in it.loans(find(it.members, who), ("paid",)))
    if overdue and not (yield from _all_the_same(name, overdue)):
        return Done(_("All right. Nothing was written."))
    reference = yield from _way()
    fund = yield from _fund(it)
    asked = next((line for line in it.all_loans(("asked",)) if line.member == who), None)
    given = PayLoan(
        who, amount, count, it.loan_rate(fund), bylaws.loan_method,
        asked.purpose if asked else "", asked.number if asked else None, fund, reference,
        bool(overdue),
    )  # fmt: skip
    then = Start(AGENDA) if it.runs_meeting else None
    if not (yield from ask(f"ok:{about(given)}", _sure(it, name, given), YesNo())):
        return Done(_("All right. Nothing was written."), then=then)
    return Done("", given, then)


def _all_the_same(name: str, overdue: int) -> Talk[bool]:
    text = _(
        "{name} is behind with {amount} of another loan. Has the group agreed to this one all the "
        "same? Yes or no?",
        name=name,
        amount=money(overdue),
    )
    despite = yield from ask(f"despite:{overdue}", text, YesNo())
    return bool(despite)


def _way() -> Talk[str]:
    """The number of the bank's transfer, "" for cash."""
    ways = (("cash", _("In cash, from the box")), ("bank", _("By the bank")))
    way = yield from ask("way", _("How is the money given?"), OneOf(ways))
    if way == "cash":
        return ""
    text = _("What is the number of the transfer or cheque?")
    slip: str = yield from ask("slip", text, Slip())
    return slip


def _fund(it: Context) -> Talk[int | None]:
    """Of the group's own money, or of a loan from outside that is lent on."""
    funds = it.outside_loans()
    if not funds:
        return None
    options = ((0, _("The group's own")), *((one.number, one.lender) for one in funds))
    fund = yield from ask("fund", _("Of which money?"), OneOf(options))
    return fund or None


def _sure(it: Context, name: str, given: PayLoan) -> str:
    due = first_due(it.today, it.group.cycle)
    terms = Terms(given.paise, given.rate, given.method, given.instalments, due, it.today)
    way = _("by the bank, number {slip}", slip=given.reference) if given.reference else _("in cash")
    amount = sum_said(given.paise)
    gets = _("{name} gets a loan of {amount}, {way}.", name=name, amount=amount, way=way)
    yes = _("A second officer and {name} have to say yes. Is that right? Yes or no?", name=name)
    return "\n".join([gets, plan_said(schedule(terms, it.group.cycle), terms), yes])
