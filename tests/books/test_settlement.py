"""What stands between a member who leaves and the group: her loans, and the group's cash."""

from datetime import timedelta

import pytest
from sqlalchemy import insert

from bot.books import queries
from bot.domain.accounts import BANK, CASH
from bot.domain.commands import (
    AnswerProposal,
    ChangeHolder,
    LeaveGroup,
    OpenBooks,
    Opening,
    OpeningLoan,
    RecordDeath,
    RecordMovement,
)
from bot.domain.errors import Code
from bot.domain.groups import Method
from bot.domain.money import Paise, rupees
from bot.domain.movements import Place
from bot.notices.instalment_due import NOTICE
from bot.store import Store
from bot.store.tables import Meeting
from tests.books.desk import Desk
from tests.make import NOW, TODAY
from tests.people import GEETA, KSHAMA, MEERA, SITA, SUNITA, Person

BEFORE = TODAY - timedelta(30)


@pytest.fixture
def desk(store: Store) -> Desk:
    """Sita has 3,000 of saving and two loans; Meera keeps 2,000 and has 1,000 of saving."""
    desk = Desk(store, phones=True)
    held = {"group_id": desk.group, "number": 1, "starts_at": NOW - timedelta(2)}
    desk.store.write(
        lambda c: c.execute(insert(Meeting).values(**held, created_at=NOW, state="held"))
    )
    opening = (
        Opening(CASH, "3", rupees(2000)),
        Opening(BANK, "", rupees(5000)),
        Opening("2010", "6", rupees(-3000)),
        Opening("2010", "3", rupees(-1000)),
    )
    loans = (loan(1000), loan(500))
    desk.says(None, OpenBooks(BEFORE, opening, loans=loans))
    return desk


def loan(amount: int) -> OpeningLoan:
    """Of Sita's, 2 % a month, its first instalment due since five days."""
    late = TODAY - timedelta(5)
    return OpeningLoan(6, rupees(amount), 200, 5, late, BEFORE, rupees(amount), Method.FALLING)


def agree(desk: Desk, proposal: int, *whose: Person) -> object:
    """Each says yes; what the last one's brought."""
    for who in whose:
        *_, event = desk.says(who, AnswerProposal(proposal, yes=True)).events
    return event


def leaves(desk: Desk, who: Person, interest: int = 0) -> list[tuple[str, str, int]]:
    """She goes with everybody's yes; the journal."""
    number = desk.event(KSHAMA, LeaveGroup(who.number, 1, rupees(interest))).proposal
    left = agree(desk, number, SUNITA, who)
    return desk.legs(left.code)  # type: ignore[attr-defined]


def owes(desk: Desk, amount: int) -> None:
    """Cash is missing, and the keeper owes it."""
    short = RecordMovement("holder_owes", rupees(amount), TODAY, Place.CASH)
    agree(desk, desk.event(SUNITA, short).proposal, KSHAMA)


def new_keeper(desk: Desk) -> None:
    agree(desk, desk.event(MEERA, ChangeHolder(3, 5)).proposal, GEETA)


def test_the_interest_stands_with_the_loan_it_is_of(desk: Desk) -> None:
    """A whole month of all that was lent, and the begun one: 36 of 1,000 and 18 of 500."""
    by_book = [interest_of(desk, number) for number in (1, 2)]
    assert by_book == [36, 18]
    legs = leaves(desk, SITA, sum(by_book))
    assert legs[2:] == [
        ("1100", "1", -1000), ("4010", "1", -36), ("1100", "2", -500), ("4010", "2", -18),
    ]  # fmt: skip
    assert {line.state for line in desk.read(queries.loans, 6)} == {"closed"}
    assert desk.agrees()


def interest_of(desk: Desk, number: int) -> int:
    its = desk.store.read(
        lambda c: queries.standing(c, queries.group(c, desk.group), number, desk.at.date())
    )
    return (its.to_close - its.principal_left) // 100


