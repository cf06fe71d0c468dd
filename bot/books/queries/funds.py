"""At what rate a loan to a member is given, by where its money comes from."""

from sqlalchemy import Connection

from bot.books.queries.outside import outside_loans
from bot.domain.accounts import VRF_LOAN
from bot.domain.groups import Group


def loan_rate(connection: Connection, group: Group, fund: int | None) -> int:
    """The by-laws'; of a fund for distress nothing (row 37). LookupError where there is none."""
    if fund is None:
        return group.bylaws.loan_rate
    accounts = {one.number: one.account for one in outside_loans(connection, group.id)}
    return 0 if accounts[fund] == VRF_LOAN else group.bylaws.loan_rate
