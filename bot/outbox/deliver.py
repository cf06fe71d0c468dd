"""Empty the outbox: claim on disk, send through a pool with nothing open, write what came of it.

The caller's thread talks to the database, a few large transactions a second; the pool's threads
send. One of them waits for the next turn; when it goes off with its message, another takes its
place: so there are as many threads as messages on their way, and one.
"""

import threading
import time
from operator import itemgetter

from sqlalchemy import Connection

from bot import clock, log
from bot.channels.base import Channel, SendError
from bot.config import Settings
from bot.outbox import reconcile
from bot.outbox.claim import LINES, Claimed, claim
from bot.outbox.line import Line
from bot.outbox.pace import Pace
from bot.outbox.pool import THREADS, pool
from bot.outbox.results import Result, write_down
from bot.store import Store

stopping = threading.Event()  # set where this process is told to end: nothing more is claimed
_TURN = 16.0  # seconds; then it is the caller's turn: RQ wants to hear of its worker
_LAST = 2.0  # seconds after that in which what is ready may still go
_GATHER = 0.03  # seconds; results that come together are written together
_FULL = 0.5  # the same while there is enough to send: they go with the next claim
_REFUSALS = 20  # one after the other: the provider is down or wants a rest
_TOO_MANY = {"20429": 2.0, "63017": 2.0, "63018": 10.0}  # seconds of rest for the whole line


def drain(store: Store, channel: Channel, settings: Settings, worker: str, pace: Pace) -> int:
    """Send what is due, best lane first, for some seconds; returns how many were handed over.

    It stops early where the provider refuses one after the other: it is down or wants a rest, and
    the rows wait for their next turn. `worker` names the lease; each process has its own.
    """
    reconcile.settle(store, channel, worker)
    return _Turn(store, channel, settings, worker, pace).run()


class _Turn:
    """What the thread at the database and the senders share, under one lock."""

    def __init__(
        self, store: Store, channel: Channel, settings: Settings, worker: str, pace: Pace
    ) -> None:
        self._store, self._channel, self._settings, self._worker = store, channel, settings, worker
        self._lines = {name: Line(name, pace) for name in LINES}
        self._dry: set[str] = set()  # lines for which nothing was due when we looked last
        self._end = time.monotonic() + _TURN
        self._results: list[Result] = []
        self._since = 0.0  # when the oldest of them came
        self._senders = self._free = 0  # `free` of them wait for a turn
        self._flying = self._sent = self._refused = 0
        self._leader = threading.Lock()  # held by the sender whose turn is next
        self._lock = threading.Lock()
        self._added = threading.Condition(self._lock)  # something was made ready
        self._news = threading.Event()  # the thread at the database is wanted

    def run(self) -> int:
        """Until nothing is due, the time is over or the provider refuses."""
        try:
            while self._work():
                pass
        finally:  # where the database has failed: what is not on its way yet stays here
            with self._lock:
                for line in self._lines.values():
                    line.give_back()
        return self._sent

    def _work(self) -> bool:
        """One round of the thread at the database; False when all is done."""
        self._news.clear()
        with self._lock:
            rooms, results = self._wanted()
            if not (rooms or results or self._results or self._flying or self._ready):
                return False
            patience = _GATHER if self._results and not self._ready else _FULL
        if rooms or results:
            self._step(rooms, results)
        else:
            self._news.wait(patience)
        return True

    @property
    def _ready(self) -> int:
        return sum(map(len, self._lines.values()))

    # -- the database -----------------------------------------------------------------------

    def _wanted(self) -> tuple[dict[str, int], list[Result]]:
        """What is to be claimed and written down now."""
        rooms = self._rooms()
        quiet = not (self._flying or self._ready)
        waited = time.monotonic() - self._since
        ripe = quiet or waited >= (_FULL if self._ready else _GATHER)
        if not (rooms.keys() - self._dry or (self._results and ripe)):
            return {}, []
        results, self._results = self._results, []
        self._dry = set(rooms)
        return rooms, results

    def _rooms(self) -> dict[str, int]:
        if stopping.is_set():
            self._end = min(self._end, time.monotonic())
        over = time.monotonic() - self._end
        if self._refused >= _REFUSALS or over > _LAST:
            for line in self._lines.values():
                for claimed in line.give_back():
                    self._note(Result(claimed))
            return {}
        if over >= 0:  # what is ready still goes: its turns are drawn
            return {}
        return {name: line.room for name, line in self._lines.items() if line.room}

    def _step(self, rooms: dict[str, int], results: list[Result]) -> None:
        """One transaction: what came back is written and what goes next is claimed."""

        def work(connection: Connection) -> list[Claimed]:
            at = clock.now()  # here: it may have waited for the database, and leases begin now
            write_down(connection, results, self._worker, at)
            return claim(connection, self._settings, self._worker, rooms, at) if rooms else []

        found = self._store.write(work)
        with self._lock:
            for claimed in found:
                self._lines[claimed.message.channel].add(claimed)
                self._dry.discard(claimed.message.channel)
            self._added.notify()
            self._hire()

    # -- the provider -----------------------------------------------------------------------

    def _hire(self) -> None:
        """A sender for what is ready, where none waits for it."""
        if self._ready and not self._free and self._senders < THREADS:
            self._senders += 1
            self._free += 1
            pool().submit(self._work_off)

    def _work_off(self) -> None:
        """One sender: message after message, until nothing is ready."""
        try:
            while claimed := self._next():
                result = _send(self._channel, claimed)
                with self._lock:
                    self._hear(result)
        except Exception:  # no turns to be had: neither Redis nor the database
            log.get().exception("outbox.fault")
            with self._lock:
                self._refused = _REFUSALS
                self._leave()

    def _leave(self) -> None:
        self._senders -= 1
        self._free -= 1
        self._news.set()

    def _next(self) -> Claimed | None:
        """The message whose turn has come; None = nothing is ready."""
        with self._leader:
            while True:
                line, wait = min(
                    ((line, line.wait()) for line in self._lines.values()), key=itemgetter(1)
                )
                with self._lock:
                    if not self._ready:
                        self._leave()
                        return None
                    if wait <= 0 and line:
                        return self._take(line)
                    self._added.wait(min(wait, 1.0))

    def _take(self, line: Line) -> Claimed:
        claimed = line.take()
        self._flying += 1
        self._free -= 1
        self._hire()
        if len(line) in {line.low, 0}:
            self._news.set()
        return claimed

    def _hear(self, result: Result) -> None:
        self._flying -= 1
        self._free += 1
        self._note(result)
        if result.provider_id:
            self._sent += 1
            self._refused = 0
        elif result.error and result.error.retryable:
            self._refused += 1
            if rest := _TOO_MANY.get(result.error.code):
                self._lines[result.claimed.message.channel].rest(rest)
        if not self._ready:
            self._news.set()

    def _note(self, result: Result) -> None:
        if not self._results:
            self._since = time.monotonic()
        self._results.append(result)


def _send(channel: Channel, claimed: Claimed) -> Result:
    message = claimed.message
    if clock.now() > claimed.start_by:
        return Result(claimed)  # we slept: another process may be about to take it over
    try:
        return Result(claimed, channel.send(message))
    except SendError as error:
        return Result(claimed, error=error)
    except Exception:  # a fault of ours with one message must not hold up the others
        log.get().exception("outbox.fault", id=message.reference)
        return Result(claimed, error=SendError("fault", retryable=True, ambiguous=True))
