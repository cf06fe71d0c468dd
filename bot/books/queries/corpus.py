"""What counts for a bank or mission: the corpus by part, how old the group is, what it has had."""

from datetime import date

from sqlalchemy import Connection, Text, bindparam, cast, func, select

from bot.books.queries.outside import trial_balance
from bot.domain.accounts import BANK_LOANS, GRANTS, MEMBER_SAVINGS, REVOLVING_FUND
from bot.domain.eligibility import Standing
from bot.domain.groups import Group
from bot.domain.money import Paise
from bot.store import tables

_FIRST = select(func.min(tables.Entry.occurred_on)).where(
    tables.Entry.group_id == bindparam("group_id")
)
_OUTSIDE = (
    select(tables.OutsideLoan.account, func.coalesce(tables.Balance.paise, 0))
    .join_from(
        tables.OutsideLoan,
        tables.Balance,
        (tables.Balance.group_id == tables.OutsideLoan.group_id)
        & (tables.Balance.code == tables.OutsideLoan.account)
        & (tables.Balance.party == cast(tables.OutsideLoan.number, Text)),
        isouter=True,
    )
    .where(tables.OutsideLoan.group_id == bindparam("group_id"))
)


def corpus(
    connection: Connection, group: Group, members: int, score: int | None, today: date
) -> Standing:
    """What the rules of funds and loans ask about."""
    key = {"group_id": group.id}
    owed = {code: -paise for code, paise in trial_balance(connection, group.id)}
    loans = connection.execute(_OUTSIDE, key).all()
    of_banks = [int(left) for account, left in loans if account in BANK_LOANS]
    parts = {
        "savings": Paise(sum(owed.get(code, 0) for code in MEMBER_SAVINGS)),
        "revolving_fund": Paise(owed.get(REVOLVING_FUND, 0)),
        "grants": Paise(owed.get(GRANTS, 0)),
    }
    return Standing(
        parts,
        months(connection, group, today),
        members,
        score,
        len(of_banks),
        any(left < 0 for left in of_banks),
        frozenset({"revolving_fund"} if parts["revolving_fund"] else ()),
    )


def months(connection: Connection, group: Group, today: date) -> int:
    """Whole months by its books: since its first entry, or since it was formed."""
    first = connection.execute(_FIRST, {"group_id": group.id}).scalar()
    since = min((day for day in (first, group.formed_on) if day), default=None)
    if since is None:
        return 0
    return (today.year - since.year) * 12 + today.month - since.month - (today.day < since.day)
