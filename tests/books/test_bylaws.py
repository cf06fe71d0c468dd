"""Rules that the group decides anew: by two officers, for what is still to come."""

from datetime import date, timedelta

import pytest

from bot.books import queries
from bot.domain.bylaws import Bylaw
from bot.domain.commands import AnswerProposal, ChangeBylaw, Head, PayLoan, ReleaseAdvances
from bot.domain.errors import Code
from bot.domain.events import BylawChanged, LoanPaid, Proposed
from bot.domain.groups import Cycle, Group, Method
from bot.domain.money import Paise, rupees
from bot.domain.savings import asked
from bot.store import Store
from tests.books.desk import Desk
from tests.books.lending import lent, stands
from tests.make import NOW
from tests.people import GEETA, KSHAMA, MEERA, REKHA, SUNITA

DECEMBER = date(2026, 12, 1)


@pytest.fixture
def desk(store: Store) -> Desk:
    """Savings of ₹100 are owed from November on."""
    return Desk(store)


def decided(desk: Desk, law: Bylaw, value: int) -> BylawChanged:
    """Proposed by the treasurer, agreed to by the president."""
    proposed = desk.event(MEERA, ChangeBylaw(law, value))
    assert isinstance(proposed, Proposed)
    assert (proposed.kind, proposed.ask, proposed.asks) == ("bylaw", (1, 2), "officer")
    event = desk.event(SUNITA, AnswerProposal(proposed.proposal, yes=True))
    assert isinstance(event, BylawChanged)
    return event


def owed(desk: Desk, day: date, of: int = GEETA.number) -> int:
    """Rupees of saving that she has to pay on that day."""
    return desk.store.read(lambda c: queries.dues(c, queries.group(c, desk.group), of, day) // 100)


def test_a_saving_is_changed_for_the_cycles_to_come(desk: Desk) -> None:
    """What is over keeps the old one, and so does the month that has begun."""
    event = decided(desk, Bylaw.SAVING, rupees(200))
    assert event == BylawChanged(Bylaw.SAVING, rupees(100), rupees(200), DECEMBER)
    assert [owed(desk, date(2026, month, 28)) for month in (11, 12)] == [100, 300]
    desk.at = NOW.replace(month=12)
    assert decided(desk, Bylaw.SAVING, rupees(50)).before == rupees(200)
    assert owed(desk, date(2027, 1, 5)) == 350


def test_decided_twice_in_one_month_the_later_counts(desk: Desk) -> None:
    """Both would begin with the same cycle."""
    decided(desk, Bylaw.SAVING, rupees(200))
    decided(desk, Bylaw.SAVING, rupees(150))
    assert owed(desk, DECEMBER) == 250


def test_an_advance_is_taken_by_the_rule_of_its_month(desk: Desk) -> None:
    """₹500 paid ahead: December takes 200 of it."""
    decided(desk, Bylaw.SAVING, rupees(200))
    desk.collects(MEERA, (REKHA, 100))
    desk.collects(MEERA, (REKHA, 500), head=Head.ADVANCE)
    desk.at = NOW + timedelta(days=10)
    desk.says(None, ReleaseAdvances(DECEMBER))
    hers = desk.read(queries.savings, REKHA.number)
    assert (hers.compulsory, hers.held) == (rupees(300), rupees(300))


@pytest.mark.parametrize(
    ("cycle", "days"), [(Cycle.WEEKLY, 7), (Cycle.FORTNIGHTLY, 14)], ids=["weekly", "fortnightly"]
)
def test_by_weeks_too(store: Store, cycle: Cycle, days: int) -> None:
    """The cycle is counted from the day from which savings are owed."""
    first = date(2026, 11, 2)
    savings = ((first + timedelta(days=2 * days), rupees(30)),)
    desk = Desk(store, cycle=cycle, dues_from=first)
    plain: Group = desk.store.read(lambda c: queries.group(c, desk.group))
    group = Group(**{**vars(plain), "saving": rupees(10), "savings": savings})
    due = [asked(group, first, first + timedelta(days=n * days)) // 100 for n in range(4)]
    assert due == [10, 20, 50, 80]


def test_a_rate_is_for_loans_to_come(desk: Desk) -> None:
    """Who has a loan pays it back as it was agreed."""
    desk.collects(MEERA, (REKHA, 9000), head=Head.OPTIONAL)
    lent(desk)
    decided(desk, Bylaw.LOAN_RATE, 150)
    assert stands(desk).principal_left == rupees(5000)
    assert [t.rate for t in desk.read(queries.terms, 1)] == [200]
    desk.refuses(MEERA, PayLoan(4, rupees(100), 1, 200, Method.FALLING), Code.LOAN_RATE, rate=150)
    proposed = desk.event(MEERA, PayLoan(4, rupees(100), 1, 150, Method.FALLING))
    desk.says(KSHAMA, AnswerProposal(proposed.proposal, yes=True))
    paid = desk.event(REKHA, AnswerProposal(proposed.proposal, yes=True))
    assert isinstance(paid, LoanPaid)


@pytest.mark.parametrize(
    ("law", "value", "code"),
    [
        (Bylaw.SAVING, Paise(0), Code.AMOUNT_ZERO),
        (Bylaw.SAVING, Paise(150), Code.AMOUNT_NOT_WHOLE),
        (Bylaw.SAVING, rupees(10_001), Code.ABOVE_LIMIT),
        (Bylaw.SAVING, rupees(100), Code.NOTHING_TO_DO),
        (Bylaw.FINE_LATE, Paise(-100), Code.AMOUNT_ZERO),
        (Bylaw.LOAN_RATE, 501, Code.LOAN_RATE_ODD),
    ],
)
def test_what_nobody_would_decide(desk: Desk, law: Bylaw, value: int, code: Code) -> None:
    """Nor what is so already."""
    desk.refuses(MEERA, ChangeBylaw(law, value), code)


def test_only_officers_and_never_one_alone(desk: Desk) -> None:
    """A no leaves everything as it was."""
    desk.refuses(GEETA, ChangeBylaw(Bylaw.FINE_LATE, rupees(5)), Code.NOT_ALLOWED)
    proposed = desk.event(MEERA, ChangeBylaw(Bylaw.FINE_LATE, rupees(5)))
    desk.refuses(MEERA, AnswerProposal(proposed.proposal, yes=True), Code.NOT_ASKED)
    desk.says(KSHAMA, AnswerProposal(proposed.proposal, yes=False))
    assert desk.read(queries.group).bylaws.fine_late == 0
