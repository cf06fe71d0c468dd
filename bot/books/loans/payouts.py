"""A loan is given: the by-laws, the cash and her other loans are looked at before every yes."""

from sqlalchemy import insert, update

from bot.books import queries
from bot.books.balances import balance
from bot.books.case import Case
from bot.books.loans.found import check_asked, loan
from bot.books.numbers import next_number
from bot.books.payouts import her_yes
from bot.books.proposals import Agreed, Needs, Plan
from bot.books.references import spelled
from bot.domain.accounts import BANK, CASH, LOANS
from bot.domain.commands import PayLoan
from bot.domain.entries import Journal, transfer
from bot.domain.errors import Code, DomainError
from bot.domain.events import Event, LoanPaid
from bot.domain.loans import Terms, first_due, schedule
from bot.domain.money import Paise
from bot.store.tables import Loan, LoanTerms


def _may_pay(case: Case, command: PayLoan) -> tuple[Plan, Needs]:
    """A second officer, never she who gets it; then her own yes that she has the money."""
    speaker = case.officer().number
    if command.member == speaker:
        raise DomainError(Code.OWN_MONEY, member=speaker)
    _check(case, command)
    giver = 0 if command.reference else case.holder
    what = str(command.instalments)
    plan = Plan("loan", command.paise, giver, command.member, what=what)
    return plan, her_yes(case, command.member, payer=giver)


def _check(case: Case, command: PayLoan) -> None:
    check_asked(case, command.member, command.paise, command.instalments)
    rate = _rate(case, command.fund)
    if (command.rate, command.method) != (rate, case.group.bylaws.loan_method):
        raise DomainError(Code.LOAN_RATE, rate=rate)
    if command.request is not None:
        asked = loan(case, command.request)
        if (asked.state, asked.member) != ("asked", command.member):
            raise DomainError(Code.LOAN_NOT_ASKED, loan=command.request)
    _check_overdue(case, command)
    case.check_reference(spelled(command.reference))
    _check_money(case, command)


def _check_overdue(case: Case, command: PayLoan) -> None:
    open_ = queries.loans(case.connection, case.group_id, command.member, queries.OPEN)
    standings = [
        queries.standing(case.connection, case.group, line.number, case.today) for line in open_
    ]
    overdue = Paise(sum(its.overdue for its in standings))
    if overdue and not command.despite_overdue:
        raise DomainError(Code.HAS_OVERDUE, member=command.member, paise=overdue)


def _check_money(case: Case, command: PayLoan) -> None:
    paise = command.paise
    if command.reference:
        if paise > (there := balance(case, BANK)):
            raise DomainError(Code.NOT_ENOUGH_IN_BANK, paise=paise, there=there)
    elif paise > (there := balance(case, CASH, case.holder)):
        raise DomainError(Code.NOT_ENOUGH_CASH, paise=paise, there=there, member=case.holder)


def _rate(case: Case, fund: int | None) -> int:
    try:
        return queries.loan_rate(case.connection, case.group, fund)
    except LookupError:
        raise DomainError(Code.NO_SUCH_LOAN, loan=fund) from None


def _paid(case: Case, command: PayLoan, _plan: Plan, proposed_by: int) -> tuple[Event, ...]:
    """Rows 14, 15, 26 and 37."""
    _check(case, command)
    number = _loan_row(case, command)
    reference = spelled(command.reference)
    place = (BANK, "") if reference else (CASH, str(case.holder))
    legs = transfer((LOANS, str(number)), place, command.paise)
    journal = Journal("loan", case.today, legs, command.member, reference=reference)
    written = case.post([journal], recorded_by=proposed_by)
    due = first_due(case.today, case.group.cycle)
    terms = Terms(command.paise, command.rate, command.method, command.instalments, due, case.today)
    add_terms(case, number, terms)
    plan = schedule(terms, case.group.cycle)
    code = written.entries[0].code
    return (LoanPaid(number, code, command.member, terms, plan, command.fund),)


def _loan_row(case: Case, command: PayLoan) -> int:
    """Her request as it was granted, or a loan that nobody wrote down before."""
    granted = {
        "paise": command.paise,
        "instalments": command.instalments,
        "method": command.method,
        "rate": command.rate,
        "fund": command.fund,
        "meeting": case.session,
        "state": "paid",
        "decided_at": case.at,
        "paid_on": case.today,
    }
    if command.request is not None:
        this = (Loan.group_id == case.group_id, Loan.number == command.request)
        case.connection.execute(update(Loan).where(*this).values(granted))
        return command.request
    number = next_number(case, Loan.number)
    asked = {"member": command.member, "purpose": command.purpose, "asked_at": case.at}
    key = {"group_id": case.group_id, "number": number, "source": case.source}
    case.connection.execute(insert(Loan).values(key | asked | granted))
    return number


def add_terms(case: Case, number: int, terms: Terms) -> None:
    """One version more."""
    before = queries.terms(case.connection, case.group_id, number)
    case.connection.execute(
        insert(LoanTerms).values(
            group_id=case.group_id, loan=number, version=len(before) + 1, **vars(terms)
        )
    )


pay = Agreed(_may_pay, _paid)
