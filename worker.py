"""The queue process: `python worker.py` sends what waits; `python worker.py --clock` is the clock.

Any number of the first may run, and one of the second; two clocks do no harm.
"""

import argparse
import gc
import signal
import sys
import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from types import FrameType

import redis
from prometheus_client import start_http_server
from rq import SimpleWorker
from rq.serializers import JSONSerializer

from bot import clock, jobs, log
from bot.app import check
from bot.config import Settings
from bot.outbox import deliver, hint
from flows import FLOWS
from handlers import HANDLERS

_AGAIN = 1.0  # seconds between two tries to reach Redis
_WORKER_TTL = 45  # seconds; RQ waits 15 less than that for a job
_BEAT = 1.0  # seconds between two looks for rows that nobody is sending
_TICK = 15.0  # seconds between two looks at the calendar
_RECONCILE = 300.0  # seconds between two looks whether a day has passed

_NO_REDIS = """REDIS_URL is not set, so there is no queue to work off.
Set REDIS_URL (redis://127.0.0.1:6379/0) and start this again, or start `python worker.py --clock`,
which sends everything by itself where there is no Redis."""


class Sender(SimpleWorker):
    """Works in this process, without a fork for each job.

    A fork costs 15 ms of CPU and would open new connections to Twilio and the database every time;
    here they live as long as the process (PERFORMANCE.md, Queues and A3).
    """

    max_connection_wait_time = 4.0
    was_told_to_stop = False

    def request_stop(self, signum: int, frame: FrameType | None) -> None:
        """SIGTERM: send what is ready, then end."""
        Sender.was_told_to_stop = True
        deliver.stopping.set()
        super().request_stop(signum, frame)  # type: ignore[no-untyped-call]


def work(url: str) -> None:
    """Carry out hints until SIGTERM; a Redis that is away is waited for."""
    while not Sender.was_told_to_stop:
        try:
            sender = Sender(
                [hint.QUEUE],
                connection=redis.Redis.from_url(url),
                serializer=JSONSerializer,
                worker_ttl=_WORKER_TTL,
            )
            sender.work(logging_level="WARNING")
        except redis.RedisError as error:
            log.get().warning("redis.away", error=type(error).__name__)
        if not Sender.was_told_to_stop:
            time.sleep(_AGAIN)


class Clock:
    """Looks for what nobody sends, and at the calendar; a database that is away is waited for."""

    def __init__(self) -> None:
        self._stopped = threading.Event()
        self._next_tick = self._next_reconcile = 0.0
        self._tick_at = datetime.max.replace(tzinfo=UTC)
        self._beside: dict[str, threading.Thread] = {}

    def run(self) -> None:
        """Go on until SIGTERM."""
        for sign in (signal.SIGTERM, signal.SIGINT):
            signal.signal(sign, self._stop)
        while not self._stopped.is_set():
            try:
                self._beat()
            except Exception:
                log.get().exception("clock.failed", task="beat")
            self._stopped.wait(_BEAT)

    def _stop(self, _signum: int, _frame: FrameType | None) -> None:
        self._stopped.set()
        deliver.stopping.set()

    def _beat(self) -> None:
        jobs.replay()
        if time.monotonic() >= self._next_tick or clock.now() >= self._tick_at:
            self._next_tick = time.monotonic() + _TICK
            self._tick_at = clock.now() + timedelta(seconds=_TICK)  # a rehearsal puts its clock on
            jobs.tick()
            self._do_beside("media", jobs.fetch_media)
        if time.monotonic() >= self._next_reconcile:
            self._next_reconcile = time.monotonic() + _RECONCILE
            self._do_beside("reconcile", jobs.reconcile)
        jobs.sweep()

    def _do_beside(self, name: str, work: Callable[[], None]) -> None:
        """Beside the rest: the provider may list a whole day page by page, or send slowly."""
        before = self._beside.get(name)
        if before is None or not before.is_alive():
            self._beside[name] = threading.Thread(target=work, daemon=True)
            self._beside[name].start()


def main() -> None:
    """Read the command line and the settings, and go to work."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument(
        "--clock", action="store_true", help="tick instead of working off the queue"
    )
    is_clock = parser.parse_args().clock
    settings = Settings()
    try:
        check(settings)
    except ValueError as error:
        sys.exit(str(error))
    log.configure(settings.log_level)
    clock.follow(settings.clock_offset_file)
    gc.freeze()  # what is loaded stays: going through it would hold up all senders for 90 ms
    if settings.metrics_port:  # each process tells of itself; the web process does at /metrics
        start_http_server(settings.metrics_port, addr="127.0.0.1")
    if is_clock:
        jobs.listen(HANDLERS, FLOWS)
        Clock().run()
    elif settings.redis_url:
        work(settings.redis_url)
    else:
        sys.exit(_NO_REDIS)


if __name__ == "__main__":
    main()
