"""What the group owes its members beside their savings, and what one who leaves would get."""

from sqlalchemy import Connection, Text, bindparam, cast, or_, select

from bot.domain.accounts import DIVIDEND, HELD, LOANS, MEMBER_SAVINGS, WAGES_PAYABLE
from bot.domain.money import Paise
from bot.domain.settlement import Settlement
from bot.store.tables import Balance, Loan, Member

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
    Balance.code.in_(HERS),
    Balance.paise < 0,
)
_LOANS = (
    select(Balance.party, Balance.paise)
    .where(
        Balance.group_id == bindparam("group_id"),
        Balance.code == LOANS,
        Balance.paise > 0,
    )
    .order_by(Balance.party)
)
_HER_LOANS = _LOANS.join(
    Loan, (Loan.group_id == Balance.group_id) & (cast(Loan.number, Text) == Balance.party)
).where(Loan.member == bindparam("member"))
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


def settlement(connection: Connection, group_id: int, member: int, interest: Paise) -> Settlement:
    """All that is hers and all that she owes."""
    key = {"group_id": group_id, "party": str(member), "member": member}
    there = {code: Paise(-paise) for code, paise in connection.execute(_HERS, key)}
    loans = tuple((int(n), Paise(paise)) for n, paise in connection.execute(_HER_LOANS, key))
    hers = tuple((code, there[code]) for code in HERS if code in there)
    return Settlement(hers, loans, interest)


def loans_open(connection: Connection, group_id: int) -> Paise:
    """Principal that is out with members."""
    rows = connection.execute(_LOANS, {"group_id": group_id})
    return Paise(sum(paise for _party, paise in rows))


def everybodys(connection: Connection, group_id: int) -> dict[int, dict[str, Paise]]:
    """All that the group owes to each woman, by account."""
    found: dict[int, dict[str, Paise]] = {}
    for party, code, paise in connection.execute(_EVERYBODYS, {"group_id": group_id}):
        found.setdefault(int(party), {})[code] = Paise(-paise)
    return found


def nominee(connection: Connection, group_id: int, member: int) -> str:
    """Who gets her money when she dies; "" = she has named nobody."""
    return connection.execute(_NOMINEE, {"group_id": group_id, "member": member}).scalar() or ""
