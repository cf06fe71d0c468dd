"""On the first of the month: to each member her own sums, to officers the group's."""

from datetime import date

import pytest
from sqlalchemy import Connection, select, update

from bot import clock
from bot.notices import NOTICES, run
from bot.notices.monthly_statement import NOTICE
from bot.store import Store
from bot.store.tables import Member, Outbox
from tests.make import create_group
from tests.moment import Moment
from tests.people import EVERYONE, GEETA, MEERA
from tests.reports.village import post

_PHONES = 8  # of ten women: two share one, one has none


@pytest.fixture
def group(store: Store, moment: Moment) -> int:
    """Ten women; Geeta saved and has a loan, the box and the bank moved in November."""

    def work(c: Connection) -> int:
        group = create_group(c, EVERYONE, phones=True)
        day = date(2026, 11, 10)
        post(c, group, "receipt", day, ("1010", "3", 300), ("2010", "5", -300), member=5)
        post(c, group, "bank", day, ("1020", "", 100), ("1010", "3", -100))
        post(c, group, "cost", day, ("5040", "", 50), ("1010", "3", -50))
        later = date(2026, 12, 1)
        post(c, group, "receipt", later, ("1010", "3", 7), ("2010", "5", -7), member=5)
        return group

    moment.set(2026, 12, 1, 4, 30)  # ten in the morning in India
    return store.write(work)


def _rows(store: Store, kind: str) -> list:
    query = select(Outbox.__table__).where(Outbox.kind == kind).order_by(Outbox.member)
    return store.read(lambda c: list(c.execute(query)))


def test_each_hears_how_she_stood_on_the_last_evening(store: Store, group: int) -> None:
    """One message a phone; officers one more with the group's sums. Once."""
    assert NOTICE in NOTICES
    assert run(store, NOTICE, clock.now()) == _PHONES + 3
    assert run(store, NOTICE, clock.now()) == 0
    hers = {row.member: row.text for row in _rows(store, "monthly_statement")}
    assert hers[GEETA.number] == "आपका महीने का हिसाब: बचत ₹300, लोन ₹0, बाकी ₹0। लिखें: पासबुक"
    assert hers[MEERA.number] == "आपका महीने का हिसाब: बचत ₹0, लोन ₹0, बाकी ₹100। लिखें: पासबुक"
    groups = _rows(store, "group_statement")
    assert {row.member for row in groups} == {1, 2, 3}
    assert {row.text for row in groups} == {
        "दीदी, नवंबर में समूह में आया ₹300, गया ₹50, अब नकद ₹150, बैंक में ₹100 है।"
    }


def test_on_a_phone_of_two_no_sum_is_named(store: Store, group: int) -> None:
    """Whoever holds it would read another woman's."""
    run(store, NOTICE, clock.now())
    (shared,) = _rows(store, "monthly_statement_shared")
    assert shared.text == "दीदी, नवंबर का हिसाब बन गया, 2 दीदी का। देखने को लिखें: पासबुक"
    assert shared.member is None
    assert not {4, 9} & {row.member for row in _rows(store, "monthly_statement")}


@pytest.mark.parametrize("at", [(2026, 12, 1, 4, 29), (2026, 12, 2, 6, 0), (2026, 11, 30, 6, 0)])
def test_only_on_that_day_and_not_early(
    store: Store, group: int, moment: Moment, at: tuple[int, ...]
) -> None:
    """From ten in the morning on the first."""
    moment.set(*at)
    assert run(store, NOTICE, clock.now()) == 0


def test_a_group_without_an_entry_hears_nothing(store: Store, moment: Moment) -> None:
    """There is nothing to tell."""
    moment.set(2026, 12, 1, 6, 0)
    store.write(lambda c: create_group(c, EVERYONE, phones=True))
    assert run(store, NOTICE, clock.now()) == 0


def test_who_has_left_hears_nothing(store: Store, group: int) -> None:
    """Her account is closed."""

    def work(c: Connection) -> None:
        hers = (Member.group_id == group, Member.number == GEETA.number)
        c.execute(update(Member).where(*hers).values(left_on=date(2026, 11, 20)))

    store.write(work)
    run(store, NOTICE, clock.now())
    assert GEETA.number not in {row.member for row in _rows(store, "monthly_statement")}
