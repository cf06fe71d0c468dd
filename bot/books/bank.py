"""The match with the bank's passbook: what is not explained is named and kept."""

from sqlalchemy import insert

from bot.books.balances import balance
from bot.books.case import Case
from bot.books.numbers import next_number
from bot.domain.accounts import BANK
from bot.domain.commands import MatchBank
from bot.domain.errors import Code, DomainError
from bot.domain.events import BankMatched, Event
from bot.domain.money import Paise
from bot.store.tables import BankMatch


def match(case: Case, command: MatchBank) -> tuple[Event, ...]:
    """Keep both balances; nothing is posted, for a difference without a reason has no account."""
    speaker = case.officer()
    if command.balance < 0:
        raise DomainError(Code.AMOUNT_NEGATIVE)
    case.check_day(command.day)
    there = balance(case, BANK)
    difference = Paise(command.balance - there)
    case.connection.execute(
        insert(BankMatch).values(
            group_id=case.group_id,
            number=next_number(case, BankMatch.number),
            day=command.day,
            said=command.balance,
            in_books=there,
            difference=difference,
            matched_by=speaker.number,
            matched_at=case.at,
            source=case.source,
        )
    )
    return (BankMatched(command.balance, there, difference, command.day),)
