"""Loans from outside, as far as they are lent on to members."""

from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, select

from bot.domain.accounts import VRF_LOAN
from bot.domain.groups import Group
from bot.store.tables import OutsideLoan


@dataclass(frozen=True)
class Fund:
    """A loan from outside, which members' loans may be lent on from."""

    number: int
    account: str
    lender: str


_FUNDS = (
    select(OutsideLoan.number, OutsideLoan.account, OutsideLoan.lender)
    .where(OutsideLoan.group_id == bindparam("group_id"))
    .order_by(OutsideLoan.number)
)


def funds(connection: Connection, group_id: int) -> tuple[Fund, ...]:
    """Loans from outside, the oldest first."""
    rows = connection.execute(_FUNDS, {"group_id": group_id})
    return tuple(Fund(*row) for row in rows)


def loan_rate(connection: Connection, group: Group, fund: int | None) -> int:
    """The by-laws'; of a fund for distress nothing (row 37). LookupError where there is none."""
    if fund is None:
        return group.bylaws.loan_rate
    accounts = {one.number: one.account for one in funds(connection, group.id)}
    return 0 if accounts[fund] == VRF_LOAN else group.bylaws.loan_rate
