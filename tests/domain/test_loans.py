"""Loans: DOMAIN §2.2's figures, and what holds for any loan."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.groups import Cycle, Method
from bot.domain.loans import (
    Paid,
    Split,
    Standing,
    Terms,
    due_day,
    first_due,
    schedule,
    split,
    standing,
)
from bot.domain.money import Paise, rupees

PAID_ON = date(2026, 11, 21)


def terms(
    method: Method = Method.FALLING, *, lent: int = 5000, rate: int = 200, count: int = 10,
    cycle: Cycle = Cycle.MONTHLY,
) -> Terms:  # fmt: skip
    return Terms(rupees(lent), rate, method, count, first_due(PAID_ON, cycle), PAID_ON)


ANY = st.builds(
    lambda method, lent, rate, count: terms(method, lent=lent, rate=rate, count=min(count, lent)),
    st.sampled_from(Method),
    st.integers(1, 60_000),
    st.sampled_from([0, 100, 150, 200, 300, 1000]),
    st.integers(1, 36),
)
CYCLES = st.sampled_from(Cycle)


def paise(*amounts: int) -> tuple[Paise, ...]:
    return tuple(rupees(amount) for amount in amounts)


def at(its: Terms, day: date, *paid: Paid) -> Standing:
    return standing([its], paid, Cycle.MONTHLY, day)


@pytest.mark.parametrize(
    ("method", "interest", "first", "last"),
    [
        (Method.FALLING, 550, 600, 510),
        (Method.FLAT, 1000, 600, 600),
        (Method.EMI, 566, 557, 553),
        (Method.BULLET, 1000, 100, 5100),
    ],
)
def test_five_thousand_at_two_per_cent(
    method: Method, interest: int, first: int, last: int
) -> None:
    """₹5,000, 2 % a month, 10 months."""
    plan = schedule(terms(method), Cycle.MONTHLY)
    assert sum(one.interest for one in plan) == rupees(interest)
    assert (plan[0].paise, plan[-1].paise) == paise(first, last)
    assert sum(one.principal for one in plan) == rupees(5000)


def test_the_last_instalment_takes_the_rest() -> None:
    """₹1,000 in three: 333, 333, 334."""
    plan = schedule(terms(lent=1000, rate=0, count=3), Cycle.MONTHLY)
    assert [one.principal for one in plan] == [*paise(333, 333, 334)]


def test_interest_is_to_the_rupee_half_up() -> None:
    """2 % of 1,025 is 20.50: 21."""
    assert schedule(terms(lent=1025), Cycle.MONTHLY)[0].interest == rupees(21)


def test_days_are_clipped_to_shorter_months() -> None:
    """The 31st is the 28th of February, and the 31st again in March."""
    days = [due_day(date(2027, 1, 31), n, Cycle.MONTHLY) for n in range(3)]
    assert days == [date(2027, 1, 31), date(2027, 2, 28), date(2027, 3, 31)]
    assert due_day(date(2026, 11, 30), 2, Cycle.MONTHLY) == date(2027, 1, 30)


def test_weeks_cost_their_part_of_the_year() -> None:
    """2 % a month are 24 % a year: ₹5,200 for a week of 52, ₹24."""
    plan = schedule(terms(lent=5200, cycle=Cycle.WEEKLY), Cycle.WEEKLY)
    assert plan[0].interest == rupees(24)
    assert plan[1].due_on - plan[0].due_on == timedelta(7)


def test_before_the_first_is_due_it_can_be_paid() -> None:
    """The next instalment, and what closes it: a month that has begun counts whole."""
    its = at(terms(), date(2026, 12, 1))
    assert (its.interest, its.principal, its.is_ahead) == (*paise(100, 500), True)
    assert (its.next_due, its.days_late) == (date(2026, 12, 21), 0)
    assert its.to_close == rupees(5100)
    assert at(terms(), PAID_ON).to_close == rupees(5000)


def test_who_missed_two_owes_interest_on_all_that_is_left() -> None:
    """Two months on ₹5,000; the third has begun, on what it should have been then."""
    its = at(terms(), date(2027, 1, 25))
    assert (its.overdue_interest, its.overdue_principal) == paise(200, 1000)
    assert (its.interest, its.principal, its.days_late) == (0, 0, 35)
    assert its.to_close == rupees(5000 + 200 + 80)
    assert its.next_due == date(2027, 2, 21)


def test_five_days_late_costs_no_interest() -> None:
    """The group may fine her; the schedule stays what she was told."""
    late = Paid(date(2026, 12, 26), *paise(500, 100))
    its = at(terms(), date(2027, 1, 21), late)
    assert (its.interest, its.principal) == paise(90, 500)


def test_three_days_early_is_the_same_instalment() -> None:
    """And not a rupee is due on the day."""
    early = Paid(date(2026, 12, 18), *paise(500, 100))
    on_the_day = at(terms(), date(2026, 12, 21), early)
    assert on_the_day.is_ahead
    assert (on_the_day.interest, on_the_day.principal) == paise(90, 500)
    assert on_the_day.next_due == date(2027, 1, 21)


def test_what_is_paid_ahead_lowers_the_interest_of_later_months() -> None:
    """₹2,000 of principal in the first month: the second costs 2 % of ₹3,000."""
    its = at(terms(), date(2027, 1, 21), Paid(date(2026, 12, 21), *paise(2000, 100)))
    assert (its.interest_due, its.principal) == paise(60, 0)


def test_new_instalments_start_from_what_was_left() -> None:
    """What was due of principal is not due any more; its interest is."""
    new = Terms(rupees(5000), 200, Method.FALLING, 20, date(2027, 2, 10), date(2027, 1, 25))
    its = standing([terms(), new], [], Cycle.MONTHLY, date(2027, 1, 25))
    assert (its.overdue_interest, its.overdue_principal) == paise(200, 0)
    assert its.next_due == date(2027, 2, 10)


def test_the_order_of_a_payment() -> None:
    """Fine, overdue interest, interest, overdue principal, principal, excess."""
    its = at(terms(), date(2027, 1, 21))
    parts = split(rupees(10 + 100 + 100 + 500 + 500 + 7), paise(10), its)
    assert parts == Split(*paise(10, 100, 100, 500, 500, 7))
    assert split(rupees(10 + 150), paise(10), its) == Split(*paise(10, 100, 50, 0, 0, 0))


def test_a_fine_is_paid_whole_or_waits() -> None:
    """₹5 pay no fine of ₹10."""
    its = at(terms(), date(2026, 12, 21))
    assert split(rupees(5), paise(10), its).fine == 0
    assert split(rupees(15), paise(10, 10), its).fine == rupees(10)


def test_above_the_due_is_held_or_makes_the_loan_smaller() -> None:
    """Row 18; or, where the officer says so, off the principal."""
    its = at(terms(), date(2026, 12, 21))
    assert split(rupees(650), [], its).excess == rupees(50)
    smaller = split(rupees(650), [], its, to_principal=True)
    assert (smaller.all_principal, smaller.excess) == paise(550, 0)


def test_all_of_it_closes_the_loan() -> None:
    """What is above even that is held for her."""
    its = at(terms(), date(2026, 12, 21))
    parts = split(rupees(5150), [], its)
    assert (parts.all_principal, parts.all_interest, parts.excess) == paise(5000, 100, 50)


@given(its=ANY, cycle=CYCLES)
def test_any_schedule_gives_back_the_loan(its: Terms, cycle: Cycle) -> None:
    """To the rupee, never backwards."""
    plan = schedule(its, cycle)
    assert sum(one.principal for one in plan) == its.paise
    assert all(one.interest >= 0 and one.principal >= 0 and one.left >= 0 for one in plan)
    assert plan[-1].left == 0
    assert len({one.due_on for one in plan}) == its.instalments


@given(its=ANY, cycle=CYCLES)
def test_who_pays_on_time_owes_nothing_at_the_end(its: Terms, cycle: Cycle) -> None:
    """And exactly the schedule's interest."""
    paid: list[Paid] = []
    for one in schedule(its, cycle):
        now = standing([its], paid, cycle, one.due_on)
        parts = split(one.paise, [], now)
        assert (parts.all_principal, parts.all_interest) == (one.principal, one.interest)
        paid.append(Paid(one.due_on, parts.all_principal, parts.all_interest))
    after = standing([its], paid, cycle, date(2040, 1, 1))
    assert after.is_closed
    assert after.next_due is None


