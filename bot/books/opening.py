"""Opening balances: what the group had on the day it came to the bot (row 55)."""

from sqlalchemy import select, update

from bot.books.case import Case
from bot.domain.accounts import CHART, OPENING, SAVING
from bot.domain.commands import OpenBooks, Opening
from bot.domain.entries import Journal, Posting
from bot.domain.errors import Code, DomainError
from bot.domain.events import Event
from bot.domain.money import Paise
from bot.domain.schedule import next_cycle
from bot.store.tables import Group, Member


def open_books(case: Case, command: OpenBooks) -> tuple[Event, ...]:
    """One entry before all others; savings brought in are not what is due from now on."""
    if case.by.member is not None:
        case.officer()
    case.check_day(command.as_of)
    this = Group.id == case.group_id
    if case.connection.execute(select(Group.entries).where(this)).scalar_one():
        raise DomainError(Code.BOOKS_OPENED)
    balances = [balance for balance in command.balances if balance.paise]
    _check(case, balances)
    if balances:
        case.post([Journal("opening", command.as_of, _legs(balances))])
    for balance in balances:
        if balance.account == SAVING:
            case.connection.execute(
                update(Member)
                .where(Member.group_id == case.group_id, Member.number == int(balance.party))
                .values(opening=-balance.paise)
            )
    if case.group.dues_from is None:
        first = next_cycle(case.group.cycle, command.as_of, command.as_of)
        case.connection.execute(update(Group).where(this).values(dues_from=first))
    return ()


def _check(case: Case, balances: list[Opening]) -> None:
    for balance in balances:
        if CHART[balance.account].party == "member":
            case.member(int(balance.party))


def _legs(balances: list[Opening]) -> tuple[Posting, ...]:
    legs = tuple(Posting(b.account, b.party, b.paise) for b in balances)
    difference = sum(leg.paise for leg in legs)
    return (*legs, Posting(OPENING, "", Paise(-difference))) if difference else legs
