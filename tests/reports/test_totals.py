"""Papers tie: with the balances, and one side with the other; for random books and the samples."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, select

from bot.books import ledger
from bot.domain.entries import Journal, Posting
from bot.domain.errors import DomainError
from bot.domain.money import rupees
from bot.domain.papers import Name
from bot.imports import samples
from bot.reports.view import view
from bot.store import Store
from bot.store.tables import Group
from tests.make import create_group
from tests.people import EVERYONE
from tests.reports.ties import assert_ties, balances, last, sheet_of
from tests.reports.village import NOW, create_village, post

# Rows of DOMAIN §2.6 as legs: account, party, sign. "m" = a member, "h" = who holds the cash.
_EVENTS = (
    (("1010", "h", 1), ("2010", "m", -1)),
    (("1010", "h", 1), ("2020", "m", -1)),
    (("1020", "", 1), ("2010", "m", -1)),
    (("1010", "h", 1), ("2070", "m", -1)),
    (("2070", "m", 1), ("2010", "m", -1)),
    (("1010", "h", 1), ("4020", "", -1)),
    (("1010", "h", 1), ("4030", "", -1)),
    (("1015", "m", 1), ("1010", "h", -1)),
    (("1020", "", 1), ("1015", "m", -1)),
    (("1010", "h", 1), ("1020", "", -1)),
    (("1020", "", 1), ("3010", "", -1)),
    (("1020", "", 1), ("2320", "1", -1)),
    (("2320", "1", 1), ("1020", "", -1)),
    (("5010", "", 1), ("2310", "1", -1)),
    (("2310", "1", 1), ("4050", "", -1)),
    (("1020", "", 1), ("4040", "", -1)),
    (("1200", "", 1), ("1020", "", -1)),
    (("5040", "", 1), ("1010", "h", -1)),
    (("5100", "", 1), ("2360", "दुकान", -1)),
    (("1410", "बेकरी", 1), ("4100", "", -1)),
    (("1020", "", 1), ("1410", "बेकरी", -1)),
    (("5120", "", 1), ("2060", "m", -1)),
    (("2060", "m", 1), ("1010", "h", -1)),
    (("3060", "", 1), ("3040", "", -1)),
    (("3060", "", 1), ("2050", "m", -1)),
    (("2050", "m", 1), ("2020", "m", -1)),
    (("5910", "", 1), ("1010", "h", -1)),
    (("1020", "", 1), ("2390", "", -1)),
)
_MOVES = st.lists(
    st.tuples(
        st.integers(0, len(_EVENTS) - 1),
        st.integers(1, 5),  # which member
        st.integers(1, 300),  # rupees
        st.integers(0, 420),  # days ago
        st.booleans(),  # and then taken back
    ),
    min_size=1,
    max_size=25,
)
_groups = count(1)


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(moves=_MOVES)
def test_whatever_was_written(store: Store, moves: list[tuple[int, int, int, int, bool]]) -> None:
    """Whatever the ledger took is in every paper, once."""

    def work(connection: Connection) -> None:
        group = create_group(connection, EVERYONE, code=f"T{next(_groups)}")
        post(connection, group, "opening", date(2025, 1, 1), ("1010", "3", 500), ("3090", "", -500))
        post(connection, group, "fund", date(2025, 1, 1), ("1020", "", 5000), ("3010", "", -5000))
        for move in moves:
            _write(connection, group, *move)
        assert_ties(connection, group, NOW)

    store.write(work)


def _write(
    connection: Connection, group: int, event: int, member: int, whole: int, ago: int, back: bool
) -> None:
    party = {"m": str(member), "h": "3"}
    legs = tuple(
        Posting(account, party.get(whose, whose), rupees(sign * whole))
        for account, whose, sign in _EVENTS[event]
    )
    day = NOW.date() - timedelta(days=ago)
    journal = Journal("move", day, legs, member)
    at = datetime.combine(day, time(12), UTC)
    source = f"random:{next(_groups)}"
    try:
        (written,) = ledger.post(
            connection, group, [journal], source=source, at=at, recorded_by=3
        ).entries
        if back:
            undone = journal.reversed("reversal", day, "")
            counter = Journal("reversal", day, undone.postings, member, reverses=written.number)
            ledger.post(connection, group, [counter], source=f"{source}b", at=at, recorded_by=3)
    except DomainError:
        return  # nobody gives out what is not there


def test_the_sample_groups(store: Store) -> None:
    """With half a year behind each."""

    def work(connection: Connection) -> None:
        list(samples.load(connection, NOW))
        groups = list(connection.execute(select(Group.id)).scalars())
        assert len(groups) == 4
        for group in groups:
            assert_ties(connection, group, NOW)

    store.write(work)


def test_a_village_of_two_years(store: Store) -> None:
    """Loans, an enterprise and a bank loan among it."""
    store.write(lambda c: assert_ties(c, create_village(c), NOW))


@pytest.fixture
def srishti(store: Store) -> tuple[Store, int]:
    """DOMAIN §2.8 A: thirteen women, RF, anarsa."""

    def work(connection: Connection) -> int:
        group = create_group(connection, EVERYONE, code="SRISHTI")
        for month in range(5, 11):
            day = date(2026, month, 10)
            legs = [("2010", str(1 + n % 10), -100) for n in range(13)]
            for account, party, paise in legs:
                post(connection, group, "receipt", day, ("1010", "3", 100), (account, party, paise))
            post(connection, group, "carry", day, ("1015", "6", 1300), ("1010", "3", -1300))
            post(connection, group, "bank", day, ("1020", "", 1300), ("1015", "6", -1300))
        day = date(2026, 11, 5)
        post(connection, group, "fund", day, ("1020", "", 10_000), ("3010", "", -10_000))
        post(connection, group, "draw", day, ("1010", "3", 8000), ("1020", "", -8000))
        post(connection, group, "buy", day, ("5100", "", 8000), ("1010", "3", -8000))
        post(connection, group, "sale", day, ("1010", "3", 4000), ("4100", "", -4000))
        post(connection, group, "sale", day, ("1410", "बेकरी", 10_000), ("4100", "", -10_000))
        post(connection, group, "paid", day, ("1020", "", 10_000), ("1410", "बेकरी", -10_000))
        post(connection, group, "cost", day, ("5110", "", 1000), ("1020", "", -1000))
        post(connection, group, "wages", day, ("5120", "", 3900), ("2060", "1", -3900))
        post(connection, group, "wages", day, ("2060", "1", 3900), ("1010", "3", -3900))
        post(connection, group, "bank", day, ("1020", "", 100), ("1010", "3", -100))
        return group

    return store, store.write(work)


def test_the_worked_example(srishti: tuple[Store, int]) -> None:
    """Trial balance 31,800; the month's surplus is ₹1,100."""
    store, group = srishti

    def work(connection: Connection) -> None:
        assert_ties(connection, group, NOW)
        debits = [p for p in balances(connection, group).values() if p > 0]
        assert sum(debits) == rupees(31_800)
        seen = view(connection, group, NOW)
        has, owes = sheet_of(seen, Name.BALANCE).tables
        assert has.rows == (("Bank savings account", rupees(18_900)),)
        assert ("Surplus of the year", rupees(1100)) in owes.rows
        assert last(owes) == rupees(18_900)
        receipts, payments = sheet_of(seen, Name.MONTH).tables
        said = dict(receipts.rows) | dict(payments.rows)  # type: ignore[arg-type]
        assert said["At first: Bank savings account"] == rupees(7800)
        assert said["Income from the enterprise"] == rupees(14_000)
        assert said["Expenses of the enterprise"] == rupees(12_900)
        assert said["Grants"] == rupees(10_000)
        assert said["Left: Bank savings account"] == rupees(18_900)

    store.read(work)


def test_what_was_taken_back_is_no_payment(store: Store) -> None:
    """It is less received; the passbook shows both lines."""

    def work(connection: Connection) -> None:
        group = create_group(connection, EVERYONE)
        day = NOW.date()
        _write(connection, group, 0, 4, 100, 0, True)
        _write(connection, group, 0, 4, 150, 0, False)
        seen = view(connection, group, NOW)
        receipts, payments = sheet_of(seen, Name.MONTH).tables
        assert dict(receipts.rows)["Savings, regular"] == rupees(150)  # type: ignore[arg-type]
        assert dict(payments.rows)["Savings given back"] == 0  # type: ignore[arg-type]
        savings = sheet_of(seen, Name.PASSBOOK, member=4).tables[0]
        assert [(row[0], row[2], row[3], row[4]) for row in savings.rows] == [
            (day, rupees(100), 0, rupees(100)),
            (day, 0, rupees(100), 0),
            (day, rupees(150), 0, rupees(150)),
        ]
        assert "taken back" in str(savings.rows[1][1])

    store.write(work)
