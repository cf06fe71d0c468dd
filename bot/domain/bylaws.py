"""What a group decides for itself and may decide anew; money in paise, rates in basis points."""

from datetime import date
from enum import StrEnum

from bot.domain.errors import Code, DomainError
from bot.domain.groups import Group
from bot.domain.money import rupees


class Bylaw(StrEnum):
    """A rule that officers may change; the value is its name in `Bylaws`, but for the saving."""

    SAVING = "saving"  # of each cycle, from the next one on
    LOAN_RATE = "loan_rate"  # a month, of loans that are given from then on
    LOAN_LIMIT = "loan_limit"
    FINE_ABSENT = "fine_absent"
    FINE_LATE = "fine_late"
    EXPENSE_LIMIT = "expense_limit"


_NEVER_NONE = frozenset({Bylaw.SAVING, Bylaw.LOAN_LIMIT})
MOST = {
    Bylaw.SAVING: rupees(10_000),
    Bylaw.LOAN_RATE: 500,  # DOMAIN §2.2: 1 to 3 per cent are found in the field
    Bylaw.LOAN_LIMIT: rupees(5_00_000),
    Bylaw.FINE_ABSENT: rupees(500),
    Bylaw.FINE_LATE: rupees(500),
    Bylaw.EXPENSE_LIMIT: rupees(10_000),
}


def current(group: Group, law: Bylaw, day: date) -> int:
    """What holds on `day`: only of the saving it is known what held before."""
    if law is Bylaw.SAVING:
        return group.saving_on(day)
    return int(getattr(group.bylaws, law.value))


def check(law: Bylaw, value: int) -> None:
    """Raises DomainError for what no group would decide: a slip of the finger."""
    if law is Bylaw.LOAN_RATE and not 0 <= value <= MOST[law]:
        raise DomainError(Code.LOAN_RATE_ODD, rate=value, most=MOST[law])
    if value < 0 or (law in _NEVER_NONE and not value):
        raise DomainError(Code.AMOUNT_ZERO)
    if value > MOST[law]:
        raise DomainError(Code.ABOVE_LIMIT, paise=value, limit=MOST[law])
    if law is not Bylaw.LOAN_RATE and value % 100:
        raise DomainError(Code.AMOUNT_NOT_WHOLE, paise=value)
