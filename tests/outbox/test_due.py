"""What is taken next, however much lies before it."""

from datetime import timedelta

import pytest
from sqlalchemy import Connection, update

from bot.outbox import Message, due, queue
from bot.outbox.queue import Lane
from bot.outbox.states import SENDING
from bot.store import Store
from bot.store.tables import Outbox
from tests import make
from tests.make import NOW

ROOM = {"whatsapp": 10, "sms": 2}


def _phone(connection: Connection, number: int) -> int:
    return make.create_address(connection, f"+9199999{number:05}")


def _queue(connection: Connection, address: int, lane: Lane = Lane.REMINDERS, late: int = 0) -> int:
    """One message that has been due for so many minutes; returns its row."""
    at = NOW - timedelta(minutes=late)
    (row,) = queue(connection, [Message(address, "saving_due", "hi", "…", lane, due_at=at)], at)
    return row


def _find(connection: Connection) -> list[int]:
    return due.find(connection, ROOM, tuple(Lane), NOW)


def test_a_phone_with_hundreds_holds_up_nobody(store: Store) -> None:
    """Page after page is theirs, and those behind them are still found."""

    def work(connection: Connection) -> None:
        busy = _phone(connection, 1)
        rows = [_queue(connection, busy, late=60) for _ in range(250)]
        behind = [_queue(connection, _phone(connection, n)) for n in range(2, 5)]
        assert _find(connection) == [rows[0], *behind]

    store.write(work)


def test_at_most_as_many_as_there_is_room_for(store: Store) -> None:
    """The oldest go first, and a better lane before them all."""

    def work(connection: Connection) -> None:
        rows = [_queue(connection, _phone(connection, n), late=n) for n in range(30)]
        answer = _queue(connection, _phone(connection, 40), Lane.ANSWERS)
        assert _find(connection) == [answer, *rows[:20:-1]]

    store.write(work)


@pytest.mark.parametrize(
    ("first", "second", "goes"),
    [
        (Lane.REMINDERS, Lane.ANSWERS, "second"),
        (Lane.ANSWERS, Lane.REMINDERS, "first"),
        (Lane.RECEIPTS, Lane.RECEIPTS, "first"),
    ],
)
def test_one_at_a_time_to_one_phone(store: Store, first: Lane, second: Lane, goes: str) -> None:
    """The better lane; in one lane the older."""

    def work(connection: Connection) -> None:
        phone = _phone(connection, 1)
        rows = {"first": _queue(connection, phone, first, late=5)}
        rows["second"] = _queue(connection, phone, second)
        assert _find(connection) == [rows[goes]]

    store.write(work)


def test_nothing_beside_what_is_in_hand(store: Store) -> None:
    """Two on their way to one phone could arrive in the wrong order."""

    def work(connection: Connection) -> None:
        phone = _phone(connection, 1)
        row = _queue(connection, phone)
        connection.execute(update(Outbox).where(Outbox.id == row).values(state=SENDING))
        _queue(connection, phone)
        assert _find(connection) == []

    store.write(work)