@given(
    its=ANY,
    cycle=CYCLES,
    steps=st.lists(st.tuples(st.integers(0, 70), st.integers(1, 6000), st.booleans()), max_size=8),
    fines=st.lists(st.integers(1, 50).map(rupees), max_size=3),
)
def test_any_payments_split_without_a_rest(
    its: Terms, cycle: Cycle, steps: list[tuple[int, int, bool]], fines: list[Paise]
) -> None:
    """Every part is a part, all of them are the payment, and the loan is never overpaid."""
    day, paid = PAID_ON, []
    for days, amount, to_principal in steps:
        day += timedelta(days)
        now = standing([its], paid, cycle, day)
        if now.is_closed:
            break
        parts = split(rupees(amount), fines, now, to_principal=to_principal)
        assert min(vars(parts).values()) >= 0
        assert sum(vars(parts).values()) == rupees(amount)
        paid.append(Paid(day, parts.all_principal, parts.all_interest))
        after = standing([its], paid, cycle, day)
        assert after.principal_left == now.principal_left - parts.all_principal >= 0
        if parts.excess and not to_principal:
            assert after.overdue == 0


@given(its=ANY, cycle=CYCLES, days=st.integers(0, 800))
def test_what_closes_it_closes_it(its: Terms, cycle: Cycle, days: int) -> None:
    """On any day, for good."""
    day = PAID_ON + timedelta(days)
    parts = split(standing([its], [], cycle, day).to_close, [], standing([its], [], cycle, day))
    assert parts.excess == 0
    paid = [Paid(day, parts.all_principal, parts.all_interest)]
    assert standing([its], paid, cycle, day).is_closed
    assert standing([its], paid, cycle, day + timedelta(400)).is_closed
