"""Everything is returned: what is others' stays, a loss is borne by all, no paisa is lost."""

from datetime import timedelta

import pytest
from sqlalchemy import insert

from bot.books import queries
from bot.domain.accounts import BANK
from bot.domain.commands import (
    AnswerProposal,
    Ending,
    LeaveGroup,
    OpenBooks,
    Opening,
    Part,
    Payable,
    ReverseEntry,
    ShareSurplus,
    Way,
)
from bot.domain.errors import Code
from bot.domain.money import Paise, rupees
from bot.domain.sharing import divide
from bot.store import Store
from bot.store.tables import Meeting
from tests.books.desk import Desk
from tests.make import NOW, TODAY
from tests.people import GEETA, KSHAMA, MEERA, SITA, SUNITA

YES = AnswerProposal(1, yes=True)


def opened(store: Store, *balances: Opening) -> Desk:
    """Ten women, and a meeting that was held."""
    desk = Desk(store, phones=True)
    desk.says(None, OpenBooks(TODAY - timedelta(60), balances))
    meeting = {"group_id": desk.group, "number": 1, "starts_at": NOW - timedelta(2)}
    desk.store.write(
        lambda c: c.execute(insert(Meeting).values(**meeting, created_at=NOW, state="held"))
    )
    return desk


def saved(*paise: int) -> list[Opening]:
    """By Sunita (1), Kshama (2) and so on."""
    return [Opening("2010", str(n), Paise(-hers)) for n, hers in enumerate(paise, 1)]


def all_back(desk: Desk, percent: int = 0) -> ShareSurplus:
    """Everything, and the surplus in equal parts."""
    there = desk.read(queries.surplus).total
    parts = divide(there, percent, dict.fromkeys(range(1, 11), 1)).parts if there else ()
    given = tuple(Part(*part) for part in parts)
    return ShareSurplus(there, percent, given, 1, ending=Ending.OVER)


def returned(desk: Desk) -> dict[int, int]:
    """Paise that are due to each when it is written."""
    desk.says(MEERA, all_back(desk))
    desk.says(SUNITA, YES)
    assert desk.agrees()
    return {n: int(p) for n, p in desk.read(queries.payable, Payable.SHARE).items()}


def test_the_bank_s_loan_is_not_returned_to_the_members(store: Store) -> None:
    """2,000 in the bank: 1,500 of it is the bank's, and only 500 of the 1,000 saved is there."""
    loan = Opening("2310", "1", rupees(-1500))
    desk = opened(store, *saved(rupees(1000)), loan, Opening(BANK, "", rupees(2000)))
    figures = {"paise": rupees(1000), "there": rupees(500), "reserved": rupees(1500)}
    desk.refuses(MEERA, all_back(desk), Code.NOT_ENOUGH_TO_RETURN, **figures)


@pytest.mark.parametrize(
    "account", ["2310", "2315", "2320", "2330", "2335", "2340", "2360", "2390"]
)
def test_nothing_that_is_owed_to_others_is_returned(store: Store, account: str) -> None:
    owed = Opening(account, "", rupees(-100))
    desk = opened(store, *saved(rupees(1000)), owed, Opening(BANK, "", rupees(1000)))
    figures = {"there": rupees(900), "reserved": rupees(100)}
    desk.refuses(MEERA, all_back(desk), Code.NOT_ENOUGH_TO_RETURN, **figures)


def test_paise_that_nobody_can_pay_go_to_the_reserve(store: Store) -> None:
    """Each gets whole rupees; the sums tie."""
    desk = opened(store, *saved(10_050, 10_075), Opening(BANK, "", Paise(20_125)))
    assert returned(desk) == {1: rupees(100), 2: rupees(100)}
    trial = {line.account: line.paise for line in desk.read(queries.trial_balance)}
    assert trial == {"1020": 20_125, "2050": rupees(-200), "3040": -125}


def test_a_loss_is_borne_by_all_by_what_they_saved(store: Store) -> None:
    """The bank took 17.70 of 900: there is no 900 to return, and nobody is stuck for that."""
    charges = Opening("5030", "", Paise(1770))
    bank = Opening(BANK, "", Paise(88_230))
    desk = opened(store, *saved(rupees(600), rupees(300)), charges, bank)
    assert returned(desk) == {1: rupees(588), 2: rupees(294)}
    trial = {line.account: line.paise for line in desk.read(queries.trial_balance)}
    assert (trial["2050"], trial["3040"], trial["3060"]) == (rupees(-882), -30, -1770)
    assert desk.read(queries.surplus).total == 0


def test_a_grant_that_was_spent_is_no_loss_of_theirs(store: Store) -> None:
    """1,000 was given and 400 of it spent: 600 stays, and the savings go back whole."""
    spent = (Opening("3020", "", rupees(-1000)), Opening("5040", "", rupees(400)))
    desk = opened(store, *saved(rupees(300)), *spent, Opening(BANK, "", rupees(900)))
    assert returned(desk) == {1: rupees(300)}


def test_who_leaves_gets_whole_rupees(store: Store) -> None:
    """No coin for 50 paise: they stay in the reserve."""
    desk = opened(store, *saved(0, 0, 0, 0, 0, 10_050), Opening(BANK, "", rupees(200)))
    desk.says(MEERA, LeaveGroup(SITA.number, 1, by_bank=True))
    desk.says(SUNITA, YES)
    code = desk.event(SITA, YES).code
    trial = {line.account: line.paise for line in desk.read(queries.trial_balance)}
    assert (trial["1020"], trial["3040"]) == (rupees(100), -50)
    assert desk.legs(code)[0] == ("1020", "", -100)


def test_a_sharing_that_was_taken_back_ends_no_months(store: Store) -> None:
    """Products count from the last sharing that stands."""
    income = Opening("4010", "", rupees(-1000))
    desk = opened(store, income, *saved(rupees(100)), Opening(BANK, "", rupees(1100)))
    before = desk.read(queries.weights, Way.PRODUCT, TODAY)
    given = ShareSurplus(rupees(10), 0, tuple(Part(n, rupees(1)) for n in range(1, 11)), 1)
    desk.says(MEERA, given)
    shared = desk.event(SUNITA, YES)
    assert desk.read(queries.weights, Way.PRODUCT, TODAY) != before
    for line in shared.lines:
        number = desk.event(MEERA, ReverseEntry(line.code)).proposal
        who = KSHAMA if line.member == 1 else SUNITA
        desk.says(who, AnswerProposal(number, yes=True))
    assert desk.read(queries.weights, Way.PRODUCT, TODAY) == before


def test_a_receipt_that_was_taken_back_never_counted(store: Store) -> None:
    """Written two months ago and taken back today: no month of it was hers."""
    desk = opened(store, *saved(rupees(100)), Opening(BANK, "", rupees(100)))
    (receipt,) = desk.collects(MEERA, (GEETA, 500))
    desk.at += timedelta(days=62)
    number = desk.event(MEERA, ReverseEntry(receipt.code)).proposal
    desk.says(SUNITA, AnswerProposal(number, yes=True))
    assert desk.read(queries.weights, Way.PRODUCT, desk.at.date())[5] == 0
