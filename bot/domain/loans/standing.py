"""How a loan stands on a day: what is overdue, what is due, what would close it.

Interest is owed for whole months, on the principal that was left when the month began. Two mercies
of the field: what is paid ahead is interest-free only from the next month on, and who is late pays
no interest on what she brings before the next instalment is due (the group may fine her instead).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from bot.domain.groups import Cycle, Method
from bot.domain.loans.terms import Terms, due_day, interest_on, schedule
from bot.domain.money import Paise


@dataclass(frozen=True)
class Paid:
    """What came of a loan on a day."""

    on: date
    principal: Paise
    interest: Paise


@dataclass(frozen=True)
class Standing:
    """A loan on a day, in paise. Due is what has fallen due by today, overdue what did before.

    `interest` and `principal` are due today or, where nothing at all is due (`is_ahead`), those of
    the next instalment, on `next_due`. `to_close`: what closes it today, a begun month whole.
    """

    principal_left: Paise
    overdue_interest: Paise
    interest: Paise
    overdue_principal: Paise
    principal: Paise
    next_due: date | None  # of the next instalment that is not paid, today's included
    days_late: int
    to_close: Paise
    is_ahead: bool

    @property
    def overdue(self) -> Paise:
        """What should have come before today."""
        return Paise(self.overdue_interest + self.overdue_principal)

    @property
    def interest_due(self) -> Paise:
        """Of what has fallen due by today."""
        return Paise(self.overdue_interest + (0 if self.is_ahead else self.interest))

    @property
    def instalment(self) -> Paise:
        """All that is due today or, where nothing is, the next instalment."""
        return Paise(self.overdue + self.interest + self.principal)

    @property
    def is_closed(self) -> bool:
        """Nothing is owed any more."""
        return self.to_close == 0


@dataclass(frozen=True)
class _Period:
    """The time before an instalment; `before` and `after`: principal left by the terms.

    `flat`: its interest where that does not depend on what is left.
    """

    begins: date
    due_on: date
    before: int
    after: int
    rate: int
    flat: int | None = None


@dataclass(frozen=True)
class _Account:
    """The loan as it was really paid."""

    lent: Paise
    paid: tuple[Paid, ...]
    cycle: Cycle

    @property
    def left(self) -> int:
        return self.lent - sum(one.principal for one in self.paid)

    @property
    def interest_paid(self) -> int:
        return sum(one.interest for one in self.paid)

    def left_on(self, day: date) -> int:
        """In the evening."""
        return self.lent - sum(one.principal for one in self.paid if one.on <= day)

    def charge(self, period: _Period, *, closing: bool = False) -> int:
        """The period's interest; `closing` = as if all principal came today."""
        base = min(period.before, self.left_on(period.begins))
        if not closing:
            base = max(base, self.left_on(period.due_on - timedelta(days=1)))
        if period.flat is not None:
            return period.flat if base > 0 else 0
        return interest_on(base, period.rate, self.cycle)


@dataclass(frozen=True)
class _Owed:
    """What was due by an instalment's day, and is not paid."""

    due_on: date
    charged: int  # interest, from the first day on
    interest: int
    principal: int


def standing(
    versions: Sequence[Terms], paid: Sequence[Paid], cycle: Cycle, today: date
) -> Standing:
    """How the loan stands; `versions`: its terms from the first on, `paid`: what came so far."""
    account = _Account(versions[0].paise, tuple(paid), cycle)
    periods = _periods(versions, cycle)
    current = versions[-1]
    owed = [_Owed(date.min, 0, 0, max(0, account.left - current.paise))]
    while (period := next(periods)).due_on <= today:
        owed.append(_owed(account, owed[-1], period, current))
    before = [it for it in owed if it.due_on < today]
    overdue, due = before[-1], owed[-1]
    begun = account.charge(period, closing=True) if period.begins < today else 0
    unpaid = max(0, due.charged + begun - account.interest_paid)
    is_ahead = not (due.interest or due.principal)
    interest, principal = due.interest - overdue.interest, due.principal - overdue.principal
    following = today if interest or principal else None
    if following is None and (next_ := _following(account, due, period, periods, current)):
        following = next_.due_on
        if is_ahead:
            interest, principal = next_.interest, next_.principal
    late = next((it.due_on for it in before[1:] if it.interest or it.principal), today)
    return Standing(
        Paise(account.left), Paise(overdue.interest), Paise(interest), Paise(overdue.principal),
        Paise(principal), following, (today - late).days, Paise(account.left + unpaid), is_ahead,
    )  # fmt: skip


def _owed(account: _Account, before: _Owed, period: _Period, current: Terms) -> _Owed:
    """The principal of terms that are no more is not asked for by them."""
    charged = before.charged + account.charge(period)
    planned = current.paise if period.due_on <= current.since else period.after
    interest = max(0, charged - account.interest_paid)
    return _Owed(period.due_on, charged, interest, max(0, account.left - planned))


def _following(
    account: _Account, due: _Owed, period: _Period, then: Iterator[_Period], current: Terms
) -> _Owed | None:
    """The next instalment for which something is to be paid."""
    while account.left > 0:
        due = _owed(account, due, period, current)
        if due.interest or due.principal:
            return due
        period = next(then)
    return None


def _periods(versions: Sequence[Terms], cycle: Cycle) -> Iterator[_Period]:
    """One after the other without end: what is left after the last instalment goes on costing."""
    ends = [*(later.since for later in versions[1:]), date.max]
    for terms, end in zip(versions, ends, strict=True):
        for period in _of_terms(terms, cycle):
            if period.due_on > end:
                break
            yield period


def _of_terms(terms: Terms, cycle: Cycle) -> Iterator[_Period]:
    begins, before = terms.since, int(terms.paise)
    for one in schedule(terms, cycle):
        flat = one.interest if terms.method is Method.FLAT else None
        yield _Period(begins, one.due_on, before, one.left, terms.rate, flat)
        begins, before = one.due_on, one.left
    later = terms.instalments
    while True:
        due_on = due_day(terms.first_due, later, cycle)
        yield _Period(begins, due_on, 0, 0, terms.rate)
        begins, later = due_on, later + 1
