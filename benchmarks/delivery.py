"""How fast a broadcast goes out, and what a message costs, beside the allowance and the naive way.

`python benchmarks/delivery.py [--count 10000] [--rates 80,400] [--workers 1,2] [--databases
sqlite,postgresql] [--naive 200]` writes so many reminders, wakes the workers and reads at the
stand-in for Twilio when each arrived: the time beside count / rate, the most in any second, the CPU
of the workers. Each database syncs every commit. The naive way is one RQ job a message.
"""

import argparse
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import redis
import requests
from rq import Queue
from rq.serializers import JSONSerializer

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks.parts import databases  # noqa: E402
from benchmarks.parts.machine import cpu, fsync  # noqa: E402
from bot import clock  # noqa: E402
from bot.cli import child  # noqa: E402
from bot.cli.local_redis import LocalRedis  # noqa: E402
from bot.i18n.templates import render  # noqa: E402
from bot.outbox import Message, hint, queue  # noqa: E402
from bot.outbox.pace import MARGIN  # noqa: E402
from bot.outbox.queue import Lane  # noqa: E402
from bot.store import Store  # noqa: E402
from tests import make  # noqa: E402
from tests.house import House  # noqa: E402

TIME_AIM, CPU_AIM = 1.05, 1.2  # times count / rate; milliseconds a message
# The floor on the machine for which that aim was set (PERFORMANCE.md, PACED, http.client): where it
# is dearer, so may we be.
FLOOR = {80: 0.495, 400: 0.317}
_AT_ONCE = 500
WARM_UP = 3  # seconds at the allowance: all workers have a part in it
_PATIENCE = 60.0  # seconds without any arrival: it has stopped
HEAD = (
    f"{'database':12}{'way':18}{'count':>7}{'rate':>6}{'time s':>9}{'ideal':>8}{'x ideal':>9}"
    f"{'most/s':>8}{'CPU ms':>8}{'bare':>7}{'double':>8}{'lost':>6}   fsync ms"
)


@dataclass(frozen=True)
class Line:
    """One run; `arrivals` are seconds since the workers were woken."""

    database: str
    way: str
    count: int
    rate: int
    arrivals: list[float]
    double: int
    cpu: float
    fsyncs: tuple[float, float]
    floor: float = 0.0  # milliseconds of CPU of a bare request at this pace, in the same run

    @property
    def ratio(self) -> float:
        return self.arrivals[-1] / (self.count / self.rate)

    @property
    def most(self) -> int:
        """In any second, wherever it begins."""
        most = first = 0
        for last, at in enumerate(self.arrivals):
            while self.arrivals[first] <= at - 1:
                first += 1
            most = max(most, last - first + 1)
        return most

    def show(self) -> str:
        lost = self.count - (len(self.arrivals) - self.double)
        return (
            f"{self.database:12}{self.way:18}{self.count:7}{self.rate or '–':>6}"
            f"{self.arrivals[-1]:9.2f}"
            + (
                f"{self.count / self.rate:8.1f}{self.ratio:9.3f}"
                if self.rate
                else f"{'–':>8}{'–':>9}"
            )
            + f"{self.most:8}{self.cpu:8.2f}{self.floor or '–':>7}{self.double:8}{lost:6}"
            f"   {self.fsyncs[0]:.2f} > {self.fsyncs[1]:.2f}"
        )

    def aims(self) -> Iterator[str]:
        where = f"({self.database}, {self.way}, {self.rate}/s)"
        met = _met(self.ratio <= TIME_AIM)
        yield f"time {self.ratio:.3f} x count/rate {where}: {met} <= {TIME_AIM}"
        met = _met(self.most <= self.rate)
        yield f"most in a second {self.most} {where}: {met} <= {self.rate}"
        yield f"CPU {self.cpu:.2f} ms {where}: {_met(self.cpu <= CPU_AIM)} <= {CPU_AIM} ms"
        if there := FLOOR.get(self.rate):
            times, aim = self.cpu / self.floor, CPU_AIM / there
            yield f"CPU {times:.2f} x a bare request {where}: {_met(times <= aim)} <= {aim:.2f}"


