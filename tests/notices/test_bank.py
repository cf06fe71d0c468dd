"""Cash on its way to the bank, and a passbook nobody has looked into."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.domain.commands import (
    AnswerProposal,
    DepositInBank,
    GiveToCarrier,
    MatchBank,
    RecordMovement,
)
from bot.domain.money import rupees
from bot.domain.movements import Place
from bot.notices import bank_match_due, in_transit, run
from bot.notices.base import Notice
from bot.store import Store
from bot.store.tables import Outbox
from tests.books.desk import Desk
from tests.make import TODAY
from tests.people import MEERA, REKHA, SITA

DAY = timedelta(days=1)


@pytest.fixture
def desk(store: Store) -> Desk:
    """Sita carries ₹900 since noon of Saturday the 21st."""
    desk = Desk(store, phones=True)
    desk.collects(MEERA, (REKHA, 900))
    desk.says(MEERA, GiveToCarrier(SITA.number, rupees(900)))
    desk.says(SITA, AnswerProposal(1, yes=True))
    return desk


def said(desk: Desk, notice: Notice, kind: str) -> int:
    """How many more were told of `kind`."""
    before = _count(desk, kind)
    run(desk.store, notice, desk.at)
    return _count(desk, kind) - before


def _count(desk: Desk, kind: str) -> int:
    rows = select(Outbox.id).where(Outbox.kind == kind)
    return len(desk.store.read(lambda c: c.execute(rows).all()))


def test_nobody_is_told_for_three_days(desk: Desk) -> None:
    desk.at += 3 * DAY
    assert said(desk, in_transit.NOTICE, "in_transit") == 0


def test_then_the_officers_and_the_carrier_once(desk: Desk) -> None:
    desk.at += 4 * DAY
    assert said(desk, in_transit.NOTICE, "in_transit") == 4
    desk.at += DAY
    assert said(desk, in_transit.NOTICE, "in_transit") == 0


def test_after_three_days_more_every_phone(desk: Desk) -> None:
    """Nine women have phones, two of them one together."""
    desk.at += 7 * DAY
    assert said(desk, in_transit.NOTICE, "in_transit_all") == 8
    assert said(desk, in_transit.NOTICE, "in_transit_all") == 0


def test_not_at_night_and_not_when_it_has_arrived(desk: Desk) -> None:
    desk.at += 4 * DAY + timedelta(hours=10)
    assert said(desk, in_transit.NOTICE, "in_transit") == 0
    desk.says(MEERA, DepositInBank(rupees(900), "S1", TODAY, SITA.number))
    desk.at += timedelta(hours=14)
    assert said(desk, in_transit.NOTICE, "in_transit") == 0


def test_a_part_that_arrived_leaves_the_rest_on_its_way(desk: Desk) -> None:
    desk.says(MEERA, DepositInBank(rupees(800), "S1", TODAY, SITA.number))
    desk.at += 4 * DAY
    assert said(desk, in_transit.NOTICE, "in_transit") == 4


def test_a_passbook_is_due_after_35_days(store: Store) -> None:
    """Since the first money in the bank, then since the last match; and again later."""
    desk = Desk(store, phones=True)
    assert said(desk, bank_match_due.NOTICE, "bank_match_due") == 0
    desk.says(MEERA, RecordMovement("rf_grant", rupees(10_000), TODAY, Place.BANK, reference="R"))
    desk.at += 35 * DAY
    assert said(desk, bank_match_due.NOTICE, "bank_match_due") == 0
    desk.at += DAY
    assert said(desk, bank_match_due.NOTICE, "bank_match_due") == 3
    desk.at += DAY
    assert said(desk, bank_match_due.NOTICE, "bank_match_due") == 0
    desk.says(MEERA, MatchBank(rupees(10_000), desk.at.date()))
    desk.at += 35 * DAY
    assert said(desk, bank_match_due.NOTICE, "bank_match_due") == 0
    desk.at += 2 * DAY
    assert said(desk, bank_match_due.NOTICE, "bank_match_due") == 3
    desk.at += 35 * DAY
    assert said(desk, bank_match_due.NOTICE, "bank_match_due") == 3
