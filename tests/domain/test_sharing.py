"""The arithmetic of a share-out (DOMAIN §2.7), and that nothing is lost in it."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.money import Paise, rupees
from bot.domain.settlement import LoanOwed, Settlement
from bot.domain.sharing import Division, Purse, Surplus, divide, given_back, products

MEMBERS = st.integers(1, 20)
WEIGHTS = st.dictionaries(MEMBERS, st.integers(0, 10**9), min_size=1).filter(
    lambda found: any(found.values())
)
SUMS = st.integers(0, 10**9).map(Paise)
PERCENT = st.integers(0, 100)


def test_the_check_figures() -> None:
    """Surplus 6,600, reserve 10 % = 660, 5,940 / 12 = 495 each."""
    surplus = Surplus(rupees(6600), Paise(0), Paise(0), Paise(0))
    division = divide(surplus.total, 10, dict.fromkeys(range(1, 13), 1))
    assert division == Division(tuple((n, rupees(495)) for n in range(1, 13)), rupees(660))


def test_remaining_rupees_go_to_the_reserve() -> None:
    """1,000 among three: 333 each."""
    division = divide(rupees(1000), 0, {1: 1, 2: 1, 3: 1})
    assert division == Division(((1, rupees(333)), (2, rupees(333)), (3, rupees(333))), rupees(1))


def test_by_savings_and_months() -> None:
    """100 for three months weighs as much as 300 for one."""
    moves = [(1, date(2026, 1, 5), 10_000), (2, date(2026, 3, 5), 30_000)]
    weights = products(moves, None, date(2026, 3, 31))
    assert weights == {1: 30_000, 2: 30_000}
    assert divide(rupees(100), 0, weights).parts == ((1, rupees(50)), (2, rupees(50)))


def test_what_was_there_before_counts_in_every_month_since() -> None:
    """And what was taken out counts no more."""
    moves = [(1, date(2025, 1, 5), 10_000), (1, date(2026, 2, 1), -4_000)]
    assert products(moves, date(2026, 1, 1), date(2026, 3, 1)) == {1: 10_000 + 6_000 + 6_000}


@given(SUMS, PERCENT, WEIGHTS)
def test_nothing_is_lost_and_only_rupees_are_paid(
    paise: Paise, percent: int, weights: dict[int, int]
) -> None:
    """Parts and reserve are the whole; nobody gets less than nothing."""
    division = divide(paise, percent, weights)
    shared = sum(part for _member, part in division.parts)
    assert shared + division.reserve == paise
    assert all(part > 0 and part % 100 == 0 for _member, part in division.parts)
    assert division.reserve >= paise * percent // 100
    assert paise * (100 - percent) <= 100 * (shared + 100 * len(weights) + 1)


@given(SUMS, PERCENT, WEIGHTS)
def test_who_saved_more_gets_no_less(paise: Paise, percent: int, weights: dict[int, int]) -> None:
    """And the same saving brings the same."""
    parts = dict(divide(paise, percent, weights).parts)
    ranked = sorted(weights, key=lambda member: weights[member])
    got = [parts.get(member, 0) for member in ranked]
    assert got == sorted(got)


@given(SUMS, SUMS, SUMS, SUMS, PERCENT, WEIGHTS)
def test_the_purse_never_gives_what_is_not_there(
    income: Paise,
    expense: Paise,
    moved: Paise,
    retained: Paise,
    percent: int,
    weights: dict[int, int],
) -> None:
    """The year's surplus first; a loss eats what was retained; all legs balance."""
    surplus = Surplus(income, expense, moved, retained)
    if not surplus.total:
        return
    division = divide(surplus.total, percent, weights)
    purse = Purse(surplus)
    legs = [purse.give("2050", str(member), part) for member, part in division.parts]
    if division.reserve:
        legs.append(purse.give("3040", "", division.reserve))
    taken = {"3060": 0, "3050": 0}
    for entry in legs:
        assert sum(leg.paise for leg in entry) == 0
        for leg in entry:
            if leg.account in taken:
                taken[leg.account] += leg.paise
    assert taken["3060"] <= max(0, surplus.of_year)
    assert taken["3050"] <= retained
    assert sum(taken.values()) == surplus.total


@given(st.lists(SUMS.filter(bool), max_size=7), st.lists(SUMS.filter(bool), max_size=2), SUMS, SUMS)
def test_a_settlement_balances(
    hers: list[Paise], loans: list[Paise], interest: Paise, missing: Paise
) -> None:
    """Whatever is hers and whatever she owes."""
    settled = Settlement(
        tuple(zip(("2010", "2020", "2030", "2040", "2050", "2060", "2070"), hers, strict=False)),
        tuple(LoanOwed(n, paise, paise) for n, paise in enumerate(loans, 1)),
        interest,
        missing,
    )
    assert sum(leg.paise for leg in settled.legs(5, ("1010", "3"))) == 0
    assert 0 <= settled.saved - settled.owed - settled.paid < 100
    assert settled.paid % 100 == 0


@given(st.dictionaries(MEMBERS, SUMS, min_size=1), SUMS)
def test_a_loss_is_borne_whole_and_by_nobody_twice(saved: dict[int, int], loss: int) -> None:
    """What is not given back covers it, as far as there is anything; nobody gets more."""
    back = given_back(saved, loss)
    kept = sum(saved.values()) - sum(back.values())
    assert kept >= min(loss, sum(saved.values()))
    assert kept - loss < 101 * len(saved)
    assert all(0 <= back[n] <= saved[n] and back[n] % 100 == 0 for n in saved)
