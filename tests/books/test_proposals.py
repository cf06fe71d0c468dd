"""What waits for a yes, whoever has proposed it."""

from datetime import timedelta

import pytest
from sqlalchemy import update

from bot.domain.commands import AnswerProposal, ReverseEntry
from bot.domain.errors import Code
from bot.domain.events import EntryReversed
from bot.domain.groups import Role
from bot.store import Store
from bot.store.tables import OfficeHeld
from tests.books.desk import Desk
from tests.make import TODAY
from tests.people import GEETA, KSHAMA, MEERA, SUNITA


@pytest.fixture
def desk(store: Store) -> Desk:
    """The group of the tests."""
    return Desk(store)


def test_who_is_out_of_office_is_no_second_officer(desk: Desk) -> None:
    """Though she was asked while she still was one; another officer may still say yes."""
    (receipt,) = desk.collects(MEERA, (GEETA, 100))
    desk.at += timedelta(days=1)
    desk.says(MEERA, ReverseEntry(receipt.code))
    ends = update(OfficeHeld).where(OfficeHeld.role == Role.PRESIDENT).values(until=TODAY)
    desk.store.write(lambda c: c.execute(ends))
    desk.refuses(SUNITA, AnswerProposal(1, yes=True), Code.NOT_ALLOWED)
    assert isinstance(desk.event(KSHAMA, AnswerProposal(1, yes=True)), EntryReversed)
