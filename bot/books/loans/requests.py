"""Requests: who wants how much for what; the meeting decides."""

from sqlalchemy import insert, update

from bot.books.case import Case
from bot.books.loans.found import check_asked, loan
from bot.books.numbers import next_number
from bot.domain.commands import RefuseLoan, RequestLoan
from bot.domain.errors import Code, DomainError
from bot.domain.events import Event, LoanAsked, LoanRefused
from bot.domain.money import Paise
from bot.store.tables import Loan


def request(case: Case, command: RequestLoan) -> tuple[Event, ...]:
    """Her own wish, or one that an officer writes down for her."""
    speaker = case.speaker()
    if command.member != speaker.number:
        case.officer()
    check_asked(case, command.member, command.paise, command.instalments)
    number = next_number(case, Loan.number)
    bylaws = case.group.bylaws
    case.connection.execute(
        insert(Loan).values(
            group_id=case.group_id,
            number=number,
            member=command.member,
            paise=command.paise,
            purpose=command.purpose,
            instalments=command.instalments,
            method=bylaws.loan_method,
            rate=bylaws.loan_rate,
            asked_at=case.at,
            state="asked",
            source=case.source,
        )
    )
    return (
        LoanAsked(
            number, command.member, command.paise, command.instalments, command.purpose,
            speaker.number, case.officers(command.member),
        ),
    )  # fmt: skip


def refuse(case: Case, command: RefuseLoan) -> tuple[Event, ...] | None:
    """An officer says no, or she herself wants it no more."""
    asked = loan(case, command.loan)
    if asked.member != case.speaker().number:
        case.officer()
    if asked.state == "refused":
        return None
    if asked.state != "asked":
        raise DomainError(Code.LOAN_NOT_ASKED, loan=command.loan)
    this = (Loan.group_id == case.group_id, Loan.number == command.loan)
    case.connection.execute(update(Loan).where(*this).values(state="refused", decided_at=case.at))
    return (LoanRefused(asked.number, asked.member, Paise(asked.paise), case.speaker().number),)
