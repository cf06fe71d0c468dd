"""What the group owes its members beside their savings, and what one who leaves would get."""

from datetime import date

from sqlalchemy import Connection, bindparam, func, or_, select

from bot.books.queries.loans import OPEN, loans, standing
from bot.domain.accounts import ADVANCES, DIVIDEND, HELD, LOANS, MEMBER_SAVINGS, WAGES_PAYABLE
from bot.domain.groups import Group
from bot.domain.money import Paise
from bot.domain.settlement import LoanOwed, Settlement
from bot.store.tables import Balance, Member

HERS = (*MEMBER_SAVINGS, DIVIDEND, WAGES_PAYABLE, HELD)

_PAYABLE = (
    select(Balance.party, Balance.paise)
    .where(
        Balance.group_id == bindparam("group_id"),
        Balance.code == bindparam("account"),
        Balance.paise < 0,
    )
    .order_by(Balance.party)
)
_HERS = select(Balance.code, Balance.paise).where(
    Balance.group_id == bindparam("group_id"),
    Balance.party == bindparam("party"),
    Balance.code.in_((*HERS, ADVANCES)),
)
_LENT = select(func.coalesce(func.sum(Balance.paise), 0)).where(
    Balance.group_id == bindparam("group_id"), Balance.code == LOANS
)
_NOMINEE = select(Member.nominee).where(
    Member.group_id == bindparam("group_id"), Member.number == bindparam("member")
)
_EVERYBODYS = select(Balance.party, Balance.code, Balance.paise).where(
    Balance.group_id == bindparam("group_id"),
    or_(*(Balance.code == code for code in HERS)),
    Balance.paise < 0,
)


def payable(connection: Connection, group_id: int, account: str) -> dict[int, Paise]:
    """What of `account` (2050, 2060) is due to whom, in the order of the register."""
    rows = connection.execute(_PAYABLE, {"group_id": group_id, "account": account})
    due = {int(party): Paise(-paise) for party, paise in rows}
    return dict(sorted(due.items()))


def settlement(
    connection: Connection, group: Group, member: int, interest: Paise, today: date
) -> Settlement:
    """All that is hers and all that she owes; `interest` is what is taken of it."""
    key = {"group_id": group.id, "party": str(member)}
    there = {code: Paise(-paise) for code, paise in connection.execute(_HERS, key)}
    hers = tuple((code, there[code]) for code in HERS if there.get(code))
    missing = Paise(-there.get(ADVANCES, 0))
    return Settlement(hers, _owed(connection, group, member, today), interest, missing)


def _owed(connection: Connection, group: Group, member: int, today: date) -> tuple[LoanOwed, ...]:
    found = []
    for line in loans(connection, group.id, member, OPEN):
        its = standing(connection, group, line.number, today)
        found.append(LoanOwed(line.number, line.left, Paise(its.to_close - line.left)))
    return tuple(found)


def loans_open(connection: Connection, group_id: int) -> Paise:
    """Principal that is out with members."""
    return Paise(int(connection.execute(_LENT, {"group_id": group_id}).scalar_one()))


def everybodys(connection: Connection, group_id: int) -> dict[int, dict[str, Paise]]:
    """All that the group owes to each woman, by account."""
    found: dict[int, dict[str, Paise]] = {}
    for party, code, paise in connection.execute(_EVERYBODYS, {"group_id": group_id}):
        found.setdefault(int(party), {})[code] = Paise(-paise)
    return found


def nominee(connection: Connection, group_id: int, member: int) -> str:
    """Who gets her money when she dies; "" = she has named nobody."""
    return connection.execute(_NOMINEE, {"group_id": group_id, "member": member}).scalar() or ""
