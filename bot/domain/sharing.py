"""What a group may share out among its members, and how it is divided (DOMAIN §2.7)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bot.domain.accounts import RETAINED, SURPLUS
from bot.domain.entries import Posting
from bot.domain.money import Paise

_RUPEE = 100


class Way(StrEnum):
    """By what a surplus is divided."""

    EQUAL = "equal"
    PRODUCT = "product"  # savings times months


@dataclass(frozen=True)
class Surplus:
    """Paise. `moved` = what left 3060 already; the revolving fund and grants are no part of it."""

    income: Paise
    expense: Paise
    moved: Paise
    retained: Paise  # 3050, from the time before these books

    @property
    def of_year(self) -> Paise:
        """Of 3060: negative after a loss."""
        return Paise(self.income - self.expense - self.moved)

    @property
    def total(self) -> Paise:
        """What can be shared; a loss first eats what was retained."""
        return Paise(max(0, self.of_year + self.retained))


@dataclass(frozen=True)
class Estate:
    """What stands against the group's money (paise) beside what it owes its members.

    `debts`: to banks, federations, shops, or to somebody not yet known. `fund` was given for good
    and stays. `grants` were given to be spent. `own` = what was earned, the reserve included;
    negative after a loss.
    """

    money: Paise
    debts: Paise
    fund: Paise
    grants: Paise
    own: Paise

    @property
    def reserved(self) -> Paise:
        """What of the money is not the members'."""
        return Paise(self.debts + self.fund + max(0, self.grants + min(0, self.own)))

    @property
    def free(self) -> Paise:
        """What can be given to the members."""
        return Paise(max(0, self.money - self.reserved))

    @property
    def loss(self) -> Paise:
        """What of their savings is lost; grants bear it first."""
        return Paise(max(0, -self.own - self.grants))


def given_back(saved: Mapping[int, int], loss: int) -> dict[int, Paise]:
    """What each gets for all that she saved: whole rupees, less her part of a loss by savings."""
    whole = max(1, sum(saved.values()))
    return {
        member: Paise(max(0, paise - -(-loss * paise // whole)) // _RUPEE * _RUPEE)
        for member, paise in saved.items()
    }


@dataclass(frozen=True)
class Division:
    """What each member gets, in whole rupees (in paise), and what stays in the reserve."""

    parts: tuple[tuple[int, Paise], ...]
    reserve: Paise


def divide(paise: Paise, percent: int, weights: Mapping[int, int]) -> Division:
    """`percent` of it goes to the reserve, as do the rupees and paise that cannot be divided."""
    shared = paise - paise * percent // 100
    total = sum(weights.values())
    parts = {
        member: Paise(shared * weight // (total * _RUPEE) * _RUPEE)
        for member, weight in sorted(weights.items())
        if weight > 0
    }
    left = Paise(paise - sum(parts.values()))
    return Division(tuple((member, part) for member, part in parts.items() if part), left)


def products(
    moves: Iterable[tuple[int, date, int]], first: date | None, last: date
) -> dict[int, int]:
    """Σ over the months from `first`'s to `last`'s of each one's balance at the month's end.

    `moves`: (member, day, paise that her savings grew by); what was saved before `first` counts in
    every month since.
    """
    begin = _month(first) if first else 0
    end = _month(last)
    found: dict[int, int] = {}
    for member, day, paise in moves:
        months = end - max(begin, _month(day)) + 1
        found[member] = found.get(member, 0) + paise * max(0, months)
    return {member: max(0, product) for member, product in found.items()}


def _month(day: date) -> int:
    return day.year * 12 + day.month


class Purse:
    """Takes money out of the surplus: first the year's, then what was retained."""

    def __init__(self, surplus: Surplus) -> None:
        self._of_year = max(0, surplus.of_year)

    def give(self, account: str, party: str, paise: Paise) -> tuple[Posting, ...]:
        """The legs of `paise` for `account`; the second one is what it is for."""
        first = min(paise, self._of_year)
        self._of_year -= first
        sources = [(SURPLUS, first), (RETAINED, paise - first)]
        debits = [Posting(source, "", Paise(part)) for source, part in sources if part]
        return (debits[0], Posting(account, party, Paise(-paise)), *debits[1:])
