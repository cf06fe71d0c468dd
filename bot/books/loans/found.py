"""A loan of the group as its commands need it, and what every one of them looks at."""

from bot.books import queries
from bot.books.case import Case, check_amount
from bot.books.queries import LoanLine
from bot.domain.errors import Code, DomainError
from bot.domain.loans import Standing, check_limit, most_instalments


def loan(case: Case, number: int) -> LoanLine:
    """It; LOAN_NOT_ASKED where there is none of that number."""
    lines = queries.loans(case.connection, case.group_id)
    found = next((line for line in lines if line.number == number), None)
    if found is None:
        raise DomainError(Code.LOAN_NOT_ASKED, loan=number)
    return found


def open_loan(case: Case, number: int) -> LoanLine:
    """One whose money is still out; LOAN_CLOSED otherwise."""
    found = loan(case, number)
    if found.state != "paid":
        raise DomainError(Code.LOAN_CLOSED, loan=number, member=found.member)
    return found


def standing(case: Case, number: int) -> Standing:
    """How it stands today."""
    return queries.standing(case.connection, case.group, number, case.today)


def check_asked(case: Case, member: int, paise: int, instalments: int) -> None:
    """A sum in whole rupees within the by-laws, in a number of instalments that it can bear."""
    check_amount(paise)
    case.member(member)
    open_ = queries.loans(case.connection, case.group_id, member, queries.OPEN)
    owed = sum(line.left for line in open_)
    check_limit(case.group.bylaws, member, paise, owed)
    check_instalments(paise, instalments)


def check_instalments(paise: int, instalments: int) -> None:
    """At least one, and at least a rupee each."""
    most = most_instalments(paise)
    if not 1 <= instalments <= most:
        raise DomainError(Code.INSTALMENTS, instalments=instalments, most=most)
