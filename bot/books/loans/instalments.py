"""Instalments: an officer writes them down, a member says that she paid."""

from datetime import date

from bot.books import claims
from bot.books.case import Case, check_amount
from bot.books.loans.found import open_loan
from bot.books.loans.posting import Money, post
from bot.books.queries import LoanLine
from bot.books.references import spelled
from bot.domain.commands import ClaimInstalment, Head, Line, RecordInstalment
from bot.domain.errors import Code, DomainError
from bot.domain.events import Event
from bot.domain.money import Paise


def record(case: Case, command: RecordInstalment) -> tuple[Event, ...]:
    """Her own an officer does not write down: it becomes a claim for another."""
    speaker = case.officer()
    reference = spelled(command.bank_reference)
    loan = _checked(case, command.loan, command.paise, command.occurred_on, reference)
    if loan.member == speaker.number:
        return (_claimed(case, loan, command.paise, command.occurred_on, reference),)
    money = Money(command.paise, command.occurred_on, reference, command.to_principal)
    return (post(case, loan, money),)


def claim(case: Case, command: ClaimInstalment) -> tuple[Event, ...]:
    """Of her own loan; nothing is posted."""
    reference = spelled(command.bank_reference)
    loan = _checked(case, command.loan, command.paise, command.said_on, reference)
    if loan.member != case.speaker().number:
        raise DomainError(Code.NOT_YOURS)
    return (_claimed(case, loan, command.paise, command.said_on, reference),)


def _checked(case: Case, number: int, paise: Paise, day: date, reference: str) -> LoanLine:
    check_amount(paise)
    limit = case.group.bylaws.cash_limit
    if paise > limit:
        raise DomainError(Code.ABOVE_LIMIT, paise=paise, limit=limit)
    case.check_day(day)
    case.check_reference(reference)
    loan = open_loan(case, number)
    case.member(loan.member)
    return loan


def _claimed(case: Case, loan: LoanLine, paise: Paise, day: date, reference: str) -> Event:
    line = Line(loan.member, paise, Head.INSTALMENT)
    return claims.make(case, line, day, reference, loan=loan.number)
