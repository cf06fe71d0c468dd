"""What officers change together in a loan that is out: its instalments, its interest, its end."""

from datetime import timedelta

from sqlalchemy import select

from bot.books import queries
from bot.books.balances import balance
from bot.books.case import Case, check_amount
from bot.books.loans.found import check_instalments, open_loan, standing
from bot.books.loans.payouts import add_terms
from bot.books.proposals import Agreed, Needs, Plan
from bot.books.queries import LoanLine
from bot.domain.accounts import (
    ACCRUED,
    BAD_LOANS,
    INTEREST_WAIVED,
    LOAN_INTEREST,
    LOANS,
    RESERVE,
)
from bot.domain.commands import RescheduleLoan, WaiveInterest, WriteOffLoan
from bot.domain.entries import Journal, Posting
from bot.domain.errors import Code, DomainError
from bot.domain.events import Event, InterestWaived, LoanRescheduled, LoanWrittenOff
from bot.domain.loans import Terms, schedule
from bot.domain.money import Paise
from bot.store.tables import Meeting

_HELD = ("held", "closed")
_LATEST_FIRST = timedelta(days=366)


def _agreed_by_officers(
    case: Case, kind: str, loan: LoanLine, paise: Paise, what: str = ""
) -> tuple[Plan, Needs]:
    """A second officer, neither of them the woman whose loan it is."""
    speaker = case.officer().number
    if loan.member == speaker:
        raise DomainError(Code.OWN_MONEY, member=speaker)
    plan = Plan(kind, paise, speaker, loan.member, what=what)
    return plan, Needs(officers=1, not_by=(loan.member,))


def _may_reschedule(case: Case, command: RescheduleLoan) -> tuple[Plan, Needs]:
    loan = open_loan(case, command.loan)
    check_instalments(loan.left, command.instalments)
    if command.first_due < case.today:
        raise DomainError(Code.DATE_TOO_OLD, day=command.first_due)
    if command.first_due > case.today + _LATEST_FIRST:
        raise DomainError(Code.DATE_IN_FUTURE, day=command.first_due)
    what = str(command.instalments)
    return _agreed_by_officers(case, "reschedule", loan, loan.left, what)


def _rescheduled(case: Case, command: RescheduleLoan, _plan: Plan, _by: int) -> tuple[Event, ...]:
    """Nothing is posted: what is left is the same, its days are others."""
    loan = open_loan(case, command.loan)
    before = queries.terms(case.connection, case.group_id, loan.number)[-1]
    terms = Terms(
        loan.left, before.rate, before.method, command.instalments, command.first_due, case.today
    )
    add_terms(case, loan.number, terms)
    return (LoanRescheduled(loan.number, loan.member, terms, schedule(terms, case.group.cycle)),)


def _may_waive(case: Case, command: WaiveInterest) -> tuple[Plan, Needs]:
    loan = _check_interest(case, command)
    return _agreed_by_officers(case, "waive_interest", loan, command.paise)


def _check_interest(case: Case, command: WaiveInterest) -> LoanLine:
    """No more than is due: what is still to come is nobody's yet."""
    check_amount(command.paise)
    loan = open_loan(case, command.loan)
    due = standing(case, loan.number).interest_due
    if command.paise > due:
        raise DomainError(Code.MORE_THAN_DUE, paise=command.paise, due=due)
    return loan


def _waived(case: Case, command: WaiveInterest, _plan: Plan, by: int) -> tuple[Event, ...]:
    """Row 49. Our books are on a cash basis: it is charged and let off in one entry."""
    loan = _check_interest(case, command)
    of_loan, paise = str(loan.number), command.paise
    legs = (
        Posting(INTEREST_WAIVED, "", paise),
        Posting(ACCRUED, of_loan, Paise(-paise)),
        Posting(ACCRUED, of_loan, paise),
        Posting(LOAN_INTEREST, of_loan, Paise(-paise)),
    )
    journal = Journal("waive_interest", case.today, legs, loan.member)
    code = case.post([journal], recorded_by=by).entries[0].code
    return (InterestWaived(loan.number, code, loan.member, paise),)


def _may_write_off(case: Case, command: WriteOffLoan) -> tuple[Plan, Needs]:
    loan = open_loan(case, command.loan)
    _check_meeting(case, command.meeting)
    return _agreed_by_officers(case, "write_off", loan, loan.left, str(command.meeting))


def _check_meeting(case: Case, number: int) -> None:
    this = (Meeting.group_id == case.group_id, Meeting.number == number)
    state = case.connection.execute(select(Meeting.state).where(*this)).scalar()
    if state not in _HELD:
        raise DomainError(Code.MEETING_NOT_HELD, meeting=number)


def _written_off(case: Case, command: WriteOffLoan, _plan: Plan, by: int) -> tuple[Event, ...]:
    """Row 50: the reserve bears it as far as it reaches, the rest is a loss."""
    loan = open_loan(case, command.loan)
    _check_meeting(case, command.meeting)
    of_reserve = min(loan.left, max(0, -balance(case, RESERVE)))
    debits = ((RESERVE, of_reserve), (BAD_LOANS, loan.left - of_reserve))
    legs = (
        *(Posting(account, "", Paise(paise)) for account, paise in debits if paise),
        Posting(LOANS, str(loan.number), Paise(-loan.left)),
    )
    memo = str(command.meeting)
    journal = Journal("write_off", case.today, legs, loan.member, memo)
    code = case.post([journal], recorded_by=by).entries[0].code
    return (LoanWrittenOff(loan.number, code, loan.member, loan.left, command.meeting),)


reschedule = Agreed(_may_reschedule, _rescheduled)
waive_interest = Agreed(_may_waive, _waived)
write_off = Agreed(_may_write_off, _written_off)
