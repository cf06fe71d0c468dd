"""What the group owes outside, and how its books stand as a whole."""

from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import Connection, Text, bindparam, cast, func, select

from bot.domain.money import Paise
from bot.store.tables import Balance, OutsideLoan


@dataclass(frozen=True)
class OutsideLine:
    """A loan from outside; `owed` of it now, `rate` in basis points a year."""

    number: int
    account: str
    lender: str
    paise: Paise
    rate: int
    instalments: int
    taken_on: date
    owed: Paise


class AccountTotal(NamedTuple):
    """An account of the trial balance: debit positive."""

    account: str
    paise: Paise


_LOANS = (
    select(
        OutsideLoan.number,
        OutsideLoan.account,
        OutsideLoan.lender,
        OutsideLoan.paise,
        OutsideLoan.rate,
        OutsideLoan.instalments,
        OutsideLoan.taken_on,
        func.coalesce(-Balance.paise, 0),
    )
    .join_from(
        OutsideLoan,
        Balance,
        (Balance.group_id == OutsideLoan.group_id)
        & (Balance.code == OutsideLoan.account)
        & (Balance.party == cast(OutsideLoan.number, Text)),
        isouter=True,
    )
    .where(OutsideLoan.group_id == bindparam("group_id"))
    .order_by(OutsideLoan.number)
)
_ALL = (
    select(Balance.code, func.sum(Balance.paise))
    .where(Balance.group_id == bindparam("group_id"))
    .group_by(Balance.code)
    .order_by(Balance.code)
)


def outside_loans(connection: Connection, group_id: int) -> tuple[OutsideLine, ...]:
    """Every loan from outside, paid back or not, the oldest first."""
    return tuple(_line(row) for row in connection.execute(_LOANS, {"group_id": group_id}))


def trial_balance(connection: Connection, group_id: int) -> tuple[AccountTotal, ...]:
    """Each account that does not come to nothing, by its code; together they come to nothing."""
    rows = connection.execute(_ALL, {"group_id": group_id})
    return tuple(AccountTotal(code, Paise(int(paise))) for code, paise in rows if paise)


def _line(row: Any) -> OutsideLine:
    number, account, lender, paise, rate, instalments, taken_on, owed = row
    return OutsideLine(
        number, account, lender, Paise(paise), rate, instalments, taken_on, Paise(owed)
    )
