"""A group's month at a glance: who has paid and who has not, where the money is, what grows."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from bot.books import queries
from bot.books.queries import DisputeLine, MeetingLine
from bot.books.queries.growth import first_day, moved
from bot.books.queries.moves import flows, whose
from bot.books.queries.statements import before, legs
from bot.domain.accounts import (
    BANK,
    CASH,
    HELD,
    IN_TRANSIT,
    LOAN_INTEREST,
    LOANS,
    MEMBER_SAVINGS,
)
from bot.domain.groups import Member
from bot.domain.money import Paise
from bot.reports.papers.meeting_sheet import loans_of
from bot.reports.view import View

_SAVED = (*MEMBER_SAVINGS, HELD)
_RETURNED = (LOANS, LOAN_INTEREST)
_IN_CHART = 12


@dataclass(frozen=True)
class Paid:
    """A member in the month, in paise; `due` is what she owes of savings today."""

    member: Member
    saved: Paise
    returned: Paise
    due: Paise

    @property
    def has_paid(self) -> bool:
        """Whether she brought anything."""
        return bool(self.saved or self.returned)


@dataclass(frozen=True)
class Keeper:
    """Who has how much of the group's cash."""

    number: int
    paise: Paise


@dataclass(frozen=True)
class Money:
    """Where the group's money was at the end of the month, or is now."""

    in_hand: tuple[Keeper, ...]
    in_transit: tuple[Keeper, ...]
    in_bank: Paise

    @property
    def total(self) -> Paise:
        """All of it."""
        return Paise(sum(k.paise for k in (*self.in_hand, *self.in_transit)) + self.in_bank)


@dataclass(frozen=True)
class Lent:
    """Members' loans that are open today."""

    count: int
    left: Paise
    overdue: Paise


@dataclass(frozen=True)
class Stand:
    """What members' savings and loans came to at the end of a month."""

    month: date
    savings: Paise
    loans: Paise


@dataclass(frozen=True)
class Month:
    """All that the page says; `earlier` and `later`: the months beside it that have books."""

    first: date
    is_now: bool
    earlier: date | None
    later: date | None
    people: tuple[Paid, ...]
    money: Money
    loans: Lent
    disputes: tuple[DisputeLine, ...]
    next_meeting: MeetingLine | None
    growth: tuple[Stand, ...]

    @property
    def collected(self) -> Paise:
        """What members brought, of savings and loans."""
        return Paise(sum(one.saved + one.returned for one in self.people))

    @property
    def not_paid(self) -> tuple[Paid, ...]:
        """Who brought no saving in the month; in the present one, who still owes any."""
        if self.is_now:
            return tuple(one for one in self.people if one.due)
        return tuple(one for one in self.people if one.saved <= 0)


def month(view: View, day: date | None = None) -> Month:
    """The month of `day`, None = the present one; none that is not in the books."""
    now = view.today.replace(day=1)
    oldest = (first_day(view.connection, view.group.id) or now).replace(day=1)
    first = min(max((day or now).replace(day=1), oldest), now)
    connection, group_id = view.connection, view.group.id
    return Month(
        first,
        first == now,
        _shifted(first, -1) if first > oldest else None,
        _shifted(first, 1) if first < now else None,
        _people(view, first),
        _money(view, _shifted(first, 1)),
        _lent(view),
        queries.open_disputes(connection, group_id),
        queries.next_meeting(connection, group_id, view.at),
        growth(view, first),
    )


def growth(view: View, last: date) -> tuple[Stand, ...]:
    """The ends of the months up to `last`, a year of them at most, from the first in the books."""
    accounts = (*MEMBER_SAVINGS, LOANS)
    sums: dict[date, list[int]] = {}
    for day, account, paise in moved(view.connection, view.group.id, accounts):
        of_month = sums.setdefault(day.replace(day=1), [0, 0])
        of_month[account == LOANS] += paise if account == LOANS else -paise
    found: list[Stand] = []
    saved = lent = 0
    current = min(sums, default=last)
    while current <= last:
        more = sums.get(current, [0, 0])
        saved, lent = saved + more[0], lent + more[1]
        found.append(Stand(current, Paise(saved), Paise(lent)))
        current = _shifted(current, 1)
    return tuple(found[-_IN_CHART:])


def _people(view: View, first: date) -> tuple[Paid, ...]:
    end = _shifted(first, 1) - timedelta(days=1)
    of_loan = loans_of(view)
    sums: dict[int, list[int]] = {}
    for flow in flows(legs(view.connection, view.group.id, first, end)):
        number, account = whose(flow.leg, of_loan), flow.leg.account
        if number is not None and account in (*_SAVED, *_RETURNED):
            sums.setdefault(number, [0, 0])[account in _RETURNED] += flow.received
    dues = queries.all_dues(view.connection, view.group, view.today)
    there = {m.number: m for m in view.present(min(end, view.today))}
    there |= {number: view.everyone[number] for number in sums if number in view.everyone}
    return tuple(_paid(there[n], sums.get(n, [0, 0]), dues.get(n, Paise(0))) for n in sorted(there))


def _paid(member: Member, sums: Sequence[int], due: Paise) -> Paid:
    saved, returned = sums
    return Paid(member, Paise(saved), Paise(returned), due)


def _money(view: View, until: date) -> Money:
    stood = before(view.connection, view.group.id, until)

    def keepers(account: str) -> tuple[Keeper, ...]:
        found = ((party, paise) for (code, party), paise in stood.items() if code == account)
        return tuple(Keeper(int(party), paise) for party, paise in sorted(found, key=_by_number))

    in_bank = sum(paise for (code, _), paise in stood.items() if code == BANK)
    return Money(keepers(CASH), keepers(IN_TRANSIT), Paise(in_bank))


def _by_number(kept: tuple[str, Paise]) -> int:
    return int(kept[0])


def _lent(view: View) -> Lent:
    open_ones = queries.standings(view.connection, view.group, view.today).values()
    left: Sequence[int] = [one.principal_left for one in open_ones]
    late = sum(one.overdue for one in open_ones)
    return Lent(len(left), Paise(sum(left)), Paise(late))


def _shifted(first: date, months: int) -> date:
    year, month = divmod(first.year * 12 + first.month - 1 + months, 12)
    return date(year, month + 1, 1)
