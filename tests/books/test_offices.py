"""An office that ends and goes to nobody."""

import pytest

from bot.domain.commands import AnswerProposal, ChangeOffice
from bot.domain.errors import Code
from bot.domain.events import OfficeChanged
from bot.domain.groups import Role
from bot.store import Store
from tests.books.desk import Desk
from tests.people import KSHAMA, MEERA, SUNITA


@pytest.fixture
def desk(store: Store) -> Desk:
    """Everybody has her phone."""
    return Desk(store, phones=True)


def test_her_own_office_ends_with_another_officers_yes(desk: Desk) -> None:
    """Nobody follows her."""
    proposed = desk.event(KSHAMA, ChangeOffice(Role.SECRETARY, None))
    assert (proposed.asks, proposed.ask) == ("officer", (1, 3))
    event = desk.event(MEERA, AnswerProposal(proposed.proposal, yes=True))
    assert event == OfficeChanged(Role.SECRETARY, None, KSHAMA.number)


def test_anothers_ends_with_her_own_yes(desk: Desk) -> None:
    """She is asked herself."""
    proposed = desk.event(SUNITA, ChangeOffice(Role.SECRETARY, None))
    assert proposed.ask == (KSHAMA.number,)
    event = desk.event(KSHAMA, AnswerProposal(proposed.proposal, yes=True))
    assert event == OfficeChanged(Role.SECRETARY, None, KSHAMA.number)


def test_the_box_keeps_its_keeper_and_two_officers_are_left(desk: Desk) -> None:
    """Else nothing could be agreed to any more."""
    desk.refuses(MEERA, ChangeOffice(Role.TREASURER, None), Code.OFFICE_NEEDED)
    proposed = desk.event(KSHAMA, ChangeOffice(Role.SECRETARY, None))
    desk.says(MEERA, AnswerProposal(proposed.proposal, yes=True))
    desk.refuses(SUNITA, ChangeOffice(Role.PRESIDENT, None), Code.OFFICE_NEEDED)