def test_what_is_let_off_is_let_off_of_the_last(desk: Desk) -> None:
    assert leaves(desk, SITA, 50)[3:] == [
        ("4010", "1", -36), ("1100", "2", -500), ("4010", "2", -14),
    ]  # fmt: skip


def test_what_is_taken_above_the_book_s_interest_stands_with_the_first(desk: Desk) -> None:
    assert leaves(desk, SITA, 60)[3:] == [
        ("4010", "1", -42), ("1100", "2", -500), ("4010", "2", -18),
    ]  # fmt: skip


def test_her_loans_are_closed_whatever_interest_was_taken(desk: Desk) -> None:
    """Nobody asks a woman who has left, or her heir, for an instalment."""
    reminded = [m for m in due_notices(desk) if m.cause.endswith(":6")]
    assert reminded
    leaves(desk, SITA)
    assert {line.state for line in desk.read(queries.loans, 6)} == {"closed"}
    assert not due_notices(desk)


def due_notices(desk: Desk) -> list:  # type: ignore[type-arg]
    noon = desk.at.replace(hour=6, minute=30)
    return desk.store.read(lambda c: list(NOTICE.due(c, noon)))


def test_cash_that_she_owes_is_taken_off(desk: Desk) -> None:
    """Row 51, then 19: 300 was missing while she kept the box."""
    owes(desk, 300)
    new_keeper(desk)
    legs = leaves(desk, MEERA)
    assert ("1300", "3", -300) in legs
    assert legs[0] == ("1010", "5", -700)
    assert desk.agrees()


def test_who_owes_more_cash_than_is_hers_cannot_leave(desk: Desk) -> None:
    owes(desk, 1200)
    new_keeper(desk)
    figures = {"member": 3, "owed": rupees(1200), "saved": rupees(1000)}
    desk.refuses(KSHAMA, LeaveGroup(3, 1), Code.OWES_MORE, **figures)
    desk.refuses(KSHAMA, RecordDeath(3, "बेटी"), Code.OWES_MORE, **figures)


def test_a_former_keeper_pays_what_she_owes(desk: Desk) -> None:
    """Whoever has the box now; it is hers without being named where nobody else owes any."""
    owes(desk, 300)
    new_keeper(desk)
    paid = RecordMovement("holder_paid", rupees(100), TODAY, Place.CASH)
    asked = desk.event(KSHAMA, paid)
    assert asked.ask == (1,)  # not she whose debt it is
    event = agree(desk, asked.proposal, SUNITA)
    assert desk.legs(event.code) == [("1010", "5", 100), ("1300", "3", -100)]  # type: ignore[attr-defined]
    over = RecordMovement("holder_paid", rupees(201), TODAY, Place.CASH, "3")
    desk.refuses(KSHAMA, over, Code.MORE_THAN_OWED, there=rupees(200))


def test_of_two_who_owe_the_one_is_named(desk: Desk) -> None:
    owes(desk, 300)
    new_keeper(desk)
    owes(desk, 50)
    paid = RecordMovement("holder_paid", rupees(100), TODAY, Place.CASH)
    desk.refuses(KSHAMA, paid, Code.PARTY_MISSING, kind="holder")
    hers = RecordMovement("holder_paid", rupees(300), TODAY, Place.CASH, "3")
    event = agree(desk, desk.event(KSHAMA, hers).proposal, SUNITA)
    assert desk.legs(event.code) == [("1010", "5", 300), ("1300", "3", -300)]  # type: ignore[attr-defined]
    nobody = RecordMovement("holder_paid", Paise(100), TODAY, Place.CASH, "4")
    desk.refuses(KSHAMA, nobody, Code.MORE_THAN_OWED, there=Paise(0))


def test_cash_is_missing_with_her_who_kept_it_when_it_was_said(desk: Desk) -> None:
    """The next keeper does not answer for it because the second yes came late."""
    short = RecordMovement("holder_owes", rupees(300), TODAY, Place.CASH)
    number = desk.event(SUNITA, short).proposal
    new_keeper(desk)
    late = AnswerProposal(number, yes=True)
    desk.refuses(KSHAMA, late, Code.PROPOSAL_DECIDED, state="lapsed")
