"""What stands in one sub-ledger now."""

from sqlalchemy import bindparam, select

from bot.books.case import Case
from bot.domain.money import Paise
from bot.store.tables import Balance

_ONE = select(Balance.paise).where(
    Balance.group_id == bindparam("group_id"),
    Balance.code == bindparam("account"),
    Balance.party == bindparam("whose"),
)


def balance(case: Case, account: str, party: int | str = "") -> Paise:
    """Debit positive."""
    key = {"group_id": case.group_id, "account": account, "whose": str(party)}
    return Paise(case.connection.execute(_ONE, key).scalar() or 0)