@dataclass(frozen=True)
class Bench:
    """What every run needs."""

    folder: Path
    redis_url: str
    count: int

    @contextmanager
    def house(self, database: str, rate: int) -> Iterator[tuple[House, Store]]:
        """A stand-in for Twilio and a database, at noon; everybody has a phone."""
        with databases.empty(database, self.folder) as url:
            house = House(Path(tempfile.mkdtemp(dir=self.folder)), url, self.redis_url)
            house.env |= {"SEND_RATE": str(rate or 80), "LOG_LEVEL": "warning"}
            now = datetime.now(clock.INDIA)
            house.move_clock(seconds=(now.replace(hour=12, minute=0) - now).total_seconds())
            with redis.Redis.from_url(self.redis_url) as client:
                client.flushall()
            store = Store(url)
            house.start("simulator")
            lose = {"on": "callback", "lose": True, "times": -1}  # the web process takes reports
            requests.post(f"{house.simulator_url}/simulator/faults", json=lose, timeout=10)
            try:
                yield house, store
            finally:
                house.stop()
                store.close()

    def warm_up(self, house: House, store: Store, workers: int, count: int, before: int) -> None:
        """Every worker has sent before, as on any day."""
        with redis.Redis.from_url(self.redis_url) as client:
            self.write(house, store, count, "+9199998")
            while _all_arrived(house, count, before, patience=1.0) == []:
                wake(client, workers)
            time.sleep(3)

    def write(self, house: House, store: Store, count: int, prefix: str = "+9199999") -> list[int]:
        """Reminders of saving that are due, to as many phones."""
        at = clock.now()
        with clock_of(house):
            at = clock.now()
        said = render("saving_due", "hi", amount="₹100", day="गुरुवार 10 दिसंबर")
        rows: list[int] = []
        for start in range(0, count, _AT_ONCE):

            def work(c, start=start) -> list[int]:
                messages = []
                for number in range(start, min(start + _AT_ONCE, count)):
                    address = make.create_address(c, f"{prefix}{number:05}", heard_at=None)
                    messages.append(
                        Message(address, "saving_due", "hi", said.text, Lane.REMINDERS,
                                variables=said.variables, due_at=at)
                    )  # fmt: skip
                return queue(c, messages, at)

            rows += store.write(work)
        return rows


@contextmanager
def clock_of(house: House) -> Iterator[None]:
    """This process sees the time that the house sees."""
    clock.follow(house.clock_file)
    try:
        yield
    finally:
        clock.follow(None)


def ours(bench: Bench, database: str, rate: int, workers: int) -> Line:
    """Our workers, woken by one hint as after any commit."""
    with bench.house(database, rate) as (house, store):
        floor = bare(house, rate)
        before, warm_up = len(sent_by(house)), WARM_UP * rate
        running = [worker(house, n) for n in range(workers)]
        bench.warm_up(house, store, workers, warm_up, before)
        bench.write(house, store, bench.count)
        disk, used = fsync(bench.folder), sum(map(cpu, (p.pid for p in running)))
        with redis.Redis.from_url(bench.redis_url) as client:
            began = time.time()
            wake(client, workers)
        before += warm_up
        sent = _all_arrived(house, bench.count, before)[before:]
        used = sum(map(cpu, (p.pid for p in running))) - used
        for process in running:
            child.stop(process)
        arrivals, double = _arrivals(sent, began, house)
        way = f"ours, {workers} worker{'s' if workers > 1 else ''}"
        each = used * 1000 / bench.count
        fsyncs = (disk, fsync(bench.folder))
        return Line(database, way, bench.count, rate, arrivals, double, each, fsyncs, floor)


def bare(house: House, rate: int) -> float:
    """Milliseconds of CPU that a bare request costs at this pace, on this machine, today."""
    threads, count = ("8", 5 * rate) if rate < 200 else ("24", 3 * rate)
    command = [sys.executable, str(ROOT / "benchmarks/parts/bare.py"), house.simulator_url,
               str(rate / MARGIN), threads, str(count)]  # fmt: skip
    done = subprocess.run(command, env=house.env, capture_output=True, text=True, check=True)
    return float(done.stdout)


