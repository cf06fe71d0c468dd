"""Writing into the outbox: night, stop, once, and taking back."""

from collections import Counter
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from bot.clock import INDIA
from bot.outbox import Message, queue, withdraw
from bot.outbox.queue import Lane
from bot.outbox.quiet import allowed, awake, is_quiet
from bot.outbox.window import is_open
from bot.store import Store
from bot.store.tables import Outbox
from tests import make

NOON = datetime(2026, 11, 21, 6, 30, tzinfo=UTC)
NIGHT = datetime(2026, 11, 21, 16, 0, tzinfo=UTC)  # half past nine in India
MORNING = datetime(2026, 11, 22, 2, 30, tzinfo=UTC)  # eight in India


def _message(address: int, **more: object) -> Message:
    return Message(
        **{
            "address_id": address,
            "kind": "saving_due",
            "language": "hi",
            "text": "x",
            "lane": Lane.REMINDERS,
            **more,
        }  # fmt: skip
    )


def _due(store: Store, row: int) -> datetime:
    return store.read(
        lambda c: c.execute(select(Outbox.due_at).where(Outbox.id == row)).scalar_one()
    )


@pytest.fixture
def address(store: Store) -> int:
    """One phone."""
    return store.write(lambda c: make.create_address(c, "+919999901000"))


def test_by_day_a_message_is_due_at_once(store: Store, address: int) -> None:
    """Nothing is deferred that need not be."""
    (row,) = store.write(lambda c: queue(c, [_message(address)], NOON))
    assert _due(store, row) == NOON


def test_at_night_it_waits_for_the_morning(store: Store, address: int) -> None:
    """Deferred, not dropped, and spread over a few minutes."""
    (row,) = store.write(lambda c: queue(c, [_message(address)], NIGHT))
    assert MORNING <= _due(store, row) < MORNING + timedelta(minutes=15)


def test_what_is_urgent_goes_at_night(store: Store, address: int) -> None:
    """She is awake: she just wrote."""
    (row,) = store.write(lambda c: queue(c, [_message(address, urgent=True)], NIGHT))
    assert _due(store, row) == NIGHT


def test_the_night_is_that_of_the_group(store: Store, address: int) -> None:
    """Half past nine in India is early in the evening further west."""
    group = store.write(lambda c: make.create_group(c, [], timezone="Asia/Dubai"))
    (row,) = store.write(lambda c: queue(c, [_message(address, group_id=group)], NIGHT))
    eight = datetime(2026, 11, 22, 4, tzinfo=UTC)
    assert eight <= _due(store, row) < eight + timedelta(minutes=15)


def test_the_morning_is_no_spike() -> None:
    """Neighbours in the table of addresses are minutes apart."""
    dues = [allowed(NIGHT, INDIA, address) for address in range(1, 901)]
    assert max(Counter(due.replace(second=0) for due in dues).values()) < 100
    assert max(dues) - min(dues) > timedelta(minutes=14)


@pytest.mark.parametrize(
    ("hour", "lanes"),
    [(6.5, ""), (7.5, "1"), (9, "12"), (11, "123"), (19, "123"), (20.5, "1"), (21.5, "")],
)
def test_each_kind_has_hours_of_its_own(hour: float, lanes: str) -> None:
    """Receipts longer than reminders, reminders longer than broadcasts."""
    at = datetime(2026, 11, 21, tzinfo=INDIA) + timedelta(hours=hour)
    assert "".join(str(lane) for lane in (1, 2, 3) if not is_quiet(at, INDIA, lane)) == lanes


def test_two_messages_to_one_phone_keep_their_order_over_night(store: Store, address: int) -> None:
    """The same spread for both."""
    first, second = store.write(lambda c: queue(c, [_message(address), _message(address)], NIGHT))
    assert first < second
    assert _due(store, first) == _due(store, second)


def test_to_a_phone_that_said_stop_only_urgent_ones_are_written(store: Store) -> None:
    """Stop means stop; her own question is still answered."""
    address = store.write(lambda c: make.create_address(c, "+919999901001", stopped_at=NOON))
    both = [_message(address), _message(address, urgent=True)]
    assert len(store.write(lambda c: queue(c, both, NOON))) == 1


def test_a_stop_counts_for_the_phone_not_for_the_channel(store: Store) -> None:
    """What she stopped on WhatsApp is not written for her SMS; another phone's is."""

    def work(c) -> list[int]:
        make.create_address(c, "+919999901001", stopped_at=NOON)
        return [make.create_address(c, f"+91999990100{n}", channel="sms") for n in (1, 2)]

    same, other = store.write(work)
    (row,) = store.write(lambda c: queue(c, [_message(same), _message(other)], NOON))
    kept = select(Outbox.address_id).where(Outbox.id == row)
    assert store.read(lambda c: c.execute(kept).scalar_one()) == other


def test_once_is_written_once(store: Store, address: int) -> None:
    """By two clocks, and twice in one batch."""
    batch = [_message(address, once="a"), _message(address, once="a"), _message(address, once="b")]
    assert len(store.write(lambda c: queue(c, batch, NOON))) == 2
    assert store.write(lambda c: queue(c, batch, NOON)) == []
    assert len(store.write(lambda c: queue(c, [_message(address)] * 3, NOON))) == 3


def test_withdraw_takes_back_only_what_waits_for_this_reason(store: Store, address: int) -> None:
    """And nothing where the reason is not named."""
    batch = [_message(address, cause="meeting:1:2:1"), _message(address, cause="meeting:1:2:2")]
    store.write(lambda c: queue(c, [*batch, _message(address)], NOON))
    assert store.write(lambda c: withdraw(c, ["meeting:1:2:1"], NOON)) == 1
    assert store.write(lambda c: withdraw(c, ["meeting:1:2:1"], NOON)) == 0
    assert store.write(lambda c: withdraw(c, [""], NOON)) == 0
    states = store.read(
        lambda c: c.execute(select(Outbox.state).order_by(Outbox.id)).scalars().all()
    )
    assert states == ["cancelled", "waiting", "waiting"]


@given(st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC)))  # noqa: DTZ001
def test_awake_is_never_in_the_quiet_hours_and_never_earlier(at: datetime) -> None:
    """Whatever the moment."""
    for zone in (INDIA, ZoneInfo("Europe/Berlin")):  # with summer time
        due = awake(at, zone)
        assert not is_quiet(due, zone)
        assert timedelta() <= due - at <= timedelta(hours=13)
        assert due == at or (due.hour, due.minute) == (8, 0)


def test_the_window_closes_before_metas_does() -> None:
    """Ten minutes of margin, because their clock decides."""
    assert not is_open(None, NOON)
    assert is_open(NOON - timedelta(hours=23), NOON)
    assert not is_open(NOON - timedelta(hours=23, minutes=55), NOON)
    assert date(2026, 11, 21) == NOON.date()
