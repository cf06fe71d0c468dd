"""Entries as people see them: who paid what for which head, and what moved where money is kept.

An entry that takes another back counts as less of the same: it is no payment by the group.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from bot.books.queries.statements import MONEY, OPENING_KIND, Leg, by_entry
from bot.domain.accounts import CHART


class Flow(NamedTuple):
    """A leg beside the money, in paise: `received` for it, or `paid` for it."""

    leg: Leg
    received: int
    paid: int


def flows(legs: Iterable[Leg]) -> Iterator[Flow]:
    """What came in and went out, and for what; not what only moved from the box to the bank."""
    for entry in by_entry(legs).values():
        if not any(leg.account in MONEY for leg in entry):
            continue
        for leg in entry:
            if leg.account in MONEY or leg.kind == OPENING_KIND:
                continue
            came = leg.paise < 0 if leg.reverses is None else leg.paise > 0
            yield Flow(leg, -leg.paise, 0) if came else Flow(leg, 0, leg.paise)


def whose(leg: Leg, of_loan: dict[str, int]) -> int | None:
    """The member whom a leg is about; `of_loan` = who has which loan."""
    if leg.party in of_loan and CHART[leg.account].party == "loan" and leg.account < "2000":
        return of_loan[leg.party]
    if CHART[leg.account].party == "member" and leg.account not in MONEY:
        return int(leg.party)
    return leg.member


def brought(legs: Sequence[Leg]) -> dict[str, int]:
    """What opening entries put where money is kept."""
    sums = dict.fromkeys(MONEY, 0)
    for leg in legs:
        if leg.kind == OPENING_KIND and leg.account in sums:
            sums[leg.account] += leg.paise
    return sums
