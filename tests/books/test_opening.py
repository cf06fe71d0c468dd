"""Opening balances (row 55), and what is due from then on."""

from datetime import date

import pytest

from bot.books import queries
from bot.books.stored import entries
from bot.domain.commands import AnswerProposal, OpenBooks, Opening, RemindUnpaid
from bot.domain.errors import Code
from bot.domain.events import BooksOpened, UnpaidReminded, YesTaken
from bot.domain.groups import Cycle
from bot.domain.money import rupees
from bot.store import Store
from tests.books.desk import Desk
from tests.make import TODAY, create_member
from tests.people import EVERYONE, GEETA, KSHAMA, MEERA, REKHA, SUNITA, Person

LAST_DAY = date(2026, 10, 31)
BALANCES = (
    Opening("1010", "3", rupees(400)),
    Opening("1020", "", rupees(7400)),
    Opening("2010", "4", rupees(-600)),
    Opening("2010", "5", rupees(-700)),
    Opening("3010", "", rupees(-10_000)),
    Opening("2020", "5", rupees(0)),
)


def test_the_difference_goes_to_the_opening_account(store: Store) -> None:
    """What was brought in is savings, but pays no dues of the time to come."""
    desk = Desk(store, dues_from=None)
    desk.says(None, OpenBooks(LAST_DAY, BALANCES))
    (entry,) = desk.read(lambda c, group: list(entries(c, group)))
    legs = desk.legs(entry.code)
    assert legs[-1] == ("3090", "", 3500)
    assert sum(rupees for _, _, rupees in legs) == 0
    assert len(legs) == 6
    group = desk.read(queries.group)
    assert group.dues_from == date(2026, 11, 1)
    assert desk.saved(GEETA) == 700
    owed = desk.store.read(lambda c: queries.all_dues(c, group, TODAY))
    assert owed == {p.number: rupees(100) for p in EVERYONE}
    assert desk.agrees()


@pytest.mark.parametrize(
    ("cycle", "first"),
    [
        (Cycle.WEEKLY, date(2026, 11, 7)),
        (Cycle.FORTNIGHTLY, date(2026, 11, 14)),
        (Cycle.MONTHLY, date(2026, 11, 1)),
    ],
)
def test_dues_begin_with_the_next_cycle(store: Store, cycle: Cycle, first: date) -> None:
    """Where the group has not said from when."""
    desk = Desk(store, cycle=cycle, dues_from=None)
    desk.says(None, OpenBooks(LAST_DAY, ()))
    assert desk.read(queries.group).dues_from == first


def test_books_are_opened_before_anything_is_in_them(desk: Desk) -> None:
    """Not twice, not by a member, and by an officer only with the yes of the two others."""
    desk.refuses(REKHA, OpenBooks(LAST_DAY, BALANCES), Code.NOT_ALLOWED)
    wrong = OpenBooks(LAST_DAY, (Opening("2010", "44", rupees(-1)),))
    desk.refuses(None, wrong, Code.NOT_A_MEMBER, member=44)
    tomorrow = OpenBooks(date(2026, 11, 22), BALANCES)
    desk.refuses(None, tomorrow, Code.DATE_IN_FUTURE)
    asked = desk.event(MEERA, OpenBooks(LAST_DAY, BALANCES))
    assert (asked.ask, asked.asks, asked.kind) == ((1, 2), "officer", "cutoff")
    desk.refuses(MEERA, AnswerProposal(1, yes=True), Code.NOT_ASKED)
    assert desk.event(SUNITA, AnswerProposal(1, yes=True)) == YesTaken(1, 1)
    assert desk.saved(GEETA) == 0
    opened = desk.event(KSHAMA, AnswerProposal(1, yes=True))
    assert opened == BooksOpened(((4, rupees(600)), (5, rupees(700))))
    desk.refuses(None, OpenBooks(LAST_DAY, BALANCES), Code.BOOKS_OPENED)
    overdrawn = Desk(desk.store, code="USHA1", phones=False)
    minus = OpenBooks(LAST_DAY, (Opening("1010", "3", rupees(-1)),))
    overdrawn.refuses(None, minus, Code.NOT_ENOUGH_CASH)


def test_dues_count_cycles_since_she_joined(store: Store) -> None:
    """Savings and what is held for her are set against them; they are never below nothing."""
    desk = Desk(store, dues_from=date(2026, 9, 1))
    desk.collects(MEERA, (REKHA, 200), (GEETA, 500))
    late = Person(12, "लता", "", "")
    store.write(lambda c: create_member(c, desk.group, late, joined_on=date(2026, 11, 15)))
    group = desk.read(queries.group)
    owed = desk.store.read(lambda c: queries.all_dues(c, group, TODAY))
    assert {n: paise // 100 for n, paise in owed.items() if n in (4, 5, 6, 12)} == {
        4: 100,
        5: 0,
        6: 300,
        12: 100,
    }
    for number, paise in owed.items():
        assert desk.store.read(lambda c, n=number: queries.dues(c, group, n, TODAY)) == paise


def test_weekly_groups_owe_by_the_week(store: Store) -> None:
    """Three weeks have begun since the first of November."""
    desk = Desk(store, cycle=Cycle.WEEKLY, dues_from=date(2026, 11, 1), saving=rupees(20))
    group = desk.read(queries.group)
    assert desk.store.read(lambda c: queries.dues(c, group, 4, TODAY)) == rupees(60)


def test_those_who_owe_are_reminded(desk: Desk) -> None:
    """With what each owes; only officers have it done."""
    desk.collects(MEERA, *((p, 100) for p in EVERYONE if p not in (MEERA, REKHA)))
    event = desk.event(SUNITA, RemindUnpaid())
    assert event == UnpaidReminded(((3, rupees(100)), (4, rupees(100))))
    desk.refuses(REKHA, RemindUnpaid(), Code.NOT_ALLOWED)
