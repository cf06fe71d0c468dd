"""`books check` finds every kind of tampering, and the database refuses the plain ones itself."""

import re
from collections.abc import Callable
from threading import Thread

import pytest
from click.testing import CliRunner
from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError

from bot.books import queries
from bot.books.check import check
from bot.cli.books import books
from bot.domain.commands import (
    ClaimDeposit,
    ConfirmClaims,
    Head,
    RecordUnidentified,
    ReverseEntry,
)
from bot.domain.money import Paise, rupees
from bot.store import Store
from tests.books.desk import Desk
from tests.make import TODAY
from tests.people import GEETA, MEERA, REKHA, SITA


@pytest.fixture
def desk(store: Store) -> Desk:
    """A group with two savings, one taken back, a confirmed claim and an unexplained credit."""
    desk = Desk(store)
    desk.collects(MEERA, (REKHA, 100), (GEETA, 100))
    (wrong,) = desk.collects(MEERA, (SITA, 1000))
    desk.says(MEERA, ReverseEntry(wrong.code))
    desk.says(REKHA, ClaimDeposit(rupees(50), TODAY))
    desk.says(MEERA, ConfirmClaims((1,), over=Head.OPTIONAL))
    desk.says(MEERA, RecordUnidentified(rupees(300), TODAY))
    return desk


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE entries SET member = 5 WHERE number = 1",
        "DELETE FROM entries WHERE number = 6",
        "UPDATE postings SET paise = paise * 2 WHERE entry = 1",
        "DELETE FROM postings WHERE entry = 1",
    ],
)
def test_the_database_refuses_to_change_the_books(desk: Desk, statement: str) -> None:
    """Whoever asks for it."""
    with pytest.raises(DBAPIError, match="the books are never changed"):
        desk.store.write(lambda c: c.execute(text(statement)))
    assert desk.agrees()


TAMPERING = [
    ("UPDATE entries SET memo = 'x' WHERE number = 2", {("chain", "entry 2")}),
    ("UPDATE entries SET recorded_by = 1 WHERE number = 2", {("chain", "entry 2")}),
    ("UPDATE entries SET reference = 'x' WHERE number = 2", {("chain", "entry 2")}),
    (
        "UPDATE entries SET member = 3 WHERE number = 2",
        {("chain", "entry 2"), ("own_money", "entry 2")},
    ),
    (
        "UPDATE entries SET code = 'AAA2' WHERE number = 2",
        {("code", "entry 2"), ("chain", "entry 2")},
    ),
    (
        "UPDATE postings SET paise = paise + 100 WHERE entry = 1 AND line = 0",
        {("unbalanced", "entry 1"), ("balance", "account 1010[3]")},
    ),
    (
        "UPDATE postings SET paise = paise * 2 WHERE entry = 2",
        {
            ("chain", "entry 2"),
            ("balance", "account 1010[3]"),
            ("balance", "account 2010[5]"),
        },
    ),
    (
        "UPDATE entries SET reverses = 1 WHERE number = 4",
        {("chain", "entry 4"), ("reversal", "entry 4")},
    ),
    ("UPDATE groups SET head = 'x'", {("head", "group 1")}),
    ("UPDATE groups SET entries = 5", {("head", "group 1")}),
    (
        "UPDATE balances SET paise = paise - 100 WHERE code = '2010' AND party = '5'",
        {("balance", "account 2010[5]")},
    ),
    (
        "DELETE FROM balances WHERE code = '2390'",
        {("balance", "account 2390[]")},
    ),
    ("UPDATE claims SET paise = 9900", {("claim", "claim 1")}),
    ("UPDATE claims SET entry = NULL", {("claim", "claim 1")}),
    ("UPDATE claims SET state = 'waiting'", {("claim", "claim 1")}),
    (
        "DELETE FROM postings WHERE entry = 6; DELETE FROM entries WHERE number = 6",
        {("head", "group 1"), ("balance", "account 1020[]"), ("balance", "account 2390[]")},
    ),
    (
        "DELETE FROM postings WHERE entry = 2; DELETE FROM entries WHERE number = 2",
        {
            ("numbering", "entry 3"),
            ("chain", "entry 3"),
            ("balance", "account 1010[3]"),
            ("balance", "account 2010[5]"),
        },
    ),
    (
        "UPDATE postings SET account = '9999' WHERE entry = 6 AND line = 0",
        {
            ("account", "entry 6"),
            ("chain", "entry 6"),
            ("balance", "account 1020[]"),
            ("balance", "account 9999[]"),
        },
    ),
]


