"""The fault table: a line each; nothing lost, nothing double, the books agree."""

import json
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from bot.books.check import check
from tests.faults.scene import Scene

PATIENCE = 120.0  # seconds, generous: recovery is measured here, never asserted
_STILL = 1.6  # seconds; the clock process looks once a second
TABLE = "FAULT_TABLE"  # the environment names the file in which `make faults` collects the lines


@dataclass(frozen=True)
class Line:
    """What became of one fault; `seconds` to recover, by the clock of the house."""

    fault: str
    database: str
    lost: int
    double: int
    books: str
    seconds: float
    note: str = ""

    @property
    def is_good(self) -> bool:
        """Whether all is there once and the books agree."""
        return (self.lost, self.double, self.books) == (0, 0, "clean")

    def __str__(self) -> str:
        return (
            f"{self.fault:<50} {self.database:<10} {self.lost:>4} {self.double:>6} {self.books:<6}"
            f" {self.seconds:>8.1f} {self.note}".rstrip()
        )


HEAD = f"{'fault':<50} {'database':<10} lost double books  recovers in s"


class Strike:
    """A fault under way; `over()` says that from now on it is to be recovered from."""

    def __init__(self, scene: Scene, *, moves: bool) -> None:
        self._scene, self._moves = scene, moves
        self.note = ""
        self._since: datetime = scene.now()
        self._settled: float | None = None

    def over(self) -> None:
        """What struck is gone, or has done its worst."""
        self._since = self._scene.now()

    def recovered(self) -> None:
        """Work goes on; without this, it does when nothing waits any more."""
        self._settled = (self._scene.now() - self._since).total_seconds()

    def wait(self) -> float:
        """Until everything is out; returns the seconds since `over`."""
        patience = time.monotonic() + PATIENCE
        seen, since = self._scene.waiting(), time.monotonic()
        while seen and time.monotonic() < patience:
            time.sleep(0.1)
            before, seen = seen, self._scene.waiting()
            if seen != before:
                since = time.monotonic()
            elif self._moves and time.monotonic() - since > _STILL:
                self._scene.move_to_next()
                since = time.monotonic()
        if self._settled is None:
            self.recovered()
        return self._settled or 0.0


@contextmanager
def struck(scene: Scene, fault: str, *, moves: bool = False) -> Iterator[Strike]:
    """The block does the harm. Then: wait, count, write the line, and fail if anything is amiss.

    `moves`: while we wait the clock jumps to when something is due again.
    """
    strike = Strike(scene, moves=moves)
    database = "sqlite" if scene.store.is_sqlite else "postgresql"
    try:
        yield strike
    except BaseException:
        tell(Line(fault, database, 0, 0, "?", 0.0, "the scene itself failed"))
        raise
    seconds = strike.wait()
    wrong = scene.not_once()
    line = Line(
        fault,
        database,
        sum(max(written - there, 0) for written, there in wrong.values()),
        sum(max(there - written, 0) for written, there in wrong.values()),
        "wrong" if scene.store.read(check) else "clean",
        round(seconds, 1),
        strike.note,
    )
    tell(line)
    assert line.is_good, (str(line), wrong)


def tell(line: Line) -> None:
    """Print it, and keep it where `make faults` wants it."""
    sys.stdout.write(f"{line}\n")
    if file := os.environ.get(TABLE):
        with Path(file).open("a") as table:
            table.write(json.dumps(asdict(line)) + "\n")
