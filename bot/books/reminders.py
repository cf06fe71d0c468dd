"""Reminding those who have not paid."""

from bot.books import queries
from bot.books.case import Case
from bot.domain.commands import RemindUnpaid
from bot.domain.events import Event, UnpaidReminded


def remind(case: Case, _: RemindUnpaid) -> tuple[Event, ...]:
    """Nothing is written; whoever owes is named with what she owes."""
    case.officer()
    dues = queries.all_dues(case.connection, case.group, case.today)
    return (UnpaidReminded(tuple((member, paise) for member, paise in dues.items() if paise)),)