@pytest.mark.parametrize(("statements", "faults"), TAMPERING)
def test_check_finds_it(
    desk: Desk, tamper: Callable[[str], None], statements: str, faults: set[tuple[str, str]]
) -> None:
    """And names where."""
    assert desk.agrees()
    tamper(statements)
    found = desk.store.read(check)
    assert {(fault.what, fault.where) for fault in found} == faults
    assert {fault.group_id for fault in found} == {desk.group}


@pytest.mark.parametrize("over", [rupees(150), rupees(50)])
def test_a_claim_in_parts_is_no_fault(store: Store, over: Paise) -> None:
    """What she owed, what she did not any more, and what she said is more: an entry each."""
    desk = Desk(store)
    desk.says(REKHA, ClaimDeposit(rupees(250), TODAY, over=over, over_head=Head.ADVANCE))
    desk.says(GEETA, ClaimDeposit(rupees(100), TODAY))
    desk.says(MEERA, ConfirmClaims((1, 2), over=Head.OPTIONAL))
    assert desk.agrees()


def test_check_finds_a_claim_whose_parts_changed(desk: Desk, tamper: Callable[[str], None]) -> None:
    """The sum is right, the part she named is not."""
    desk.says(SITA, ClaimDeposit(rupees(300), TODAY, over=rupees(200)))
    desk.says(MEERA, ConfirmClaims((2,)))
    assert desk.agrees()
    tamper("UPDATE claims SET over = 10000 WHERE number = 2")
    found = {(fault.what, fault.where) for fault in desk.store.read(check)}
    assert found == {("claim", "claim 2")}


def test_reading_sees_one_moment(store: Store) -> None:
    """A check that reads while somebody writes does not find halves."""
    desk = Desk(store)
    desk.collects(MEERA, (REKHA, 100))

    def work(connection: Connection) -> tuple[int, int]:
        before = queries.savings(connection, desk.group, REKHA.number).total
        writing = Thread(target=desk.collects, args=(MEERA, (REKHA, 100)))
        writing.start()
        writing.join()
        return before, queries.savings(connection, desk.group, REKHA.number).total

    assert store.read(work) == (rupees(100), rupees(100))
    assert desk.saved(REKHA) == 200


def test_check_finds_what_is_overdrawn(desk: Desk, tamper: Callable[[str], None]) -> None:
    """Even where entries, chain and balances agree with each other about it."""
    tamper(
        "UPDATE postings SET paise = -paise WHERE entry = 6;"
        "UPDATE balances SET paise = -paise WHERE code IN ('1020', '2390')"
    )
    found = {(fault.what, fault.where) for fault in desk.store.read(check)}
    assert ("overdrawn", "account 2390[]") in found


@pytest.fixture
def tamper(store: Store) -> Callable[[str], None]:
    """Run statements with the triggers switched off, as somebody with the password could."""

    def run(statements: str) -> None:
        def work(connection: Connection) -> None:
            if store.is_sqlite:
                for table in ("entries", "postings"):
                    for act in ("update", "delete"):
                        connection.execute(text(f"DROP TRIGGER {table}_no_{act}"))
            else:
                connection.execute(text("SET LOCAL session_replication_role = replica"))
            for statement in statements.split(";"):
                connection.execute(text(statement))

        store.write(work)

    return run


def test_the_command_line_says_so(
    desk: Desk, tamper: Callable[[str], None], database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A line a fault and exit code 1; 0 while the books agree. No name and no sum is printed."""
    monkeypatch.setenv("DATABASE_URL", database_url)
    fine = CliRunner().invoke(books, ["check"])
    assert (fine.exit_code, fine.output) == (0, "The books agree.\n")
    tamper("UPDATE claims SET paise = 9900")
    wrong = CliRunner().invoke(books, ["check", "--group", str(desk.group)])
    assert wrong.exit_code == 1
    assert re.fullmatch(r"group \d+: claim at claim 1\n", wrong.output)
