"""A message is withdrawn while a worker takes it in hand."""

import threading
import time
from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import Connection, select

from bot.channels.base import SendError
from bot.config import Settings
from bot.outbox import Message, queue, together, withdraw
from bot.outbox.claim import Claimed, claim
from bot.outbox.queue import Lane
from bot.outbox.results import Result, write_down
from bot.outbox.rows import read
from bot.store import Store
from bot.store.tables import Outbox
from tests import make
from tests.make import NOW

GONE = "saving:1:1"


def _two(store: Store, *, told: bool) -> None:
    """Two reminders for one phone, perhaps already one message that waits."""

    def work(c: Connection) -> None:
        phone = make.create_address(c, "+919999900001", heard_at=NOW)
        rows = queue(
            c,
            [
                Message(phone, "saving_due", "hi", "A", Lane.REMINDERS, cause=GONE, once="a"),
                Message(phone, "meeting_today", "hi", "B", Lane.REMINDERS, once="b"),
            ],
            NOW,
        )
        if told:
            together.tell(c, read(c, rows), NOW)

    store.write(work)


def _claim(connection: Connection) -> list[Claimed]:
    return claim(connection, Settings(_env_file=None), "w1", {"whatsapp": 10}, NOW)


def _while_claiming(store: Store, harm: Callable[[Connection], object]) -> list[Claimed]:
    """`harm` begins before the claim is on disk."""
    with store.engine.connect() as worker, store.engine.connect() as other:
        claimed = _claim(worker)

        def work() -> None:
            harm(other)
            other.commit()

        thread = threading.Thread(target=work)
        thread.start()
        time.sleep(0.3)
        worker.commit()
        thread.join()
    return claimed


@pytest.mark.parametrize("told", [True, False])
def test_what_a_worker_has_in_hand_goes_once(store: Store, told: bool) -> None:
    """Too late for it; and its parts are not sent a second time."""
    if store.is_sqlite:
        pytest.skip("one writer at a time")
    _two(store, told=told)
    (news,) = _while_claiming(store, lambda c: withdraw(c, [GONE], NOW))
    assert news.kind == "news"
    states = select(Outbox.state).order_by(Outbox.id)
    assert store.read(lambda c: list(c.execute(states).scalars())) == [
        "together", "together", "sending"
    ]  # fmt: skip
    assert store.write(_claim) == []


def test_what_waits_is_taken_apart(store: Store) -> None:
    """The key of what was withdrawn is free again: it may be written anew."""
    _two(store, told=True)
    assert store.write(lambda c: withdraw(c, [GONE], NOW)) == 1
    (left,) = store.write(_claim)
    assert left.message.text == "B"
    keys = select(Outbox.once).where(Outbox.once.is_not(None))
    assert store.read(lambda c: list(c.execute(keys).scalars())) == ["b"]


def test_what_comes_back_out_of_a_workers_hand_is_not_sent_any_more(store: Store) -> None:
    """She paid while the provider refused the reminder."""

    def remind(c: Connection) -> None:
        phone = make.create_address(c, "+919999900001", heard_at=NOW)
        queue(c, [Message(phone, "saving_due", "hi", "A", Lane.REMINDERS, cause=GONE)], NOW)

    store.write(remind)
    (taken,) = store.write(_claim)
    assert store.write(lambda c: withdraw(c, [GONE], NOW)) == 0
    refused = Result(taken, error=SendError("20503", retryable=True))
    store.write(lambda c: write_down(c, [refused], "w1", NOW))
    later = NOW + timedelta(hours=1)
    settings = Settings(_env_file=None)
    assert store.write(lambda c: claim(c, settings, "w1", {"whatsapp": 10}, later)) == []
    state = select(Outbox.state)
    assert store.read(lambda c: c.execute(state).scalar_one()) == "expired"
