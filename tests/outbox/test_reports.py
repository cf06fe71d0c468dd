"""Delivery reports in any order."""

from itertools import permutations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, insert, select, update

from bot import clock
from bot.channels.base import Report
from bot.outbox.reports import take
from bot.outbox.states import climb, meant
from bot.store import Store
from bot.store.tables import Address, Outbox
from tests import make
from tests.moment import Moment

STATES = ("waiting", "sending", "sent", "delivered", "read", "failed", "cancelled", "expired")
WORDS = ("queued", "accepted", "sending", "sent", "delivered", "read", "undelivered", "failed")


@pytest.fixture
def row(store: Store, moment: Moment) -> int:
    """A message that Twilio has taken as SM1."""

    def work(c: Connection) -> int:
        address = make.create_address(c, "+919999901000")
        values = {
            "address_id": address, "kind": "x", "lane": 1, "language": "hi", "text": "x",
            "variables": {}, "buttons": [], "state": "sent", "due_at": clock.now(),
            "created_at": clock.now(), "sent_at": clock.now(), "provider_id": "SM1",
        }  # fmt: skip
        return c.execute(insert(Outbox).values(values).returning(Outbox.id)).scalar_one()

    return store.write(work)


def _state(store: Store, row: int) -> str:
    return store.read(
        lambda c: c.execute(select(Outbox.state).where(Outbox.id == row)).scalar_one()
    )


def _set(store: Store, row: int, **values: object) -> None:
    store.write(lambda c: c.execute(update(Outbox).where(Outbox.id == row).values(**values)))


def _take(
    store: Store, state: str, error: str = "", sid: str = "SM1", ref: int | None = None
) -> None:
    store.write(lambda c: take(c, Report(sid, state, error, ref), clock.now()))


def test_every_order_of_the_usual_reports_ends_at_read(store: Store, row: int) -> None:
    """Twilio promises no order."""
    for order in permutations(["queued", "sent", "delivered", "read"]):
        _set(store, row, state="sent", settled_at=None)
        for word in order:
            _take(store, word)
        assert _state(store, row) == "read", order


@settings(
    max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=8), st.randoms())
def test_the_order_never_matters(store: Store, row: int, words: list[str], chance) -> None:
    """Nor how often each is told: the end is the furthest of all."""
    ends = set()
    for _ in range(2):
        _set(store, row, state="sent", settled_at=None, error="")
        shuffled = [*words, *words]
        chance.shuffle(shuffled)
        for word in shuffled:
            _take(store, word, "30008" if word in {"undelivered", "failed"} else "")
        ends.add(_state(store, row))
    assert len(ends) == 1


def test_climbing_is_monotonic_and_does_not_depend_on_order() -> None:
    """Except among the states that end a message in other ways, where the first holds."""
    for a in STATES:
        assert climb(a, a) == a
        for b in STATES:
            up = climb(a, b)
            assert up in {a, b}
            assert climb(up, a) == up
    assert climb("delivered", "sent") == "delivered"
    assert climb("failed", "delivered") == "delivered"
    assert climb("delivered", "failed") == "delivered"
    assert meant("receiving") is None


def test_a_report_that_is_quicker_than_our_own_send_is_kept(store: Store, row: int) -> None:
    """By our reference in the callback's address."""
    _set(store, row, state="sending", provider_id=None, lease="w1")
    _take(store, "delivered", sid="SM9", ref=row)
    assert _state(store, row) == "delivered"
    _take(store, "read", sid="SM9")
    assert _state(store, row) == "read"


def test_reports_on_what_we_do_not_know_change_nothing(store: Store, row: int) -> None:
    """Another message with our reference, and one without any."""
    _take(store, "failed", "30003", sid="SM7", ref=row)
    _take(store, "failed", "30003", sid="SM8")
    _take(store, "a_new_word")
    assert _state(store, row) == "sent"


def test_a_phone_that_was_off_is_tried_once_more_in_a_few_hours(store: Store, row: int) -> None:
    """30003 on SMS: one more row, not two."""
    store.write(lambda c: c.execute(update(Address).values(channel="sms")))
    _take(store, "undelivered", "30003")
    _take(store, "undelivered", "30003")
    rows = store.read(lambda c: c.execute(select(Outbox.once).order_by(Outbox.id)).scalars().all())
    assert rows == [None, f"later:{row}"]


def test_a_block_is_a_stop(store: Store, row: int) -> None:
    """63033: nothing unasked any more, on no channel."""
    _take(store, "failed", "63033")
    assert store.read(lambda c: c.execute(select(Address.stopped_at)).scalar_one())
    assert len(store.read(lambda c: c.execute(select(Outbox.id)).all())) == 1
