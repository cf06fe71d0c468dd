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

    def owed(self, fallen: Sequence[_Period], planned: int) -> tuple[int, int]:
        """Interest and principal due by the periods that are over; `planned` may be left then."""
        charged = sum(self.charge(period) for period in fallen)
        return max(0, charged - self.interest_paid), max(0, self.left - planned)


def standing(
    versions: Sequence[Terms], paid: Sequence[Paid], cycle: Cycle, today: date
) -> Standing:
    """How the loan stands; `versions`: its terms from the first on, `paid`: what came so far."""
    account = _Account(versions[0].paise, tuple(paid), cycle)
    coming = _periods(versions, cycle)
    fallen: list[_Period] = []
    while (period := next(coming)).due_on <= today:
        fallen.append(period)
    before = [it for it in fallen if it.due_on < today]
    overdue = account.owed(before, _planned(before, versions[-1]))
    due = account.owed(fallen, _planned(fallen, versions[-1]))
    begun = account.charge(period, closing=True) if period.begins < today else 0
    unpaid = sum(account.charge(it) for it in fallen) + begun - account.interest_paid
    next_due: date | None = today
    interest, principal = due[0] - overdue[0], due[1] - overdue[1]
    if not (interest or principal):
        next_due, *following = _following(account, fallen, period, coming)
        if not any(due):
            interest, principal = following
    return Standing(
        Paise(account.left), Paise(overdue[0]), Paise(interest), Paise(overdue[1]),
        Paise(principal), next_due, _days_late(account, before, versions[-1], today),
        Paise(account.left + max(0, unpaid)), not any(due),
    )  # fmt: skip


def _planned(fallen: Sequence[_Period], terms: Terms) -> int:
    """Principal that may be left after the last of them; older terms do not count any more."""
    if not fallen or fallen[-1].due_on <= terms.since:
        return terms.paise
    return fallen[-1].after


def _following(
    account: _Account, fallen: Sequence[_Period], first: _Period, then: Iterator[_Period]
) -> tuple[date | None, int, int]:
    """The next instalment for which something is to be paid: its day, interest and principal."""
    seen = [*fallen, first]
    while account.left > 0:
        interest, principal = account.owed(seen, seen[-1].after)
        if interest or principal:
            return seen[-1].due_on, interest, principal
        seen.append(next(then))
    return None, 0, 0


def _days_late(account: _Account, before: Sequence[_Period], terms: Terms, today: date) -> int:
    """Since the first instalment that is not paid in full."""
    for count, period in enumerate(before, 1):
        if any(account.owed(before[:count], _planned(before[:count], terms))):
            return (today - period.due_on).days
    return 0


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
