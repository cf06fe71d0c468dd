"""Worker and clock as processes: killed, cut off from Redis, started twice; nothing is lost."""

import os
import re
import signal
import subprocess
import time
from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import redis
import requests
from sqlalchemy import insert, select

from bot.cli import programs
from bot.cli.local_redis import LocalRedis
from bot.outbox import Message, hint, queue
from bot.outbox.queue import Lane
from bot.store import Store
from bot.store.tables import Meeting, Outbox
from tests import make
from tests.house import House
from tests.people import EVERYONE

PHONES = [f"+91999990{number:04}" for number in range(2000, 2120)]
IN_ONE_LEASE = 23  # seconds
IN_HAND = 40 + 40  # ready for half a second, and on their way for 0.4 s and a little


def _write(store: Store, *, per_phone: int = 1, phones: list[str] = PHONES) -> int:
    """Urgent ones: these tests also run at night."""
    at = datetime.now(UTC)

    def work(c) -> list[int]:
        messages = []
        for phone in phones:
            address = make.create_address(c, phone, channel="sms")
            messages += [
                Message(address, "answer", "hi", f"{phone} {n}", Lane.ANSWERS, urgent=True)
                for n in range(per_phone)
            ]
        return queue(c, messages, at)

    return len(store.write(work))


def _sent(house: House) -> Counter:
    answer = requests.get(f"{house.simulator_url}/simulator/messages", timeout=10).json()
    return Counter(m["body"] for m in answer["messages"] if m["direction"] == "out")


def _states(store: Store) -> Counter:
    return Counter(store.read(lambda c: c.execute(select(Outbox.state)).scalars().all()))


def _order(house: House, **fault: object) -> None:
    requests.post(f"{house.simulator_url}/simulator/faults", json=fault, timeout=10)


def _hint(house: House) -> None:
    with redis.Redis.from_url(house.env["REDIS_URL"]) as client:
        hint.hint(client)


def test_a_hint_wakes_the_worker(house: House, store: Store) -> None:
    """Without any clock."""
    house.start("simulator", "worker")
    written = _write(store)
    house.until(lambda: _hint(house) or sum(_sent(house).values()) == written)
    assert set(_sent(house).values()) == {1}


def test_a_worker_that_is_killed_loses_nothing_and_repeats_nothing(
    house: House, store: Store
) -> None:
    """kill -9 while many messages are on their way; what Twilio took is found there."""
    house.start("simulator")
    _order(house, on="create", delay=0.4, times=-1)
    written = _write(store)
    house.start("worker")
    _hint(house)
    house.until(lambda: sum(_sent(house).values()) > 20)
    house.kill("worker")
    doubtful = _states(store)["sending"]
    assert 0 < doubtful <= IN_HAND
    requests.delete(f"{house.simulator_url}/simulator/faults", timeout=10)
    house.move_clock(seconds=IN_ONE_LEASE)
    house.start("worker", "clock")
    house.until(lambda: sum(_sent(house).values()) >= written and not _states(store)["sending"])
    house.until(lambda: not _states(store)["waiting"])
    assert set(_sent(house).values()) == {1}
    assert sum(_sent(house).values()) == written


def test_a_flushed_redis_loses_nothing(house: House, store: Store) -> None:
    """The clock finds the rows whose hint is gone."""
    house.start("simulator", "worker")
    _order(house, on="create", delay=0.2, times=-1)
    written = _write(store, per_phone=2)
    _hint(house)
    house.until(lambda: sum(_sent(house).values()) > 5)
    with redis.Redis.from_url(house.env["REDIS_URL"]) as client:
        client.flushall()
    house.start("clock")
    house.until(lambda: sum(_sent(house).values()) == written)
    assert set(_sent(house).values()) == {1}


def test_a_redis_that_dies_is_done_without_and_taken_up_again(
    house: House, store: Store, local_redis: LocalRedis
) -> None:
    """The clock sends by itself; later the worker is there again."""
    house.start("simulator", "worker", "clock")
    local_redis.kill()
    first = _write(store, phones=PHONES[:5])
    house.until(lambda: sum(_sent(house).values()) == first)
    house.stop("clock")
    local_redis.start()
    second = _write(store, phones=PHONES[5:10])
    house.until(lambda: _hint(house) or sum(_sent(house).values()) == first + second)
    assert set(_sent(house).values()) == {1}


@pytest.mark.parametrize("with_redis", [True, False])
def test_where_no_worker_answers_the_clock_sends(
    house: House, store: Store, with_redis: bool
) -> None:
    """After ten seconds; and at once where no Redis is set."""
    house.start("simulator")
    if not with_redis:
        house.env.pop("REDIS_URL")
    written = _write(store)
    house.start("clock")
    house.until(lambda: sum(_sent(house).values()) == written, patience=15)


def test_two_clocks_remind_once(house: House, store: Store) -> None:
    """Both look at the calendar; each phone hears one reminder."""
    now = datetime.now(UTC)
    noon = now.replace(hour=6, minute=30, second=0) + timedelta(days=1)
    values = {"number": 1, "starts_at": noon + timedelta(hours=1), "place": "आँगनवाड़ी"}

    def work(c) -> None:
        group = make.create_group(c, EVERYONE, phones=True, dues_from=None)
        c.execute(insert(Meeting).values(group_id=group, created_at=now, **values))

    store.write(work)
    house.env.pop("REDIS_URL")
    house.move_clock(seconds=(noon - now).total_seconds())
    house.start("simulator", "clock")
    second = subprocess.Popen(programs.clock(), env=house.env, cwd=programs.ROOT)
    try:
        house.until(lambda: sum(_sent(house).values()) >= 8)
        time.sleep(2)
    finally:
        second.terminate()
        second.wait(15)
    assert sum(_sent(house).values()) == 8


@pytest.mark.parametrize("program", ["worker", "clock"])
def test_sigterm_ends_it_cleanly(house: House, program: str) -> None:
    """With 0, soon, and without a complaint."""
    command = getattr(programs, program)()
    process = subprocess.Popen(command, env=house.env, cwd=programs.ROOT, stderr=subprocess.PIPE)
    house.until(lambda: _listens(process.pid))
    os.kill(process.pid, signal.SIGTERM)
    _, said = process.communicate(timeout=15)
    assert process.returncode == 0, said.decode()
    assert b"Traceback" not in said


def _listens(pid: int) -> bool:
    """Whether it has a handler for SIGTERM by now."""
    caught = re.search(r"^SigCgt:\s*(\w+)$", Path(f"/proc/{pid}/status").read_text(), re.M)
    return bool(caught and int(caught[1], 16) >> (signal.SIGTERM - 1) & 1)


def test_a_worker_without_redis_says_what_to_do(house: House) -> None:
    """And does not start."""
    house.env.pop("REDIS_URL")
    ended = subprocess.run(
        programs.worker(), env=house.env, cwd=programs.ROOT, capture_output=True, timeout=30,
    )  # fmt: skip
    assert ended.returncode == 1
    assert b"Set REDIS_URL" in ended.stderr
