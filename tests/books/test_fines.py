"""Fines that are imposed: a memo until money pays them (row 7)."""

import pytest
from sqlalchemy import func, select

from bot.books import queries
from bot.books.queries.taken_back import TAKEN_BACK
from bot.domain.commands import (
    AnswerDispute,
    AnswerProposal,
    Head,
    IdentifyReceipt,
    ImposeFine,
    OpenDispute,
    RecordInstalment,
    RecordUnidentified,
    ReverseEntry,
    WaiveFine,
)
from bot.domain.errors import Code
from bot.domain.events import FineImposed
from bot.domain.money import rupees
from bot.store import Store
from bot.store.tables import Entry, FinePayment
from tests.books.desk import Desk
from tests.books.lending import in_months, lent
from tests.make import TODAY
from tests.people import GEETA, KSHAMA, MEERA, REKHA, SITA, SUNITA


@pytest.fixture
def desk(store: Store) -> Desk:
    """₹9,000 in the treasurer's hand; Geeta owes a fine of ₹10."""
    desk = Desk(store)
    desk.collects(MEERA, (REKHA, 9000))
    assert desk.event(MEERA, ImposeFine(5, rupees(10))) == FineImposed(
        1, 5, rupees(10), Head.FINE_LATE
    )
    return desk


def due(desk: Desk) -> list[int]:
    """Rupees of each that is due."""
    return [fine.paise // 100 for fine in desk.read(queries.fines_due)]


def test_nothing_is_posted_for_it(desk: Desk) -> None:
    assert due(desk) == [10]
    assert desk.agrees()


def test_it_is_paid_with_the_first_money_of_an_instalment(desk: Desk) -> None:
    """And is due again where that is taken back."""
    lent(desk)
    in_months(desk, 1)
    paid = desk.event(MEERA, RecordInstalment(1, rupees(610), desk.at.date()))
    assert desk.legs(paid.code) == [
        ("1010", "3", 610), ("1100", "1", -500), ("4010", "1", -100), ("4025", "", -10),
    ]  # fmt: skip
    assert due(desk) == []
    desk.says(MEERA, ReverseEntry(paid.code))
    assert due(desk) == [10]


def test_it_is_paid_alone(desk: Desk) -> None:
    """By its own head only."""
    desk.collects(MEERA, (GEETA, 10), head=Head.FINE_ABSENT)
    assert due(desk) == [10]
    desk.collects(MEERA, (GEETA, 10), head=Head.FINE_LATE)
    assert due(desk) == []


def test_two_officers_let_it_off(desk: Desk) -> None:
    """Neither of them herself."""
    number = desk.event(MEERA, WaiveFine(1)).proposal
    desk.says(KSHAMA, AnswerProposal(number, yes=True))
    assert due(desk) == []
    desk.refuses(MEERA, WaiveFine(1), Code.NOTHING_TO_DO)
    desk.says(MEERA, ImposeFine(2, rupees(10)))
    desk.refuses(KSHAMA, WaiveFine(2), Code.OWN_MONEY, member=2)


def test_only_officers_impose_one(desk: Desk) -> None:
    """Of fines alone, in whole rupees."""
    desk.refuses(SITA, ImposeFine(5, rupees(10)), Code.NOT_ALLOWED)
    desk.refuses(MEERA, ImposeFine(5, rupees(0)), Code.AMOUNT_ZERO)
    desk.refuses(MEERA, ImposeFine(5, rupees(10), Head.SAVING), Code.NOTHING_TO_DO)
    assert desk.read(queries.fines_due)[0].imposed_on == TODAY


def test_one_that_was_restored_is_paid_again(desk: Desk) -> None:
    """Paid, taken back by mistake, restored by a dispute: she owes nothing."""
    (receipt,) = desk.collects(MEERA, (GEETA, 10), head=Head.FINE_LATE)
    back = desk.event(MEERA, ReverseEntry(receipt.code))
    assert due(desk) == [10]
    restored(desk, back.code)
    assert due(desk) == []
    desk.refuses(MEERA, WaiveFine(1), Code.NOTHING_TO_DO)
    assert desk.agrees()


def restored(desk: Desk, code: str) -> None:
    """She says that the take-back was wrong, and the president agrees."""
    number = desk.event(GEETA, OpenDispute(code)).dispute
    desk.says(SUNITA, AnswerDispute(number, accept=True))


def test_what_was_paid_meanwhile_is_not_paid_twice(desk: Desk) -> None:
    """What is restored then pays nothing more than is left."""
    (receipt,) = desk.collects(MEERA, (GEETA, 10), head=Head.FINE_LATE)
    back = desk.event(MEERA, ReverseEntry(receipt.code))
    desk.collects(MEERA, (GEETA, 4), head=Head.FINE_LATE)
    assert due(desk) == [6]
    restored(desk, back.code)
    assert due(desk) == []
    assert paid(desk) == 10


def paid(desk: Desk) -> int:
    """Rupees of entries that stand."""
    stands = select(func.sum(FinePayment.paise)).where(
        Entry.group_id == FinePayment.group_id, Entry.number == FinePayment.entry, ~TAKEN_BACK
    )
    return int(desk.store.read(lambda c: c.execute(stands).scalar())) // 100


def test_it_is_paid_in_two_parts(desk: Desk) -> None:
    """The second time only the rest is due, also with an instalment."""
    lent(desk)
    desk.collects(MEERA, (GEETA, 4), head=Head.FINE_LATE)
    assert due(desk) == [6]
    in_months(desk, 1)
    paid = desk.event(MEERA, RecordInstalment(1, rupees(606), desk.at.date()))
    assert desk.legs(paid.code)[-1] == ("4025", "", -6)
    assert due(desk) == []


def test_a_credit_whose_owner_is_found_pays_it(desk: Desk) -> None:
    """As money in the hand does."""
    code = desk.event(MEERA, RecordUnidentified(rupees(10), TODAY)).code
    desk.says(MEERA, IdentifyReceipt(code, 5, Head.FINE_LATE))
    assert due(desk) == []
