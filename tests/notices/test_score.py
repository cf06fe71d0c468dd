"""Once a month to officers: the five rules, and which of them would raise the score most."""

from datetime import date, timedelta

import pytest
from sqlalchemy import Connection, insert, select, update

from bot import clock
from bot.notices import NOTICES, run
from bot.notices.score import NOTICE
from bot.store import Store
from bot.store.tables import Group, Meeting, Outbox
from tests.make import NOW, create_group
from tests.moment import Moment
from tests.people import EVERYONE
from tests.reports.village import post


@pytest.fixture
def group(store: Store, moment: Moment) -> int:
    """Half a year old; a meeting was held in each month, and one woman saved."""

    def work(c: Connection) -> int:
        group = create_group(c, EVERYONE, phones=True, dues_from=date(2026, 6, 1))
        for month in range(6, 12):
            day = date(2026, month, 10)
            post(c, group, "receipt", day, ("1010", "3", 100), ("2010", "5", -100), member=5)
            at = NOW.replace(month=month, day=10)
            row = {"group_id": group, "number": month, "starts_at": at, "state": "held"}
            c.execute(insert(Meeting).values(**row, created_at=at))
        return group

    moment.set(2026, 12, 3, 4, 30)  # ten in the morning in India
    return store.write(work)


def _said(store: Store) -> list:
    query = select(Outbox.member, Outbox.text).where(Outbox.kind == "score")
    return store.read(lambda c: list(c.execute(query.order_by(Outbox.member))))


def test_officers_hear_of_it_once_a_month(store: Store, group: int) -> None:
    """Nobody else, and not again on the same or another day of the month."""
    assert NOTICE in NOTICES
    assert run(store, NOTICE, clock.now()) == 3
    assert [row.member for row in _said(store)] == [1, 2, 3]
    assert len({row.text for row in _said(store)}) == 1
    for later in (timedelta(hours=2), timedelta(days=1), timedelta(days=10)):
        assert run(store, NOTICE, clock.now() + later) == 0


def test_it_says_where_most_is_to_be_won(store: Store, group: int) -> None:
    """In the words of the score itself."""
    run(store, NOTICE, clock.now())
    text = _said(store)[0].text
    assert text.startswith("दीदी, पंचसूत्र में समूह के अंक ")
    assert text.endswith(" से बढ़ेंगे। लिखें: पंचसूत्र")


def test_a_young_group_is_not_graded(store: Store, group: int, moment: Moment) -> None:
    """Nothing is known of it yet."""
    young = update(Group).values(formed_on=date(2026, 11, 20), dues_from=date(2026, 12, 1))
    store.write(lambda c: c.execute(young))
    moment.set(2026, 7, 3, 4, 30)
    assert run(store, NOTICE, clock.now()) == 0
