"""One bucket a line for all workers, in Redis or in the database."""

import time
from collections.abc import Iterator

import pytest
import redis

from bot import clock
from bot.config import Settings
from bot.outbox.pace import SPAN, Pace
from bot.store import Store

RATE = 50


@pytest.fixture(params=["redis", "database"])
def paces(request: pytest.FixtureRequest, store: Store, redis_url: str) -> Iterator[list[Pace]]:
    """Two workers' paces over one bucket, which has been drawn from before."""
    settings = Settings(_env_file=None, send_rate=RATE, sms_rate=1)
    client = redis.Redis.from_url(redis_url) if request.param == "redis" else None
    paces = [Pace(settings, store, client) for _ in range(2)]
    _remembered(paces[0])
    yield paces
    if client:
        client.close()


def _remembered(pace: Pace) -> None:
    """The bucket knows the line: what an empty one has to wait for first is over."""
    time.sleep(max(pace.draw("whatsapp", 1) - time.monotonic(), 0))


def test_turns_of_two_workers_do_not_overlap(paces: list[Pace]) -> None:
    """Each draw begins where the last one ended, whoever drew it."""
    draws = [paces[number % 2].draw("whatsapp", 5) for number in range(8)]
    gaps = [later - earlier for earlier, later in zip(draws, draws[1:], strict=False)]
    wanted = 5 * paces[0].gap("whatsapp")
    assert all(abs(gap - wanted) < 0.02 for gap in gaps), gaps


def test_the_allowance_is_used_and_never_passed(paces: list[Pace]) -> None:
    """Turns are at most so many a second, and hardly fewer."""
    gap = paces[0].gap("whatsapp")
    assert 1 / RATE <= gap <= 1.05 / RATE
    assert paces[0].turns("whatsapp") * gap <= SPAN
    assert paces[0].turns("sms") == 1


@pytest.mark.parametrize("rate", [1, 8, 50, 60, 80, 400, 1000])
def test_beats_never_make_a_second_too_full(store: Store, rate: int) -> None:
    """Several go at once; from the first of them, a second and its margin hold the allowance."""
    pace = Pace(Settings(_env_file=None, send_rate=rate), store, None)
    together = pace.together("whatsapp")
    assert rate % together == 0
    assert together * pace.gap("whatsapp") < 0.11 or together == 1
    assert pace.turns("whatsapp") % together == 0
    beats = rate // together
    assert beats * together * pace.gap("whatsapp") > 1.02  # one beat more would be behind this


def test_lines_do_not_wait_for_each_other(paces: list[Pace]) -> None:
    """A long code that is slow holds up nobody on WhatsApp."""
    for _ in range(3):
        paces[0].draw("sms", 1)
    first = paces[0].draw("whatsapp", 1)
    assert paces[0].draw("whatsapp", 1) - first < 0.1
    assert paces[0].draw("sms", 1) - first > 2


def test_a_rest_is_one_for_all(paces: list[Pace]) -> None:
    """The provider said "too many" to one of them."""
    before = paces[1].draw("whatsapp", 1)
    paces[0].rest("whatsapp", 2.0)
    assert 1.8 < paces[1].draw("whatsapp", 1) - before < 2.5


def test_a_flushed_redis_lets_nobody_send_what_another_has_drawn(
    store: Store, redis_url: str
) -> None:
    """The turns that were out are over before the next begin."""
    settings = Settings(_env_file=None, send_rate=RATE)
    with redis.Redis.from_url(redis_url) as client:
        pace = Pace(settings, store, client)
        _remembered(pace)
        last = pace.draw("whatsapp", 5)
        client.flushall()
        assert pace.draw("whatsapp", 1) - last > 0.5


def test_without_redis_the_database_keeps_the_pace(store: Store) -> None:
    """And the change from one to the other leaves a gap, not a burst."""
    settings = Settings(_env_file=None, send_rate=RATE)
    away = redis.Redis.from_url("redis://127.0.0.1:1/0", socket_connect_timeout=0.1)
    pace = Pace(settings, store, away)
    first = pace.draw("whatsapp", 5)
    second = Pace(settings, store, None).draw("whatsapp", 5)
    assert 0.05 < second - first < 0.5
    away.close()


def test_a_clock_that_was_set_back_does_not_silence_a_line(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The row says a time that is far away."""
    settings = Settings(_env_file=None, send_rate=RATE)
    pace = Pace(settings, store, None)
    first = pace.draw("whatsapp", 1)
    now = clock.now()
    monkeypatch.setattr(clock, "_source", lambda: now.replace(year=now.year - 1))
    assert pace.draw("whatsapp", 1) - first < 62


def test_a_redis_clock_that_was_set_back_does_not_silence_a_line(
    store: Store, redis_url: str
) -> None:
    """As the database's: for a minute at the most."""
    with redis.Redis.from_url(redis_url) as client:
        pace = Pace(Settings(_env_file=None), store, client)
        pace.draw("whatsapp", 8)
        ahead = int(client.get("outbox:pace:whatsapp") or 0) + 3_600_000_000
        client.set("outbox:pace:whatsapp", ahead)
        assert pace.draw("whatsapp", 8) - time.monotonic() < 61
