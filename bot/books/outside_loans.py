"""Loans from banks and federations: taken after a second officer's yes, told to every member."""

from sqlalchemy import insert

from bot.books.case import Case
from bot.books.numbers import next_number
from bot.books.proposals import Agreed, Needs, Plan
from bot.books.queries.outside import OutsideLine, outside_loans
from bot.books.references import spelled
from bot.domain.accounts import BANK
from bot.domain.commands import TakeOutsideLoan
from bot.domain.entries import Journal, transfer
from bot.domain.errors import Code, DomainError
from bot.domain.events import Event, OutsideLoanTaken
from bot.domain.money import Paise
from bot.domain.movements import CREDIT_LIMIT, INTEREST_ON
from bot.store.tables import OutsideLoan

_MOST_RATE = 60_00  # basis points a year; more is a slip, or a rate a month
_MOST_INSTALMENTS = 240


def outside_loan(case: Case, number: str) -> OutsideLine:
    """The loan with this number; PARTY_MISSING or NO_SUCH_LOAN."""
    if not number.strip():
        raise DomainError(Code.PARTY_MISSING, kind="loan")
    for loan in outside_loans(case.connection, case.group_id):
        if str(loan.number) == number:
            return loan
    raise DomainError(Code.NO_SUCH_LOAN, loan=number)


def _may_take(case: Case, command: TakeOutsideLoan) -> tuple[Plan, Needs]:
    speaker = case.officer().number
    _check(case, command)
    plan = Plan("movement", command.paise, speaker, speaker, what=command.account)
    return plan, Needs(officers=1)


def _taken(
    case: Case, command: TakeOutsideLoan, _plan: Plan, proposed_by: int
) -> tuple[Event, ...]:
    """Rows 25 and 28; of a cash credit only the limit is written, each drawing comes by itself."""
    _check(case, command)
    number = next_number(case, OutsideLoan.number)
    case.connection.execute(
        insert(OutsideLoan).values(
            group_id=case.group_id,
            number=number,
            account=command.account,
            lender=" ".join(command.lender.split()),
            reference=spelled(command.reference),
            paise=command.paise,
            rate=command.rate,
            instalments=command.instalments,
            taken_on=command.occurred_on,
            source=case.source,
        )
    )
    code = "" if command.account == CREDIT_LIMIT else _post(case, command, number, proposed_by)
    owed = Paise(sum(loan.owed for loan in outside_loans(case.connection, case.group_id)))
    return (
        OutsideLoanTaken(
            code, number, command.account, command.lender, command.paise, command.rate, owed
        ),
    )


take = Agreed(_may_take, _taken)


def _post(case: Case, command: TakeOutsideLoan, number: int, proposed_by: int) -> str:
    legs = transfer((BANK, ""), (command.account, str(number)), command.paise)
    reference = spelled(command.reference)
    journal = Journal("outside_loan", command.occurred_on, legs, reference=reference)
    return case.post([journal], recorded_by=proposed_by).entries[0].code


def _check(case: Case, command: TakeOutsideLoan) -> None:
    case.check_day(command.occurred_on)
    limit = case.group.bylaws.outside_limit
    if command.paise <= 0:
        raise DomainError(Code.AMOUNT_ZERO)
    if command.paise > limit:
        raise DomainError(Code.ABOVE_LIMIT, paise=command.paise, limit=limit)
    if command.account not in INTEREST_ON or not command.lender.strip():
        raise DomainError(Code.PARTY_MISSING, kind="loan")
    if not (0 <= command.rate <= _MOST_RATE and 0 <= command.instalments <= _MOST_INSTALMENTS):
        raise DomainError(Code.RATE_TOO_HIGH, rate=command.rate)
    case.check_reference(spelled(command.reference))
