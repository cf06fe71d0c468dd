"""What a woman says that she earned herself: a statistic, never an entry."""

from sqlalchemy import insert

from bot.books.case import Case, check_amount
from bot.books.numbers import next_number
from bot.books.queries.trade import activities, earned, same
from bot.domain.commands import TellIncome
from bot.domain.errors import Code, DomainError
from bot.domain.events import Event, IncomeTold
from bot.store.tables import MemberIncome


def tell(case: Case, command: TellIncome) -> tuple[Event, ...]:
    """Her own word suffices: no money of the group's moves."""
    speaker = case.speaker()
    check_amount(command.paise)
    limit = case.group.bylaws.cash_limit
    if command.paise > limit:
        raise DomainError(Code.ABOVE_LIMIT, paise=command.paise, limit=limit)
    month = command.month.replace(day=1)
    case.check_day(month)
    activity = same(command.activity, activities(case.connection, case.group_id))
    case.connection.execute(
        insert(MemberIncome).values(
            group_id=case.group_id,
            number=next_number(case, MemberIncome.number),
            member=speaker.number,
            paise=command.paise,
            activity=activity,
            month=month,
            said_at=case.at,
            source=case.source,
        )
    )
    total = earned(case.connection, case.group_id, speaker.number, month)
    return (IncomeTold(speaker.number, command.paise, total, month, activity),)
