"""What is refused of a loan, with the figures."""

import pytest

from bot.books import queries
from bot.domain.commands import (
    AnswerProposal,
    Head,
    PayLoan,
    RequestLoan,
)
from bot.domain.errors import Code
from bot.domain.groups import Method
from bot.domain.money import rupees
from bot.store import Store
from tests.books.desk import Desk
from tests.books.lending import FIVE, in_months, lent, line
from tests.people import GEETA, MEERA, REKHA, SITA, SUNITA


@pytest.fixture
def desk(store: Store) -> Desk:
    """₹9,000 in the treasurer's hand, ₹6,000 in the bank."""
    desk = Desk(store)
    desk.collects(MEERA, (REKHA, 9000))
    desk.collects(MEERA, (SITA, 6000), head=Head.OPTIONAL, bank_reference="UPI1")
    return desk


def test_nobody_lends_to_herself(desk: Desk) -> None:
    """Neither as proposer nor as second officer."""
    own = PayLoan(3, rupees(1000), 5, 200, Method.FALLING)
    desk.refuses(MEERA, own, Code.OWN_MONEY, member=3)
    asked = desk.event(SUNITA, own)
    assert asked.ask == (2,)
    desk.refuses(GEETA, FIVE, Code.NOT_ALLOWED)


def test_never_more_than_there_is(desk: Desk) -> None:
    """In the box, in the bank; looked at again at the last yes."""
    much = PayLoan(5, rupees(9500), 10, 200, Method.FALLING)
    desk.refuses(MEERA, much, Code.NOT_ENOUGH_CASH, paise=rupees(9500), there=rupees(9000))
    by_bank = PayLoan(5, rupees(6500), 10, 200, Method.FALLING, reference="N1")
    desk.refuses(MEERA, by_bank, Code.NOT_ENOUGH_IN_BANK, there=rupees(6000))
    late = desk.event(MEERA, FIVE).proposal
    desk.says(SUNITA, AnswerProposal(late, yes=True))
    lent(desk, PayLoan(6, rupees(5000), 10, 200, Method.FALLING), SITA)
    desk.refuses(GEETA, AnswerProposal(late, yes=True), Code.NOT_ENOUGH_CASH)


def test_never_above_the_rule(store: Store) -> None:
    """What she owes already counts."""
    desk = Desk(store, bylaws={"loan_limit": 6_000_00, "loan_method": "flat", "loan_rate": 150})
    desk.collects(MEERA, (REKHA, 9000))
    given = PayLoan(5, rupees(5000), 10, 150, Method.FLAT)
    assert sum(one.interest for one in lent(desk, given).schedule) == rupees(750)
    more = PayLoan(5, rupees(1100), 10, 150, Method.FLAT)
    figures = {"paise": rupees(1100), "limit": rupees(6000), "owed": rupees(5000)}
    desk.refuses(MEERA, more, Code.LOAN_LIMIT, **figures)
    desk.refuses(GEETA, RequestLoan(5, rupees(1100), 10), Code.LOAN_LIMIT, **figures)


@pytest.mark.parametrize("count", [0, 101, 121])
def test_instalments_that_cannot_be(desk: Desk, count: int) -> None:
    """At least a rupee each, at most ten years of months."""
    given = PayLoan(5, rupees(100), count, 200, Method.FALLING)
    desk.refuses(MEERA, given, Code.INSTALMENTS, instalments=count, most=100)


def test_who_is_late_waits(desk: Desk) -> None:
    """Unless the officers say that they know."""
    lent(desk)
    in_months(desk, 2)
    more = PayLoan(5, rupees(500), 5, 200, Method.FALLING)
    desk.refuses(MEERA, more, Code.HAS_OVERDUE, member=5, paise=rupees(600))
    known = PayLoan(5, rupees(500), 5, 200, Method.FALLING, despite_overdue=True)
    assert lent(desk, known).loan == 2


def test_she_says_no(desk: Desk) -> None:
    """Nothing is written; the request waits as before."""
    desk.says(GEETA, RequestLoan(5, rupees(5000), 10))
    number = desk.event(
        MEERA, PayLoan(5, rupees(5000), 10, 200, Method.FALLING, request=1)
    ).proposal
    desk.says(SUNITA, AnswerProposal(number, yes=True))
    desk.says(GEETA, AnswerProposal(number, yes=False))
    assert line(desk).state == "asked"
    assert desk.read(queries.cash).in_hand == {3: rupees(9000)}