def naive(bench: Bench, database: str, count: int) -> Line:
    """One forked RQ job a message, as fast as it goes."""
    with bench.house(database, 0) as (house, store):
        for number in range(count):
            text = {"from": f"+9199999{number:05}", "body": "नमस्ते"}
            # Opens the window: the naive way knows no templates.
            requests.post(f"{house.simulator_url}/simulator/say", json=text, timeout=30)
        rows = bench.write(house, store, count)
        command = [
            *(sys.executable, "-m", "rq.cli", "worker", "naive", "--burst", "--quiet"),
            *("--serializer", "rq.serializers.JSONSerializer", "--url", bench.redis_url),
        ]
        with redis.Redis.from_url(bench.redis_url) as client:
            jobs = Queue("naive", connection=client, serializer=JSONSerializer)
            for row in rows:
                jobs.enqueue("benchmarks.parts.naive.send", row)
        before = fsync(bench.folder)
        began = time.time()
        process = child.start(command, log=house.folder / "naive.log", env=house.env, folder=ROOT)
        used = 0.0
        while process.poll() is None:
            used = max(used, cpu(process.pid))
            time.sleep(0.02)
        arrivals, double = _arrivals(sent_by(house), began, house)
        way = "RQ job a message"
        return Line(
            database,
            way,
            count,
            0,
            arrivals or [0.0],
            double,
            used * 1000 / count,
            (before, fsync(bench.folder)),
        )


def worker(house: House, number: int) -> "subprocess.Popen[bytes]":
    """A queue process."""
    log = house.folder / f"worker-{number}.log"
    return child.start([sys.executable, "worker.py"], log=log, env=house.env, folder=ROOT)


def wake(client: "redis.Redis", workers: int) -> None:
    """A hint for each of them: what one hint and the next message's do."""
    for _ in range(workers):
        client.delete("outbox:hinted")
        hint.hint(client)


def _all_arrived(
    house: House, count: int, before: int = 0, patience: float = _PATIENCE
) -> list[dict]:
    """What has arrived, when that is so many; nothing where it stops before."""
    most, since = 0, time.monotonic()
    while time.monotonic() - since < patience:
        health = requests.get(f"{house.simulator_url}/simulator/health", timeout=30).json()
        if health["messages"] >= count + before:
            time.sleep(1)  # a double would come now
            return sent_by(house)
        if health["messages"] > most:
            most, since = health["messages"], time.monotonic()
        time.sleep(0.5)
    return [] if patience < _PATIENCE else sent_by(house)


def sent_by(house: House) -> list[dict]:
    """What the stand-in was handed."""
    url = f"{house.simulator_url}/simulator/messages"
    messages = requests.get(url, timeout=120).json()["messages"]
    return [m for m in messages if m["direction"] == "out"]


def _arrivals(sent: list[dict], began: float, house: House) -> tuple[list[float], int]:
    times = sorted(at - began for at in arrivals(sent, house))
    return times, len(sent) - len({(m["phone"], m["body"]) for m in sent})


def arrivals(sent: list[dict], house: House) -> list[float]:
    """When each was there, by this machine's clock."""
    shift = float(house.clock_file.read_text())
    return [datetime.fromisoformat(m["at"]).timestamp() - shift for m in sent]


def _met(so: bool) -> str:
    return "meets" if so else "MISSES"


def main() -> None:
    """Read the command line and run everything."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--count", type=int, default=10_000, help="reminders of each run")
    parser.add_argument("--rates", default="80,400", help="messages a second that are allowed")
    parser.add_argument("--workers", default="1,2")
    parser.add_argument("--databases", default="sqlite,postgresql")
    parser.add_argument("--naive", type=int, default=200, help="messages of the naive way")
    given = parser.parse_args()
    (ROOT / ".run").mkdir(exist_ok=True)
    lines: list[Line] = []
    with (
        tempfile.TemporaryDirectory(dir=ROOT / ".run", prefix="bench-") as folder,
        LocalRedis(Path(folder) / "redis") as server,
    ):
        bench = Bench(Path(folder), server.url, given.count)
        print(HEAD)
        for database in given.databases.split(","):
            if given.naive:
                print(naive(bench, database, given.naive).show(), flush=True)
            for rate in map(int, given.rates.split(",")):
                for workers in map(int, given.workers.split(",")):
                    lines.append(ours(bench, database, rate, workers))
                    print(lines[-1].show(), flush=True)
    for line in lines:
        print(*line.aims(), sep="\n")


if __name__ == "__main__":
    main()
