"""On which days a loan is paid back, and how much of principal and interest each time.

Rates are basis points a month (2 % = 200), as members speak; a year is 12 months, 26 fortnights or
52 weeks. Interest is reckoned for whole months (or the group's cycle), to the rupee, half up.
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from bot.domain.groups import Cycle, Method
from bot.domain.money import Paise, rupees

_SHARE = {  # of a month that lies between two instalments
    Cycle.MONTHLY: Fraction(1),
    Cycle.FORTNIGHTLY: Fraction(12, 26),
    Cycle.WEEKLY: Fraction(12, 52),
}
_WHOLE = 10_000  # basis points
_MOST = 120


@dataclass(frozen=True)
class Terms:
    """How `paise` are paid back from `since` on; `rate` in basis points a month."""

    paise: Paise
    rate: int
    method: Method
    instalments: int
    first_due: date
    since: date


@dataclass(frozen=True)
class Instalment:
    """One of them; `left` = principal that is still owed when it is paid."""

    number: int
    due_on: date
    principal: Paise
    interest: Paise
    left: Paise

    @property
    def paise(self) -> Paise:
        """What she brings."""
        return Paise(self.principal + self.interest)


def most_instalments(paise: int) -> int:
    """A loan of `paise` bears: at least a rupee each."""
    return min(_MOST, paise // 100)


def first_due(paid_on: date, cycle: Cycle) -> date:
    """A cycle after the money was given."""
    return due_day(paid_on, 1, cycle)


def due_day(first: date, later: int, cycle: Cycle) -> date:
    """`later` cycles after `first`: the same day of the month, or the last of a shorter one."""
    if cycle is not Cycle.MONTHLY:
        return first + timedelta(later * (7 if cycle is Cycle.WEEKLY else 14))
    years, month = divmod(first.month - 1 + later, 12)
    year = first.year + years
    return date(year, month + 1, min(first.day, monthrange(year, month + 1)[1]))


def schedule(terms: Terms, cycle: Cycle) -> tuple[Instalment, ...]:
    """All instalments by the terms; the last one takes the rest of the principal."""
    found: list[Instalment] = []
    left: int = terms.paise
    level = _level(terms, cycle)
    for number in range(1, terms.instalments + 1):
        base = terms.paise if terms.method is Method.FLAT else left
        interest = interest_on(base, terms.rate, cycle)
        principal = min(left, level - (interest if terms.method is Method.EMI else 0))
        if number == terms.instalments:
            principal = left
        left -= principal
        due_on = due_day(terms.first_due, number - 1, cycle)
        found.append(Instalment(number, due_on, Paise(principal), interest, Paise(left)))
    return tuple(found)


def interest_on(paise: int, rate: int, cycle: Cycle) -> Paise:
    """What `paise` cost from one instalment to the next, to the rupee, half up."""
    return _to_rupee(paise * rate * _SHARE[cycle] / _WHOLE)


def _level(terms: Terms, cycle: Cycle) -> Paise:
    """What every instalment but the last has in common: its principal or, with EMI, its sum."""
    if terms.method is Method.BULLET:
        return Paise(0)
    rate = terms.rate * _SHARE[cycle] / _WHOLE
    if terms.method is Method.EMI and rate:
        return _to_rupee(terms.paise * rate / (1 - 1 / (1 + rate) ** terms.instalments))
    return rupees(terms.paise // terms.instalments // 100)


def _to_rupee(paise: Fraction) -> Paise:
    """The nearest whole rupee, half up."""
    return rupees(int((paise + 50) // 100))
