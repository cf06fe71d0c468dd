"""`python -m tests.faults.kills --kills 1000 --database sqlite`: no message lost, none twice.

A process that has everything imported forks senders; each empties the outbox until it is killed, at
a named point (tests/faults/points.py) or at any time. Then the clock moves past the lease, and the
next one starts. Now and then two work side by side and one of them is killed.
"""

import argparse
import os
import random
import signal
import sys
import threading
import time
import traceback
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NoReturn

from bot import clock, jobs, log
from tests.databases import KINDS
from tests.faults.ground import Ground
from tests.faults.points import ANY_TIME, POINTS, Trap
from tests.house import House

_GREET_EVERY = 300  # kills of 75 seconds each: WhatsApp's window has to stay open
_CHANGE_EVERY = 50
_AT_ONCE = 0.2  # of all kills: another sender works beside
_TURNS = 2  # of a sender that is not killed
_LONGEST_TURN = 0.15  # seconds, about


@dataclass
class Tally:
    """What a run has come to."""

    kills: Counter[str] = field(default_factory=Counter)
    beside: int = 0
    messages: int = 0
    lost: int = 0
    double: int = 0
    stepped_back: int = 0  # rows whose state went down the ladder
    faults: int = 0  # senders that ended by an exception
    seconds: float = 0.0

    @property
    def is_clean(self) -> bool:
        """Whether everything is there once."""
        return not (self.lost or self.double or self.stepped_back or self.faults)

    def __str__(self) -> str:
        points = "".join(f"\n  {many:4} {name}" for name, many in sorted(self.kills.items()))
        return (
            f"kills {self.kills.total()} ({self.beside} with another sender beside), "
            f"messages {self.messages}, lost {self.lost}, double {self.double}, "
            f"states back {self.stepped_back}, senders that failed {self.faults}, "
            f"took {self.seconds:.0f} s; points:{points}"
        )


class Kills:
    """Senders over one database and one provider; `run` kills them."""

    def __init__(self, house: House, seed: int) -> None:
        self._chance = random.Random(seed)
        self._ground = Ground(house, self._chance)
        self._house = house
        self.tally = Tally()

    def run(self, kills: int) -> Tally:
        """Kill so many, let the last ones finish, count. Raises RuntimeError, TimeoutError."""
        began = time.monotonic()
        self._ground.prepare()
        for number in range(3 * kills + 50):
            if self.tally.kills.total() == kills:
                break
            self._round(number)
        else:
            raise RuntimeError(f"the points are hardly ever reached: {self.tally}")
        self._finish()
        self.tally.messages = self._ground.messages
        self.tally.stepped_back = self._ground.stepped_back
        self.tally.lost, self.tally.double = self._ground.count()
        self.tally.seconds = time.monotonic() - began
        return self.tally

    def _round(self, number: int) -> None:
        if number % _GREET_EVERY == 0:
            self._ground.greet()
        if number % _CHANGE_EVERY == 0:
            self._ground.vary(reports=number % (2 * _CHANGE_EVERY) > 0)
        self._ground.step_on()
        self._ground.write()
        self._ground.all_out()
        point = ANY_TIME if number % 3 == 2 else POINTS[(number - number // 3) % len(POINTS)]
        victim = self._fork(Trap(point, self._chance.choice((1, 1, 2, 3, 5))))
        other = self._fork() if self._chance.random() < _AT_ONCE else 0
        if point == ANY_TIME:
            time.sleep(self._chance.uniform(0, _LONGEST_TURN))
            os.kill(victim, signal.SIGKILL)
        if self._was_killed(victim):
            self.tally.kills[point] += 1
            self.tally.beside += bool(other)
        if other:
            self._was_killed(other)

    def _finish(self) -> None:
        """Nobody is killed any more; what is in doubt, or has to rest, gets its time."""
        for _ in range(200):
            self._ground.step_on()
            if self._ground.all_out():
                return
            self._was_killed(self._fork())

    def _fork(self, trap: Trap | None = None) -> int:
        assert threading.active_count() == 1, "only a process of one thread can be forked safely"
        pid = os.fork()
        if not pid:
            self._send(trap)
        return pid

    def _send(self, trap: Trap | None) -> NoReturn:
        """In the child: what the worker does with a hint."""
        try:
            how = os.O_WRONLY | os.O_APPEND | os.O_CREAT
            out = os.open(self._house.folder / "senders.log", how)
            os.dup2(out, 1)
            os.dup2(out, 2)
            os.environ.update(self._house.env)
            clock.follow(self._house.clock_file)
            if trap:
                trap.set(jobs.tools().store, jobs.tools().channel)
            for _ in range(_TURNS):
                jobs.drain()
        except BaseException:
            traceback.print_exc()
            os._exit(3)
        os._exit(0)

    def _was_killed(self, pid: int) -> bool:
        """Wait for its end."""
        patience = time.monotonic() + 60
        while (ended := os.waitpid(pid, os.WNOHANG)) == (0, 0):
            if time.monotonic() > patience:
                os.kill(pid, signal.SIGKILL)
                raise TimeoutError("a sender did not end; see senders.log")
            time.sleep(0.002)
        code = os.waitstatus_to_exitcode(ended[1])
        if code == -signal.SIGKILL:
            return True
        self.tally.faults += code != 0
        return False


def run(folder: Path, database_url: str, kills: int, seed: int) -> Tally:
    """A run of its own; the senders' log is left in `folder`."""
    log.configure("warning")
    house = House(folder, database_url, redis_url="")
    house.env |= {"SEND_RATE": "2000", "LOG_LEVEL": "warning"}
    try:
        return Kills(house, seed).run(kills)
    finally:
        house.stop()
        clock.follow(None)


def main() -> None:
    """Print the tally; the exit code is 1 if anything was lost or double."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--kills", type=int, default=1000)
    parser.add_argument("--database", choices=sorted(KINDS), default="sqlite")
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10**6))
    parser.add_argument("--keep", type=Path, help="folder in which the logs are left")
    given = parser.parse_args()
    databases = KINDS[given.database]()
    try:
        with TemporaryDirectory(prefix="bachat-kills-") as folder:
            sys.stdout.write(f"{given.database}, seed {given.seed}: ")
            sys.stdout.flush()
            tally = run(given.keep or Path(folder), databases.create(), given.kills, given.seed)
            sys.stdout.write(f"{tally}\n")
    finally:
        databases.close()
    sys.exit(not tally.is_clean)


if __name__ == "__main__":
    main()
